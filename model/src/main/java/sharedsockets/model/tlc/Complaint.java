package sharedsockets.model.tlc;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sharedsockets.model.tlc.ToolMessage.Code;

/** An error message of TLC without the sentences that only TLC's authors can use. */
final class Complaint {
  private static final List<Pattern> NOISE =
      List.of(
          Pattern.compile("TLC threw an unexpected exception\\."),
          Pattern.compile("This was probably caused by an error in the spec or model\\."),
          Pattern.compile("See the User Output or TLC Console for clues to what happened\\."),
          Pattern.compile("The exception was an? [\\w.$]+"),
          Pattern.compile("public static tlc2\\..*"),
          Pattern.compile("\\s*at [\\w.$/]+\\(.*\\)"));

  private Complaint() {}

  static String of(ToolMessage message) {
    String text =
        message
            .text()
            .lines()
            .filter(line -> NOISE.stream().noneMatch(noise -> noise.matcher(line).matches()))
            .map(line -> line.startsWith(": ") ? line.substring(2) : line)
            .filter(line -> !line.isBlank() && !line.equals(":"))
            .collect(Collectors.joining("\n"));
    return message.code() == Code.GENERAL_ERROR && text.isEmpty() ? message.text() : text;
  }
}
