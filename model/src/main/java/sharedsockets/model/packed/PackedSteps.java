package sharedsockets.model.packed;

import java.util.BitSet;

/**
 * Base of compiled models: one worker's view of the state space. A state is {@link #words} longs;
 * states are told apart by the first few of them, those that the view has.
 *
 * <p>Not thread-safe: each worker has its own.
 */
public abstract class PackedSteps {
  /** Told of every successor and of what is wrong with it. */
  public interface Sink {
    /** A state within the constraints, new or not; the array is used again. */
    void reach(long[] state);

    /** A state violates an invariant. */
    void invariantViolated(int invariant, long[] state);

    /** The step to a state violates a step property. */
    void stepViolated(int property, long[] state);
  }

  /** A value that the type of its variable lacks. */
  public static final class OutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfRange() {
      super(null, null, false, false);
    }
  }

  /** An expression has no value; {@link #number} says which. */
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Index into {@link PackedModel#failures}. */
    public final int number;

    Failure(int number) {
      super(null, null, false, false);
      this.number = number;
    }
  }

  protected final long[] c;
  protected final long[] n;
  protected final long[] label;
  private final int words;
  private Sink sink;
  private final BitSet warnings = new BitSet();
  private long generated;

  protected PackedSteps(int words, int labelWords) {
    this.words = words;
    this.label = new long[labelWords];
    this.c = new long[words];
    this.n = new long[words];
  }

  public final void sink(Sink newSink) {
    this.sink = newSink;
  }

  /** Which of {@link PackedModel#warnings} apply to what was evaluated so far. */
  public final BitSet warnings() {
    return warnings;
  }

  /** Successors found so far, each counted as often as ways lead to it. */
  public final long generated() {
    return generated;
  }

  /**
   * What {@link PackedModel#label} reads, of the successor that is being reached; the array is used
   * again. Without meaning where the model has no observed variable.
   */
  public final long[] label() {
    return label;
  }

  /** Finds all successors of a state. */
  public final void expand(long[] states, int offset) {
    System.arraycopy(states, offset, c, 0, words);
    successors();
  }

  /** Offers a state that is no successor of another. */
  public final void initial(long[] state) {
    System.arraycopy(state, 0, n, 0, words);
    generated++;
    reached(within());
  }

  /** Checks the invariants of a new state; not during {@link #expand}. */
  public final void check(long[] states, int offset) {
    System.arraycopy(states, offset, n, 0, words);
    checkInvariants();
  }

  protected abstract void successors();

  /** Whether {@code n} is within all constraints. */
  protected boolean within() {
    return true;
  }

  /** Whether the step from {@code c} to {@code n} is within all action constraints. */
  protected boolean stepWithin() {
    return true;
  }

  /** The first invariant that {@code n} violates, or -1. */
  protected int violated() {
    return -1;
  }

  protected final void copy() {
    long[] from = c;
    long[] to = n;
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
  }

  protected final void offer(int times) {
    generated += times;
    reached(within() && stepWithin());
  }

  private void reached(boolean counts) {
    if (counts) {
      sink.reach(n);
    } else {
      // TLC checks invariants of states outside the constraints too, and does not count them.
      checkInvariants();
    }
  }

  private void checkInvariants() {
    int invariant = violated();
    if (invariant >= 0) {
      sink.invariantViolated(invariant, n);
    }
  }

  protected final void stepViolated(int property) {
    sink.stepViolated(property, n);
  }

  protected static void outOfRange() {
    throw new OutOfRange();
  }

  protected final void warn(int number) {
    warnings.set(number);
  }

  protected static void fail(int number) {
    throw new Failure(number);
  }

  protected static void put(long[] a, int word, int bit, long mask, long value) {
    a[word] = a[word] & ~(mask << bit) | value << bit;
  }

  protected static void clear(long[] a, int word, int count) {
    for (int i = 0; i < count; i++) {
      a[word + i] = 0;
    }
  }

  protected static boolean same(long[] a, int i, long[] b, int j, int count) {
    for (int k = 0; k < count; k++) {
      if (a[i + k] != b[j + k]) {
        return false;
      }
    }
    return true;
  }

  protected static int at(int[] table, int index) {
    return index < table.length ? table[index] : -1;
  }

  protected static int find(int[] table, int value) {
    for (int i = 0; i < table.length; i++) {
      if (table[i] == value) {
        return i;
      }
    }
    return -1;
  }

  protected static long remap(long mask, int[] moves) {
    long result = 0;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      int to = moves[Long.numberOfTrailingZeros(rest)];
      if (to >= 0) {
        result |= 1L << to;
      }
    }
    return result;
  }

  /** The mask of the numbers from low to high, over those from first to last. */
  protected static long range(int low, int high, int first, int last) {
    long result = 0;
    for (int i = Math.max(low, first); i <= Math.min(high, last); i++) {
      result |= 1L << (i - first);
    }
    return result;
  }
}
