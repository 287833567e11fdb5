package sharedsockets.replay;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.oracle.RandomCalls;

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
    Tally tally = new Tally(settings.profile());
    Hand hand = new Hand(slot, settings, new Experience());
    Performance performance = perform(hand, numbers, length);
    if (performance.deviation().isPresent()) {
      hand.found(performance, tally);
    }
    return tally.report().findings().stream().findFirst();
  }

  private static Performance perform(Hand hand, Random numbers, int length) {
    RandomCalls calls = new RandomCalls(numbers, PROCESSES, DESCRIPTORS, MISUSE);
    try {
      Session session = hand.session(calls.processes());
      for (int i = 0; i < length && session.deviation().isEmpty(); i++) {
        if (session.ask(calls.next(session.trace().size() + 1L)) == Performance.Outcome.DONE) {
          calls.note(session.last());
          session.endings().stream()
              .takeWhile(ending -> session.deviation().isEmpty())
              .forEach(session::ask);
        }
      }
      return hand.ended(session.performance("fuzzing"));
    } catch (AdapterFailure e) {
      return hand.unable(new Program("fuzzing", List.of()), e);
    }
  }

  @Override
  public void close() {
    slot.close();
  }
}
