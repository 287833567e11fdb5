package sharedsockets.model.sany;

/**
 * A module that SANY does not accept. The message starts with {@code file:line:column} where SANY
 * gives a place, and goes on with SANY's own words.
 */
public final class InvalidModule extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidModule(String message) {
    super(message);
  }

  InvalidModule(String message, Throwable cause) {
    super(message, cause);
  }
}
