package sharedsockets.model.ast;

/**
 * Thrown by a back end that does not support an expression, with its place and the operator's name.
 */
public final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Location at;

  public Unsupported(Location at, String message) {
    super(at + ": " + message);
    this.at = at;
  }

  /** Where the refused expression stands. */
  public Location at() {
    return at;
  }
}
