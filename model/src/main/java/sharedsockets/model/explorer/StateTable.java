package sharedsockets.model.explorer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All states found, each with its parent, and an open-addressing hash table of their numbers.
 *
 * <p>A slot of the table holds the upper half of the hash and the number, so that a state is looked
 * at only where its hash agrees. Workers insert at the same time; a slot is claimed by
 * compare-and-set after the state has been written. Growing excludes them: see {@link #needsRoom}.
 */
final class StateTable {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);

  /** The part of a slot that comes from the hash; the rest is a state's number, plus 1. */
  private static final long TAG = -1L << 31;

  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int MOST_CHUNKS = (1 << 17) - 1;
  private static final int FIRST_BITS = 19;

  private final int words;
  private final int keyWords;
  private final long[][] states = new long[MOST_CHUNKS][];
  private final int[][] parents = new int[MOST_CHUNKS][];
  private final AtomicLong nextBlock = new AtomicLong();
  private long[] slots = new long[1 << FIRST_BITS];
  private int shift = 64 - FIRST_BITS;

  StateTable(int words, int keyWords) {
    this.words = words;
    this.keyWords = keyWords;
  }

  /** How many numbers a worker takes at a time. */
  static final int BLOCK = 256;

  /** Takes {@link #BLOCK} numbers from the one returned on. */
  int takeBlock() {
    long first = nextBlock.getAndAdd(BLOCK);
    int chunk = (int) (first >>> CHUNK_BITS);
    if (chunk >= MOST_CHUNKS) {
      throw new OutOfMemoryError("more states than this engine can number");
    }
    synchronized (this) {
      if (states[chunk] == null) {
        parents[chunk] = new int[CHUNK];
        states[chunk] = new long[CHUNK * words];
      }
    }
    return (int) first;
  }

  /** The array that holds a state, at {@link #offset}. */
  long[] array(int number) {
    return states[number >>> CHUNK_BITS];
  }

  int offset(int number) {
    return (number & CHUNK - 1) * words;
  }

  /** The number of the state that this one was found from; -1 for an initial state. */
  int parent(int number) {
    return parents[number >>> CHUNK_BITS][number & CHUNK - 1];
  }

  /**
   * Inserts a state unless its key is there.
   *
   * @param hash the state's {@link #hash}
   * @param number of the state if it is new; taken by the caller before
   */
  boolean insert(long[] from, int at, long hash, int parent, int number) {
    long[] table = slots;
    int mask = table.length - 1;
    int slot = (int) (hash >>> shift);
    long tag = hash & TAG;
    boolean written = false;
    while (true) {
      long found = (long) SLOTS.getAcquire(table, slot);
      if (found == 0) {
        if (!written) {
          System.arraycopy(from, at, array(number), offset(number), words);
          parents[number >>> CHUNK_BITS][number & CHUNK - 1] = parent;
          written = true;
        }
        found = (long) SLOTS.compareAndExchangeRelease(table, slot, 0L, tag | number + 1L);
        if (found == 0) {
          return true;
        }
      }
      if ((found & TAG) == tag && sameKey(from, at, (int) (found & ~TAG) - 1)) {
        return false;
      }
      slot = slot + 1 & mask;
    }
  }

  /** The number of a state with the same key, or -1; not while others insert. */
  int find(long[] from, int at, long hash) {
    int mask = slots.length - 1;
    long tag = hash & TAG;
    for (int slot = (int) (hash >>> shift); slots[slot] != 0; slot = slot + 1 & mask) {
      int number = (int) (slots[slot] & ~TAG) - 1;
      if ((slots[slot] & TAG) == tag && sameKey(from, at, number)) {
        return number;
      }
    }
    return -1;
  }

  /** What stands in the first slot of a hash; to be read early, as memory is slow. */
  long peek(long hash) {
    return slots[(int) (hash >>> shift)];
  }

  /** Some of the state that a slot names if its tag agrees; to be read early, too. */
  long peekState(long entry, long hash) {
    if (entry == 0 || (entry & TAG) != (hash & TAG)) {
      return 0;
    }
    int number = (int) (entry & ~TAG) - 1;
    return array(number)[offset(number)];
  }

  private boolean sameKey(long[] from, int at, int number) {
    long[] array = array(number);
    int offset = offset(number);
    for (int i = 0; i < keyWords; i++) {
      if (array[offset + i] != from[at + i]) {
        return false;
      }
    }
    return true;
  }

  long hash(long[] state, int offset) {
    // The words' products do not wait for each other.
    long sum = 0;
    long factor = ODD;
    for (int i = 0; i < keyWords; i++) {
      long product = (state[offset + i] ^ factor) * factor;
      sum += product ^ product >>> 29;
      factor += 2 * ODD;
    }
    sum = (sum ^ sum >>> 32) * 0xD6E8_FEB8_6659_FD93L;
    return (sum ^ sum >>> 29) * ODD;
  }

  /** Whether the table should grow before many more states come. */
  boolean needsRoom(long count) {
    return count > slots.length / 2;
  }

  /** Makes room; nobody may use the table meanwhile. */
  void grow(long count) {
    while (needsRoom(count)) {
      long[] old = slots;
      if (old.length == 1 << 30) {
        throw new OutOfMemoryError("more states than this engine's table can hold");
      }
      long[] table = new long[old.length * 2];
      shift--;
      int mask = table.length - 1;
      // The upper bits choose the slot: both tables are gone through in order, and no state is
      // read.
      for (long entry : old) {
        if (entry != 0) {
          int slot = (int) (entry >>> shift);
          while (table[slot] != 0) {
            slot = slot + 1 & mask;
          }
          table[slot] = entry;
        }
      }
      slots = table;
    }
  }
}
