package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonLocation;
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
  private long before; // bytes that the parser read of earlier lines

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
    before = parser.currentLocation().getByteOffset();
    return parser;
  }

  /** To be called where the line is not read to its end: the next one is begun anew. */
  void giveUp() {
    parser = null;
  }

  /** A parser of its own for the same line, to look ahead with. */
  JsonParser again() throws IOException {
    return Json.FACTORY.createParser(lines.buffer(), lines.start(), lines.length());
  }

  /** The column of the parser's token, in characters, counted from 1. */
  int column() {
    return column(parser.currentTokenLocation().getByteOffset() - before);
  }

  /** The column of a place that the parser speaks of. */
  int column(JsonLocation place) {
    return column(place.getByteOffset() - before);
  }

  /** The column of a byte of the line. */
  int column(long offset) {
    int column = 1;
    for (int i = 0; i < Math.min(offset, lines.length()); i++) {
      boolean continues = (lines.buffer()[lines.start() + i] & 0xC0) == 0x80;
      column += continues ? 0 : 1;
    }
    return column;
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
