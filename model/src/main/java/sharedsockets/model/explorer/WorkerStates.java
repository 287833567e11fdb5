package sharedsockets.model.explorer;

/** A set of states as one worker uses it; not thread-safe, other workers have their own. */
interface WorkerStates {
  /** What a state is looked for by. */
  long hash(long[] state, int offset);

  /** What inserting a hash reads first; to be read early, as memory is slow. */
  long peek(long hash);

  /** What it reads next, if {@code entry} is what was read first; to be read early, too. */
  long peekState(long entry, long hash);

  /**
   * Takes {@link StateSet#BLOCK} numbers from the one returned on; what is inserted is published.
   */
  long takeBlock();

  /**
   * Inserts a state unless its key is there.
   *
   * @param hash the state's {@link #hash}
   * @param number of the state if it is new: the least one of the block taken last that is not used
   */
  boolean insert(long[] from, int at, long hash, long parent, long number);

  /** Lets all workers {@link #read} what this one has inserted so far. */
  void publish();

  /** Gets states ready for {@link #array}: those from {@code first} to before {@code end}. */
  void read(long first, long end);

  /** The array that holds a state that was read last, at {@link #offset}. */
  long[] array(long number);

  int offset(long number);
}
