package sharedsockets.cli;

/** One thing that {@code verify} does. */
interface VerifyStep {
  /** A few words for its row of the summary. */
  String name();

  /** Does it and prints its details. */
  Result run() throws InterruptedException;

  /**
   * What came out.
   *
   * @param expected how many checks came out as expected
   * @param total how many were made; none at all is a failure too
   * @param what was checked, in a few words
   */
  record Result(long expected, long total, String what) {
    boolean passed() {
      return expected == total && total > 0;
    }
  }
}
