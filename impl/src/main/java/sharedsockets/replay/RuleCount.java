package sharedsockets.replay;

/**
 * The number of times that a rule was put to the test.
 *
 * @param passed steps that the rule is about and that conformed
 * @param failed steps that broke it
 * @param unsupported steps that the adapter could not do
 * @param unreached steps that were not made because of what went wrong before them, or always does
 */
public record RuleCount(long passed, long failed, long unsupported, long unreached) {
  static final RuleCount PASSED = new RuleCount(1, 0, 0, 0);
  static final RuleCount FAILED = new RuleCount(0, 1, 0, 0);
  static final RuleCount UNSUPPORTED = new RuleCount(0, 0, 1, 0);
  static final RuleCount UNREACHED = new RuleCount(0, 0, 0, 1);

  /** So many that failed did not fail again. */
  static RuleCount dismissed(long failures) {
    return new RuleCount(0, -failures, 0, 0);
  }

  RuleCount plus(RuleCount other) {
    return new RuleCount(
        passed + other.passed,
        failed + other.failed,
        unsupported + other.unsupported,
        unreached + other.unreached);
  }

  /**
   * The verdict in a word: failed, masked where a finding of another rule stood before some steps,
   * passed, or unsupported where nothing else was seen.
   */
  public String verdict() {
    if (failed > 0) {
      return "failed";
    } else if (unreached > 0) {
      return "masked";
    }
    return passed > 0 ? "passed" : "unsupported";
  }
}
