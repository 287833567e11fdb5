package sharedsockets.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Splits a stream of bytes into lines of UTF-8, each in turn lying in one buffer. */
final class LineReader implements Closeable {
  /** A longer line is no event of anybody's; it is refused before it fills the memory. */
  static final int LONGEST = 1 << 20;

  private final InputStream input;
  private byte[] buffer = new byte[1 << 16];
  private int lineStart;
  private int lineEnd;
  private int next; // where the line after this one starts
  private int limit; // end of what was read
  private long number;
  private boolean gaveUp;

  LineReader(InputStream input) {
    this.input = input;
  }

  /**
   * Goes to the next line; false at the end of the input, and after what can be no line of a text.
   */
  boolean advance() throws IOException, Malformation {
    if (gaveUp) {
      return false;
    }
    lineStart = next;
    int searched = next;
    while (true) {
      for (int i = searched; i < limit; i++) {
        if (buffer[i] == '\n') {
          return found(i, i + 1);
        }
      }
      searched = limit;
      if (limit - lineStart > LONGEST) {
        number++;
        gaveUp = true;
        throw new Malformation("is longer than %,d bytes".formatted(LONGEST));
      }
      if (limit == buffer.length) {
        searched -= lineStart;
        makeRoom();
      }
      int count = input.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        return limit > lineStart && found(limit, limit);
      }
      limit += count;
    }
  }

  private boolean found(int end, int following) throws Malformation {
    lineEnd = end;
    next = following;
    number++;
    if (number == 1) {
      checkByteOrderMark();
    }
    checkText();
    return true;
  }

  private void makeRoom() {
    int length = limit - lineStart;
    byte[] target = length > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, lineStart, target, 0, length);
    buffer = target;
    lineStart = 0;
    limit = length;
  }

  /** UTF-8 without control characters, which JSON allows nowhere but as white space. */
  private void checkText() throws Malformation {
    boolean ascii = true;
    for (int i = lineStart; i < lineEnd; i++) {
      byte b = buffer[i];
      if (b < ' ') {
        if (b < 0) {
          ascii = false;
        } else if (b != '\t' && (b != '\r' || i != lineEnd - 1)) {
          throw new Malformation(
              "holds the control character %d at byte %d".formatted(b, i - lineStart + 1));
        }
      }
    }
    if (!ascii) {
      checkEncoding();
    }
  }

  private void checkEncoding() throws Malformation {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, lineStart, length()));
    } catch (CharacterCodingException e) {
      throw new Malformation("is no UTF-8");
    }
  }

  private void checkByteOrderMark() throws Malformation {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      throw new Malformation("starts with a byte order mark; write UTF-8 without one");
    }
    if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      gaveUp = true;
      throw new Malformation("is UTF-16; write UTF-8");
    }
  }

  private boolean startsWith(int... bytes) {
    if (length() < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((buffer[lineStart + i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  boolean isBlank() {
    for (int i = lineStart; i < lineEnd; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Holds the line until the next call of advance. */
  byte[] buffer() {
    return buffer;
  }

  int start() {
    return lineStart;
  }

  int length() {
    return lineEnd - lineStart;
  }

  /** The line's number, counted from 1; the failing line's after an exception. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
