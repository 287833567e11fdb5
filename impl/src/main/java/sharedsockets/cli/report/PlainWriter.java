package sharedsockets.cli.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Text for a terminal, without the control characters that may be in names of traces, models,
 * configurations and profiles: each becomes a question mark, so that no input moves the cursor or
 * sends an escape sequence. Line ends and tabs stay.
 */
public final class PlainWriter extends FilterWriter {
  /** Goes through as a write of its own: the status line begins its line anew. */
  static final String START_OVER = "\r\u001b[K";

  public PlainWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    out.write(plain((char) c));
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    String part = text.substring(offset, offset + length);
    out.write(part.equals(START_OVER) || Colour.isCode(part) ? part : plain(part));
  }

  /** The text without them. */
  public static String plain(String text) {
    if (text.chars().allMatch(c -> plain((char) c) == c)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      plain.setCharAt(i, plain(plain.charAt(i)));
    }
    return plain.toString();
  }

  private static char plain(char c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t' ? '?' : c;
  }
}
