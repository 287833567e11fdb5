package sharedsockets.replay;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.RandomCalls;
import sharedsockets.trace.Event;

/** Performs programs on one adapter at a time, and replaces it where it has failed. */
final class Hand {
  /** Adapters that so many times in a row have not answered at all will not do so. */
  private static final int MOST_FAILURES = 5;

  /** How often a round is repeated to see something again. */
  private static final int MOST_MEETINGS = 30;

  private final AdapterSlot slot;
  private final Settings settings;
  private final Experience experience;
  private int failures;

  Hand(AdapterSlot slot, Settings settings, Experience experience) {
    this.slot = slot;
    this.settings = settings;
    this.experience = experience;
  }

  /** Whether there is any hope of an answer. */
  boolean isOfUse() {
    return failures < MOST_FAILURES && !Thread.currentThread().isInterrupted();
  }

  /** A fresh start, with these processes running, of which requests are made side by side. */
  OverlappingSession overlapping(Collection<String> processes) throws AdapterFailure {
    return new OverlappingSession(slot.adapter(), processes, settings);
  }

  /**
   * A whole program, up to the first deviation.
   *
   * @param from the first step that has not been performed before
   */
  Performance perform(Program program, int from) {
    return perform(program, from, experience);
  }

  /** A program to the letter, on an adapter of which an answer is expected everywhere. */
  private Performance again(Program program) {
    return perform(program, program.steps().size(), new Experience());
  }

  /** What depends on how requests meet need not show each time. */
  private Performance again(Program program, Predicate<Performance> wanted) {
    Performance performance = again(program);
    for (int i = 1; i < MOST_MEETINGS && settings.threads() > 1 && isOfUse(); i++) {
      if (wanted.test(performance)) {
        break;
      }
      performance = again(program);
    }
    return performance;
  }

  private Performance perform(Program program, int from, Experience applying) {
    try {
      if (settings.threads() > 1) {
        return ended(overlapping(program.processes()).perform(program));
      }
      return ended(
          new Session(slot.adapter(), program.processes(), settings, applying)
              .perform(program, from));
    } catch (AdapterFailure e) {
      return unable(program, e);
    }
  }

  /**
   * A walk up to the first deviation.
   *
   * @param length the most requests
   * @param choice of the next request
   */
  Performance walk(String name, RandomCalls calls, int length, Function<Session, Event> choice) {
    try {
      Session session = new Session(slot.adapter(), calls.processes(), settings, experience);
      for (int i = 0; i < length && session.deviation().isEmpty(); i++) {
        if (session.ask(choice.apply(session)) == Performance.Outcome.DONE) {
          calls.note(session.last());
          session.endings().stream()
              .takeWhile(ending -> session.deviation().isEmpty())
              .forEach(session::ask);
        }
      }
      return ended(session.performance(name));
    } catch (AdapterFailure e) {
      return unable(new Program(name, List.of()), e);
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

  private static boolean deviatesAs(Deviation deviation, Performance performance) {
    return performance.deviation().filter(each -> each.key().equals(deviation.key())).isPresent();
  }

  private void replace(AdapterFailure failure) {
    failures = failure.hasNeverAnswered() ? failures + 1 : 0;
    slot.discard();
  }

  /** Shrinks what contradicts what was learnt. */
  void learn(Performance performance, Tally tally) {
    for (Contradiction each : tally.learn(performance)) {
      Predicate<Performance> shown =
          each.point().isEmpty()
              ? tally::contradicts
              : shorter -> each.value().equals(shorter.oracle().decided().get(each.point()));
      tally.replace(each.shownBy(new Shrinker(this::again, shown).shrink(performance).trace()));
    }
  }

  /** Shrinks what is not known yet. */
  void found(Performance performance, Tally tally) {
    Deviation deviation = performance.deviation().orElseThrow();
    if (!tally.isKnown(deviation)) {
      Predicate<Performance> same = shorter -> deviatesAs(deviation, shorter);
      Performance shortest =
          new Shrinker(shorter -> again(shorter, same), same).shrink(performance);
      tally.add(
          new Finding(
              shortest.deviation().orElseThrow(),
              performance.program().name(),
              1,
              shortest.trace()));
    }
  }
}
