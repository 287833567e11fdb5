package sharedsockets.fuzz.harness;

/** Thrown by a target that has found a deviation. The message is for people. */
public final class FindingError extends AssertionError {
  private static final long serialVersionUID = 1L;

  public FindingError(String message) {
    super(message);
  }
}
