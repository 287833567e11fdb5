package sharedsockets.trace;

/** A line is no answer of the adapter protocol. The message is one line, about the line. */
public final class MalformedAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedAnswer(String message) {
    super(message, null, false, false);
  }
}
