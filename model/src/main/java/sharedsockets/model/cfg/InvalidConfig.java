package sharedsockets.model.cfg;

/** A .cfg file that cannot be read; the message starts with {@code file:line}. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean forTlc;

  InvalidConfig(String message) {
    this(message, false);
  }

  InvalidConfig(String message, boolean forTlc) {
    super(message);
    this.forTlc = forTlc;
  }

  /** Whether TLC reads it. */
  public boolean isForTlc() {
    return forTlc;
  }
}
