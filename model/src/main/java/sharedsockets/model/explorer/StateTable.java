package sharedsockets.model.explorer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All states found, each with its parent, and an open-addressing hash table of their numbers.
 *
 * <p>A slot of the table holds the upper half of the hash and the number, so that a state is looked
 * at only where its hash agrees. Workers insert at the same time; a slot is claimed by
 * compare-and-set after the state has been written. Growing excludes them: see {@link #needsRoom}.
 */
final class StateTable implements StateSet, WorkerStates {
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
  private final long mostBytes;
  private final long[][] states = new long[MOST_CHUNKS][];
  private final int[][] parents = new int[MOST_CHUNKS][];
  private final AtomicLong nextBlock = new AtomicLong();
  private long[] slots = new long[1 << FIRST_BITS];
  private int shift = 64 - FIRST_BITS;

  /** An empty table. */
  StateTable(int words, int keyWords) {
    this(words, keyWords, Long.MAX_VALUE);
  }

  /**
   * An empty table; needing more room than it may have, it throws an {@link OutOfMemoryError} as it
   * does where there is none.
   *
   * @param mostBytes how much of the heap it may take
   */
  StateTable(int words, int keyWords, long mostBytes) {
    this.words = words;
    this.keyWords = keyWords;
    this.mostBytes = mostBytes;
  }

  /** Before the table has that many chunks and, in slots, that many longs. */
  private void requireRoom(long chunks, long longs) {
    long bytes = chunks * CHUNK * (words * Long.BYTES + Integer.BYTES) + longs * Long.BYTES;
    if (bytes > mostBytes) {
      throw new OutOfMemoryError("more states than this engine's table may hold");
    }
  }

  @Override
  public WorkerStates forWorker() {
    return this;
  }

  @Override
  public long takeBlock() {
    long first = nextBlock.getAndAdd(BLOCK);
    int chunk = (int) (first >>> CHUNK_BITS);
    if (chunk >= MOST_CHUNKS) {
      throw new OutOfMemoryError("more states than this engine can number");
    }
    synchronized (this) {
      if (states[chunk] == null) {
        requireRoom(chunk + 1, slots.length);
        parents[chunk] = new int[CHUNK];
        states[chunk] = new long[CHUNK * words];
      }
    }
    return first;
  }

  @Override
  public void publish() {
    // A state that has been inserted can be read.
  }

  @Override
  public void read(long first, long end) {
    // All are in memory.
  }

  @Override
  public long[] array(long number) {
    return states[(int) number >>> CHUNK_BITS];
  }

  @Override
  public int offset(long number) {
    return ((int) number & CHUNK - 1) * words;
  }

  @Override
  public long[] state(long number) {
    int offset = offset(number);
    return Arrays.copyOfRange(array(number), offset, offset + words);
  }

  @Override
  public long parent(long number) {
    return parents[(int) number >>> CHUNK_BITS][(int) number & CHUNK - 1];
  }

  @Override
  public boolean insert(long[] from, int at, long hash, long parent, long number) {
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
          parents[(int) number >>> CHUNK_BITS][(int) number & CHUNK - 1] = (int) parent;
          written = true;
        }
        found = (long) SLOTS.compareAndExchangeRelease(table, slot, 0L, tag | number + 1);
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

  @Override
  public long peek(long hash) {
    return slots[(int) (hash >>> shift)];
  }

  @Override
  public long peekState(long entry, long hash) {
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

  @Override
  public long hash(long[] state, int offset) {
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

  @Override
  public boolean needsRoom(long count) {
    return count > slots.length / 2;
  }

  @Override
  public void grow(long count) {
    while (needsRoom(count)) {
      long[] old = slots;
      if (old.length == 1 << 30) {
        throw new OutOfMemoryError("more states than this engine's table can hold");
      }
      requireRoom(count >>> CHUNK_BITS, old.length * 3L);
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

  @Override
  public void close() {
    // It is all heap.
  }
}
