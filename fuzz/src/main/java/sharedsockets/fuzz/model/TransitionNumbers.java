package sharedsockets.fuzz.model;

/**
 * The numbers of a program that stand for transitions. Each transition has as many of them as any
 * other, and numbers that differ a little stand for transitions far apart, since a fuzzer changes
 * numbers a little. Some count from the transition before: where that is a new one, so is this.
 */
final class TransitionNumbers {
  /** The lowest bits tell them from numbers that stand for calls. */
  private static final int KIND_BITS = 4;

  private static final int KIND_MASK = (1 << KIND_BITS) - 1;
  private static final int ABSOLUTE = 0b0111;
  private static final int RELATIVE = 0b1111;

  private static final int BITS = Integer.SIZE - KIND_BITS;
  private static final int MASK = (1 << BITS) - 1;

  /** Odd, and far from a small fraction of all numbers: by the golden ratio. */
  private static final int FACTOR = 0x9E3779B1 & MASK;

  private static final int INVERSE = inverse(FACTOR);

  private final int transitions;

  /**
   * Of so many transitions.
   *
   * @throws IllegalArgumentException if these are too many for numbers of 28 bits
   */
  TransitionNumbers(int transitions) {
    if (transitions > MASK) {
      throw new IllegalArgumentException("too many transitions: " + transitions);
    }
    this.transitions = transitions;
  }

  /** By Newton's method: each step doubles the number of right bits, three at first. */
  private static int inverse(int odd) {
    int inverse = odd;
    for (int bits = 3; bits < Integer.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /** Whether a number stands for a transition. */
  static boolean isOne(int number) {
    int kind = number & KIND_MASK;
    return kind == ABSOLUTE || kind == RELATIVE;
  }

  /**
   * The transition that a number stands for.
   *
   * @param before the transition before
   */
  int transition(int number, int before) {
    long from = (number & KIND_MASK) == RELATIVE ? place(before) : 0;
    long place = from + (number >>> KIND_BITS) * FACTOR & MASK;
    return (int) (place * transitions >>> BITS);
  }

  /** A number that stands for a transition, whatever is before. */
  int number(int transition) {
    return number(place(transition), ABSOLUTE);
  }

  /** A number that stands for a transition after another one. */
  int number(int transition, int before) {
    return number(place(transition) - place(before), RELATIVE);
  }

  private static int number(long place, int kind) {
    return ((int) place * INVERSE & MASK) << KIND_BITS | kind;
  }

  /** The first of a transition's places, which all have the same share of the numbers. */
  private long place(int transition) {
    return (((long) transition << BITS) + transitions - 1) / transitions;
  }
}
