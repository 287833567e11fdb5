package sharedsockets.trace;

/**
 * A line is no event of the trace format. The message is one line and quotes little of the input.
 */
public final class MalformedTrace extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final int column;

  public MalformedTrace(long line, String message) {
    this(line, 0, message);
  }

  MalformedTrace(long line, int column, String message) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  /** The line, counted from 1. */
  public long line() {
    return line;
  }

  /** Where on the line and what. */
  public LineComment comment() {
    return new LineComment(line, column, getMessage());
  }
}
