package sharedsockets.model.ast;

/** What a compiler refuses, with its place and the operator's name; it never guesses. */
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
