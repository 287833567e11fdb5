package sharedsockets.winsock;

/** A call failed. */
public final class WinsockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final WinsockError error;
  private final String rule;

  WinsockException(WinsockError error, String rule, String message) {
    super(error + " (" + error.code() + "): " + message + " [" + rule + "]");
    this.error = error;
    this.rule = rule;
  }

  /** What WSAGetLastError would return. */
  public WinsockError error() {
    return error;
  }

  /** The id of the rule that asks for this error, such as CLS-1. */
  public String rule() {
    return rule;
  }
}
