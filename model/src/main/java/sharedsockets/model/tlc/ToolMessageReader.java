package sharedsockets.model.tlc;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the lines of TLC's {@code -tool} output into messages. */
final class ToolMessageReader {
  private static final Pattern START =
      Pattern.compile("(.*)@!@!@STARTMSG (-?\\d+):(\\d+) @!@!@(.*)");
  private static final String END = "@!@!@ENDMSG ";

  private final Consumer<ToolMessage> messages;
  private final StringBuilder text = new StringBuilder();
  private int nesting;
  private int code;
  private int severity;

  ToolMessageReader(Consumer<ToolMessage> messages) {
    this.messages = messages;
  }

  void line(String line) {
    Matcher start = START.matcher(line);
    if (start.matches()) {
      // TLC wraps one message into another where an exception carried it; the outer one counts.
      if (nesting++ == 0) {
        code = Integer.parseInt(start.group(2));
        severity = Integer.parseInt(start.group(3));
      } else {
        append(start.group(1));
      }
    } else if (line.startsWith(END) && nesting > 0) {
      if (--nesting == 0) {
        messages.accept(new ToolMessage(code, severity, text.toString()));
        text.setLength(0);
      }
    } else if (nesting > 0) {
      append(line);
    } else {
      messages.accept(new ToolMessage(ToolMessage.Code.PLAIN, 0, line));
    }
  }

  private void append(String line) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(line);
  }
}
