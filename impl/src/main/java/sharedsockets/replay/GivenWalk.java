package sharedsockets.replay;

import java.util.Optional;
import java.util.Random;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.synthetic.RandomCalls;

/**
 * Walks on an implementation one at a time, each as long as somebody else's numbers last: a
 * fuzzer's input makes every choice. Not thread-safe.
 */
public final class GivenWalk implements AutoCloseable {
  private static final int PROCESSES = 3;
  private static final int DESCRIPTORS = 6;
  private static final double MISUSE = 0.15;

  private final AdapterSlot slot;
  private final Settings settings;

  /** No adapter is open yet. */
  public GivenWalk(AdapterSource source, Settings settings) {
    slot = new AdapterSlot(source);
    this.settings = settings;
  }

  /**
   * Asks, and has each answer judged.
   *
   * @param numbers make the choices
   * @param length the most requests
   * @return the first deviation, shrunk
   */
  public Optional<Finding> walk(Random numbers, int length) {
    Hand hand = new Hand(slot, settings);
    RandomCalls calls = new RandomCalls(numbers, PROCESSES, DESCRIPTORS, MISUSE);
    Performance performance =
        hand.walk(
            "fuzzing", calls, length, Experience.none(), session -> calls.next(session.line()));
    return performance.deviation().flatMap(found -> hand.shrunk(new Sighting(0, performance)));
  }

  @Override
  public void close() {
    slot.close();
  }
}
