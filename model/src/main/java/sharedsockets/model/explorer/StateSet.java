package sharedsockets.model.explorer;

/**
 * The states that a search has found, each with the number of the one that it was found from.
 * Numbers are from 0; not all are given to a state. Thread-safe but for {@link #grow}.
 */
interface StateSet extends AutoCloseable {
  /** How many numbers a worker takes at a time. */
  int BLOCK = 256;

  /** What one worker uses. */
  WorkerStates forWorker();

  /** A copy of the words of a state, of a level that has ended. */
  long[] state(long number);

  /** The number of the state that this one was found from; -1 for an initial state. */
  long parent(long number);

  /** Whether the set should grow before many more states come. */
  boolean needsRoom(long count);

  /** Makes room; nobody may use the set meanwhile. */
  void grow(long count);

  /** Gives back what the set has outside this JVM's heap. */
  @Override
  void close();
}
