package sharedsockets.replay;

/**
 * How often a rule was put to the test.
 *
 * @param passed steps that the rule is about and that conformed
 * @param failed steps that broke it
 * @param unsupported steps that the adapter could not do
 */
public record RuleCount(long passed, long failed, long unsupported) {
  static final RuleCount PASSED = new RuleCount(1, 0, 0);
  static final RuleCount FAILED = new RuleCount(0, 1, 0);
  static final RuleCount UNSUPPORTED = new RuleCount(0, 0, 1);

  RuleCount plus(RuleCount other) {
    return new RuleCount(
        passed + other.passed, failed + other.failed, unsupported + other.unsupported);
  }

  /** The verdict in a word: failed, passed, or unsupported where nothing else was seen. */
  public String verdict() {
    return failed > 0 ? "failed" : passed > 0 ? "passed" : "unsupported";
  }
}
