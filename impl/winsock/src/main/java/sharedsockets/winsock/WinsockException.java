package sharedsockets.winsock;

/** A call failed. */
public final class WinsockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final WinsockError error;
  private final String rule;

  WinsockException(WinsockError error, String rule, String message) {
    super(message);
    this.error = error;
    this.rule = rule;
  }

  /** Error, reason and rule; put together only here, since few who catch it read it. */
  @Override
  public String getMessage() {
    return error + " (" + error.code() + "): " + super.getMessage() + " [" + rule + "]";
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
