package sharedsockets.replay;

import java.util.Collection;
import sharedsockets.adapter.AdapterFailure;

/** Performs programs on one adapter at a time, and replaces it where it has failed. */
final class Hand {
  /** Adapters that so many times in a row have not answered at all will not do so. */
  private static final int MOST_FAILURES = 5;

  private final AdapterSlot slot;
  private final Settings settings;
  private final Silence silence;
  private int failures;

  Hand(AdapterSlot slot, Settings settings, Silence silence) {
    this.slot = slot;
    this.settings = settings;
    this.silence = silence;
  }

  /** Whether there is any hope of an answer. */
  boolean isOfUse() {
    return failures < MOST_FAILURES && !Thread.currentThread().isInterrupted();
  }

  /** A fresh start, with these processes running. */
  Session session(Collection<String> processes) throws AdapterFailure {
    return new Session(slot.adapter(), processes, settings, silence);
  }

  /**
   * A whole program, up to the first deviation.
   *
   * @param from the first step that has not been performed before
   */
  Performance perform(Program program, int from) {
    return perform(program, from, silence);
  }

  /** A program to the letter, on an adapter of which an answer is expected everywhere. */
  private Performance again(Program program) {
    return perform(program, program.steps().size(), new Silence());
  }

  private Performance perform(Program program, int from, Silence expected) {
    try {
      return ended(
          new Session(slot.adapter(), program.processes(), settings, expected)
              .perform(program, from));
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
      Performance shortest = new Shrinker(this::again).shrink(performance);
      tally.add(
          new Finding(
              shortest.deviation().orElseThrow(),
              performance.program().name(),
              1,
              shortest.trace()));
    }
  }
}
