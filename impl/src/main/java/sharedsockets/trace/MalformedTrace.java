package sharedsockets.trace;

/**
 * A line is no event of the trace format. The message is one line and quotes little of the input.
 */
public final class MalformedTrace extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  public MalformedTrace(long line, String message) {
    super(message, null, false, false);
    this.line = line;
  }

  /** The line, counted from 1. */
  public long line() {
    return line;
  }
}
