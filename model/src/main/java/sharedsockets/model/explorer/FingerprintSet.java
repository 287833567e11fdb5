package sharedsockets.model.explorer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A set of fingerprints: longs other than 0, spread evenly. Needs 10 to 11.3 bytes each, of the
 * heap. Thread-safe.
 *
 * <p>The upper bits of a fingerprint choose a segment, an open-addressing hash table that grows on
 * its own: so little is there twice while the set grows.
 */
final class FingerprintSet {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SEGMENT_BITS = 12;
  private static final int FIRST_LENGTH = 32;
  private static final double FULLEST = 0.8;

  private final Segment[] segments = new Segment[1 << SEGMENT_BITS];

  FingerprintSet() {
    Arrays.setAll(segments, i -> new Segment());
  }

  /** What adding a fingerprint reads first; to be read early, as memory is slow. */
  long peek(long fingerprint) {
    long[] slots = segment(fingerprint).slots;
    return slots[slot(fingerprint, slots.length)];
  }

  /** Adds a fingerprint; false if it is there. */
  boolean add(long fingerprint) {
    Segment segment = segment(fingerprint);
    // Most are there, and seen without a lock; who sees too little looks again under it.
    return !segment.has(fingerprint) && segment.add(fingerprint);
  }

  /**
   * The smallest difference between two fingerprints, as unsigned numbers, at least 1; 2^64 where
   * there are no two. Sorts the set, which can be used for nothing else afterwards.
   */
  double smallestGap() {
    long smallest = -1;
    long last = 0;
    boolean first = true;
    for (Segment segment : segments) {
      for (long fingerprint : segment.sorted()) {
        if (!first && Long.compareUnsigned(fingerprint - last, smallest) < 0) {
          smallest = fingerprint - last;
        }
        first = false;
        last = fingerprint;
      }
    }
    return smallest == -1 ? 0x1p64 : unsigned(smallest);
  }

  private static double unsigned(long number) {
    return number >= 0 ? number : (number >>> 1) * 2.0;
  }

  private Segment segment(long fingerprint) {
    return segments[(int) (fingerprint >>> Long.SIZE - SEGMENT_BITS)];
  }

  /** The bits below a segment's, as a fraction of its length: any length will do. */
  private static int slot(long fingerprint, int length) {
    return (int) Math.multiplyHigh(fingerprint << SEGMENT_BITS >>> 1, (long) length << 1);
  }

  /** The fingerprints that have some upper bits in common. */
  private static final class Segment {
    private long[] slots = new long[FIRST_LENGTH];
    private int size;

    /** Whether a fingerprint is there; what others are adding may be missed. */
    boolean has(long fingerprint) {
      long[] table = slots;
      int slot = slot(fingerprint, table.length);
      while (true) {
        long found = (long) SLOTS.getOpaque(table, slot);
        if (found == fingerprint || found == 0) {
          return found == fingerprint;
        }
        slot = slot + 1 == table.length ? 0 : slot + 1;
      }
    }

    synchronized boolean add(long fingerprint) {
      if (size >= slots.length * FULLEST) {
        long[] old = slots;
        long[] larger = new long[old.length + old.length / 8];
        for (long each : old) {
          if (each != 0) {
            put(larger, each);
          }
        }
        slots = larger;
      }
      if (put(slots, fingerprint)) {
        size++;
        return true;
      }
      return false;
    }

    private static boolean put(long[] table, long fingerprint) {
      int slot = slot(fingerprint, table.length);
      while (table[slot] != 0) {
        if (table[slot] == fingerprint) {
          return false;
        }
        slot = slot + 1 == table.length ? 0 : slot + 1;
      }
      SLOTS.setOpaque(table, slot, fingerprint);
      return true;
    }

    /** All of them in unsigned order: the order of signed numbers, as their upper bits agree. */
    synchronized long[] sorted() {
      long[] all = new long[size];
      int count = 0;
      for (long each : slots) {
        if (each != 0) {
          all[count++] = each;
        }
      }
      slots = all;
      Arrays.sort(all);
      return all;
    }
  }
}
