package sharedsockets.model.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SANY's complaints, brought into the form {@code file:line:column: message}. */
final class SanyComplaint {
  private static final Pattern PARSING = Pattern.compile("Parsing file (.*)");
  private static final Pattern SYNTAX = Pattern.compile(".*?at line (\\d+), column (\\d+).*");
  private static final Pattern SEMANTIC =
      Pattern.compile("line (\\d+), col (\\d+) to line \\d+, col \\d+ of module (\\w+)");
  private static final Pattern ENDS_COMPLAINT =
      Pattern.compile(
          "Residual stack trace follows:.*|Fatal errors.*|\\*\\*\\* (Errors|Warnings).*");

  private SanyComplaint() {}

  /** Finds the complaints among the lines that SANY printed. */
  static String from(List<String> lines) {
    List<String> complaints = new ArrayList<>();
    String file = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher parsing = PARSING.matcher(line);
      Matcher semantic = SEMANTIC.matcher(line);
      if (parsing.matches()) {
        file = fileName(parsing.group(1));
      } else if (line.startsWith("***Parse Error***")) {
        complaints.add(syntax(file, paragraph(lines, i + 1)));
      } else if (semantic.matches()) {
        String place = semantic.group(3) + ".tla:" + semantic.group(1) + ":" + semantic.group(2);
        complaints.add(place + ": " + paragraph(lines, i + 1));
      } else if (line.startsWith("Cannot find source file")
          || line.startsWith("File does not exist")) {
        complaints.add(line);
      }
    }
    return complaints.isEmpty() ? String.join("\n", lines).strip() : String.join("\n", complaints);
  }

  private static String syntax(String file, String message) {
    Matcher place = SYNTAX.matcher(message);
    return place.matches()
        ? file + ":" + place.group(1) + ":" + place.group(2) + ": " + message
        : file + ": " + message;
  }

  /** The next lines that are not blank, as one, up to the first blank one after them. */
  private static String paragraph(List<String> lines, int from) {
    List<String> words = new ArrayList<>();
    for (String line : lines.subList(from, lines.size())) {
      String text = line.strip();
      if (ENDS_COMPLAINT.matcher(text).matches() || (text.isEmpty() && !words.isEmpty())) {
        break;
      }
      if (!text.isEmpty()) {
        words.add(text);
      }
    }
    return String.join(" ", words);
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
