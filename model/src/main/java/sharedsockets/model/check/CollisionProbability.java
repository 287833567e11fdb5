package sharedsockets.model.check;

import java.util.Locale;

/**
 * The probability that an exploration has missed a state, because it told states apart by
 * fingerprints and two of them had the same one. Both are of the kind that TLC prints.
 *
 * @param calculated from the counts, 0 to 1: optimistic, as it takes fingerprints for random
 * @param actual estimated from the smallest difference of two fingerprints that were found, 0 to 1
 */
public record CollisionProbability(double calculated, double actual) {
  /**
   * The probability after an exploration: each of the states that were generated and taken for a
   * known one may have been another.
   *
   * @param reached the counts at its end
   * @param bits of a fingerprint, 1 to 64
   */
  public static CollisionProbability of(Progress reached, int bits, double actual) {
    double known = reached.generated() - reached.distinct();
    return new CollisionProbability(
        Math.min(1, Math.scalb(reached.distinct() * known, -bits)), Math.min(1, actual));
  }

  /** Both in words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "states were told apart by fingerprints; the probability that one was missed is %.1E"
            + " (calculated, optimistic), %.1E (by the actual fingerprints)",
        calculated,
        actual);
  }
}
