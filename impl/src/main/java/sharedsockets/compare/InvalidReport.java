package sharedsockets.compare;

/** A file that is no report. */
public final class InvalidReport extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidReport(String message, Throwable cause) {
    super(message, cause);
  }

  InvalidReport(String message) {
    super(message);
  }
}
