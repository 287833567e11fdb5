package sharedsockets.model.check;

/**
 * A model that cannot be explored: its module or .cfg is broken, or an expression has no value in
 * some state. The message gives the place and the tool's complaint, in a few lines.
 */
public final class InvalidModel extends Exception {
  private static final long serialVersionUID = 1;
  private final String output;

  public InvalidModel(String message, String output) {
    super(message);
    this.output = output;
  }

  public InvalidModel(String message) {
    this(message, "");
  }

  /** What the tool printed; may be empty. */
  public String output() {
    return output;
  }
}
