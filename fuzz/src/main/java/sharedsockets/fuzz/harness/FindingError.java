package sharedsockets.fuzz.harness;

/** What a target throws when something is wrong. The message is for people. */
public final class FindingError extends AssertionError {
  private static final long serialVersionUID = 1L;

  public FindingError(String message) {
    super(message);
  }
}
