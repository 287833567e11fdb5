package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One JSON parser for all lines of a trace, since to make one costs as much as to read a short
 * line. To the parser each line is all that there is, until the next line is begun.
 */
final class LineJson {
  private final LineReader lines;
  private final Line input = new Line();
  private final Rest rest = new Rest();
  private JsonParser parser;

  LineJson(LineReader lines) {
    this.lines = lines;
  }

  /** The parser, before the first token of the line at which the reader stands. */
  JsonParser begin() throws IOException {
    input.next = lines.start();
    input.end = lines.start() + lines.length();
    if (parser == null) {
      parser = Json.FACTORY.createParser(input);
    }
    return parser;
  }

  /** A parser of its own for the same line, to look ahead with. */
  JsonParser again() throws IOException {
    return Json.FACTORY.createParser(lines.buffer(), lines.start(), lines.length());
  }

  /** Whether nothing but white space is left of the line. */
  boolean isAtEnd() throws IOException {
    rest.isBlank = true;
    parser.releaseBuffered(rest);
    rest.write(lines.buffer(), input.next, input.end - input.next);
    return rest.isBlank;
  }

  private final class Line extends InputStream {
    private int next;
    private int end;

    @Override
    public int read() {
      return next < end ? lines.buffer()[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (next == end) {
        return -1;
      }
      int count = Math.min(length, end - next);
      System.arraycopy(lines.buffer(), next, target, offset, count);
      next += count;
      return count;
    }
  }

  private static final class Rest extends OutputStream {
    private boolean isBlank;

    @Override
    public void write(int b) {
      isBlank &= b == ' ' || b == '\t' || b == '\r';
    }
  }
}
