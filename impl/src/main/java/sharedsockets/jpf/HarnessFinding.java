package sharedsockets.jpf;

/**
 * A deviation that a harness has found.
 *
 * @param kind in some words: deadlock, data race, not linearizable, exception
 * @param details some lines
 * @param isOfTheCode whether the code under test did it; otherwise the harness itself ended, or its
 *     outcome cannot be judged, which shows no planted fault
 */
record HarnessFinding(String kind, String details, boolean isOfTheCode) {
  /** Of the code under test. */
  static HarnessFinding ofTheCode(String kind, String details) {
    return new HarnessFinding(kind, details, true);
  }

  /** Of what is around it. */
  static HarnessFinding ofTheHarness(String kind, String details) {
    return new HarnessFinding(kind, details, false);
  }
}
