package sharedsockets.model.cfg;

/** A .cfg file that cannot be read; the message starts with {@code file:line}. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidConfig(String message) {
    super(message);
  }
}
