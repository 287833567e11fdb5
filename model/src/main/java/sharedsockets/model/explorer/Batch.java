package sharedsockets.model.explorer;

import java.util.Arrays;

/**
 * States on their way into the table. Each of them needs a word or two of memory that is in no
 * cache; asking for those of many states at once hides most of the waiting.
 */
final class Batch {
  private final WorkerStates table;
  private final int words;
  private long[] states;
  private long[] hashes = new long[256];
  private long[] entries = new long[256];
  private long[] parents = new long[256];
  private int size;

  /** Keeps early reads from being optimised away. */
  private long sink;

  Batch(WorkerStates table, int words) {
    this.table = table;
    this.words = words;
    this.states = new long[256 * words];
  }

  int size() {
    return size;
  }

  void add(long[] state, long parent) {
    if (size == hashes.length) {
      states = Arrays.copyOf(states, states.length * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
      entries = Arrays.copyOf(entries, size * 2);
      parents = Arrays.copyOf(parents, size * 2);
    }
    System.arraycopy(state, 0, states, size * words, words);
    hashes[size] = table.hash(state, 0);
    parents[size++] = parent;
  }

  /** Reads what inserting will read. */
  void prepare() {
    for (int i = 0; i < size; i++) {
      entries[i] = table.peek(hashes[i]);
    }
    long read = 0;
    for (int i = 0; i < size; i++) {
      read += table.peekState(entries[i], hashes[i]);
    }
    sink = read;
  }

  boolean insert(int index, long number) {
    return table.insert(states, index * words, hashes[index], parents[index], number);
  }

  long[] states() {
    return states;
  }

  int offset(int index) {
    return index * words;
  }

  long parent(int index) {
    return parents[index];
  }

  void clear() {
    size = 0;
  }

  @Override
  public String toString() {
    return size + " states, " + sink;
  }
}
