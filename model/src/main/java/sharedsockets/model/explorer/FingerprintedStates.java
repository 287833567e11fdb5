package sharedsockets.model.explorer;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells states apart by fingerprints alone, which is all that it keeps in memory; the states
 * themselves, and their parents, are in a file. A state whose fingerprint another one has is taken
 * for that one, and what only it leads to is missed.
 */
final class FingerprintedStates implements StateSet {
  private static final long FIRST_FACTOR = 0xBF58_476D_1CE4_E5B9L;
  private static final long SECOND_FACTOR = 0x94D0_49BB_1331_11EBL;
  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

  private final int words;
  private final int keyWords;
  private final int bits;
  private final long mask;
  private final FingerprintSet fingerprints = new FingerprintSet();
  private final StateFile file;
  private final AtomicLong nextBlock = new AtomicLong();

  /**
   * An empty set.
   *
   * @param words of a state
   * @param keyWords how many of them, the first ones, tell states apart
   * @param bits of a fingerprint, 1 to 64
   */
  FingerprintedStates(int words, int keyWords, int bits) {
    this.words = words;
    this.keyWords = keyWords;
    this.bits = bits;
    this.mask = -1L << Long.SIZE - bits;
    this.file = new StateFile(words + 1);
  }

  /**
   * The fingerprint of a state, not 0. Each word goes through a mixing function in which each bit
   * of the input changes half the bits of the output (that of SplitMix64): states of a model differ
   * by few bits, and by the same ones.
   */
  private long fingerprint(long[] state, int offset) {
    long mixed = 0;
    for (int i = 0; i < keyWords; i++) {
      mixed = (mixed ^ state[offset + i]) + ODD;
      mixed = (mixed ^ mixed >>> 30) * FIRST_FACTOR;
      mixed = (mixed ^ mixed >>> 27) * SECOND_FACTOR;
      mixed ^= mixed >>> 31;
    }
    mixed &= mask;
    return mixed == 0 ? mask : mixed;
  }

  /**
   * The probability that two states had the same fingerprint, estimated from the smallest
   * difference of two different ones; 0 to 1. To be asked last, when no worker is left.
   */
  double collisionProbability() {
    return Math.scalb(1, Long.SIZE - bits) / fingerprints.smallestGap();
  }

  @Override
  public WorkerStates forWorker() {
    return new Access();
  }

  @Override
  public long[] state(long number) {
    long[] state = new long[words];
    record(number).get(state);
    return state;
  }

  @Override
  public long parent(long number) {
    return record(number).get(words);
  }

  private LongBuffer record(long number) {
    ByteBuffer buffer = file.buffer(1);
    file.read(buffer, number);
    return buffer.flip().asLongBuffer();
  }

  @Override
  public boolean needsRoom(long count) {
    return false; // The set of fingerprints grows by itself.
  }

  @Override
  public void grow(long count) {
    throw new IllegalStateException("it needs no room");
  }

  @Override
  public void close() {
    file.close();
  }

  /** Collects the records of a block, and writes them at once. */
  private final class Access implements WorkerStates {
    private final ByteBuffer block = file.buffer(BLOCK);
    private final LongBuffer records = block.asLongBuffer();
    private long firstUnwritten;
    private ByteBuffer readBuffer = file.buffer(BLOCK);
    private long[] read = new long[BLOCK * (words + 1)];
    private long firstRead;

    @Override
    public long hash(long[] state, int offset) {
      return fingerprint(state, offset);
    }

    @Override
    public long peek(long hash) {
      return fingerprints.peek(hash);
    }

    @Override
    public long peekState(long entry, long hash) {
      return 0;
    }

    @Override
    public long takeBlock() {
      firstUnwritten = nextBlock.getAndAdd(BLOCK);
      return firstUnwritten;
    }

    @Override
    public boolean insert(long[] from, int at, long hash, long parent, long number) {
      if (!fingerprints.add(hash)) {
        return false;
      }
      records.put(from, at, words).put(parent);
      return true;
    }

    @Override
    public void publish() {
      int longs = records.position();
      if (longs > 0) {
        file.write(block.position(0).limit(longs * Long.BYTES), firstUnwritten);
        firstUnwritten += longs / (words + 1);
        records.clear();
      }
    }

    @Override
    public void read(long first, long end) {
      int longs = (int) (end - first) * (words + 1);
      if (read.length < longs) {
        read = new long[longs];
        readBuffer = file.buffer((int) (end - first));
      }
      file.read(readBuffer.position(0).limit(longs * Long.BYTES), first);
      readBuffer.flip().asLongBuffer().get(read, 0, longs);
      firstRead = first;
    }

    @Override
    public long[] array(long number) {
      return read;
    }

    @Override
    public int offset(long number) {
      return (int) (number - firstRead) * (words + 1);
    }
  }
}
