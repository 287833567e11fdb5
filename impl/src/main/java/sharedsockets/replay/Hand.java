package sharedsockets.replay;

import java.util.Collection;
import sharedsockets.adapter.AdapterFailure;

/** Performs programs on one adapter at a time, and replaces it where it has failed. */
final class Hand {
  /** Adapters that so many times in a row have not answered at all will not do so. */
  private static final int MOST_FAILURES = 5;

  private final AdapterSlot slot;
  private final Settings settings;
  private int failures;

  Hand(AdapterSlot slot, Settings settings) {
    this.slot = slot;
    this.settings = settings;
  }

  /** Whether there is any hope of an answer. */
  boolean isOfUse() {
    return failures < MOST_FAILURES && !Thread.currentThread().isInterrupted();
  }

  /** A fresh start, with these processes running. */
  Session session(Collection<String> processes) throws AdapterFailure {
    return new Session(slot.adapter(), processes, settings.profile(), settings.settling());
  }

  /** A whole program, up to the first deviation. */
  Performance perform(Program program) {
    try {
      return ended(session(program.processes()).perform(program));
    } catch (AdapterFailure e) {
      return unable(program, e);
    }
  }

  /** To be told of each performance, for the adapter may be of no more use. */
  Performance ended(Performance performance) {
    performance.failure().ifPresent(this::replace);
    return performance;
  }

  /** The adapter has failed before the first step. */
  Performance unable(Program program, AdapterFailure failure) {
    replace(failure);
    return Performance.none(program, settings.profile(), failure);
  }

  private void replace(AdapterFailure failure) {
    failures = failure.hasNeverAnswered() ? failures + 1 : 0;
    slot.discard();
  }

  /** Shrinks what is not known yet. */
  void found(Performance performance, Tally tally) {
    Deviation deviation = performance.deviation().orElseThrow();
    if (!tally.isKnown(deviation)) {
      Performance shortest = new Shrinker(this::perform).shrink(performance);
      tally.add(
          new Finding(
              shortest.deviation().orElseThrow(),
              performance.program().name(),
              1,
              shortest.trace()));
    }
  }
}
