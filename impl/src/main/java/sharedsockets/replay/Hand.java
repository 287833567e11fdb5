package sharedsockets.replay;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.synthetic.RandomCalls;
import sharedsockets.trace.Event;

/** Performs programs on one adapter at a time, and replaces it where it has failed. */
final class Hand {
  /** Adapters that so many times in a row have not answered at all will not do so. */
  private static final int MOST_FAILURES = 5;

  /** Adapters that fail so often where they are to start over are of no use. */
  private static final int MOST_RESETS = 20;

  /** But for those that do it seldom, once in so many programs. */
  private static final int SELDOM = 4;

  /** How often a round is repeated to see something again. */
  private static final int MOST_MEETINGS = 30;

  /** How often a program is repeated to see something again. */
  private static final int MOST_REPEATS = 10;

  private final AdapterSlot slot;
  private final Settings settings;
  private int failures;
  private int performed;
  private int unable;

  Hand(AdapterSlot slot, Settings settings) {
    this.slot = slot;
    this.settings = settings;
  }

  /** Whether there is any hope of an answer. */
  boolean isOfUse() {
    return failures < MOST_FAILURES
        && (unable < MOST_RESETS || performed / SELDOM > unable)
        && !Thread.currentThread().isInterrupted();
  }

  /** A fresh start, with these processes running. */
  private Session session(Collection<String> processes, Experience experience)
      throws AdapterFailure {
    return new Session(slot.adapter(), processes, settings, experience);
  }

  /** The same, of which requests are made side by side. */
  OverlappingSession overlapping(Collection<String> processes) throws AdapterFailure {
    return new OverlappingSession(slot.adapter(), processes, settings);
  }

  /**
   * A whole program, up to the first deviation.
   *
   * @param from the first step that has not been performed before
   * @param experience where no answer is to be expected
   */
  Performance perform(Program program, int from, Experience experience) {
    try {
      if (settings.threads() > 1) {
        return ended(overlapping(program.processes()).perform(program));
      }
      return ended(session(program.processes(), experience).perform(program, from));
    } catch (AdapterFailure e) {
      return unable(program, e);
    }
  }

  /** A program to the letter, on an adapter of which an answer is expected everywhere. */
  private Performance again(Program program) {
    return perform(program, program.steps().size(), Experience.none());
  }

  /** What depends on how requests meet need not show each time; a call that waits does. */
  private Performance again(Program program, Predicate<Performance> wanted) {
    Performance performance = again(program);
    for (int i = 1; i < MOST_MEETINGS && settings.threads() > 1 && isOfUse(); i++) {
      if (wanted.test(performance) || isUnanswered(performance)) {
        break;
      }
      performance = again(program);
    }
    return performance;
  }

  private static boolean isUnanswered(Performance performance) {
    return performance.deviation().filter(Deviation.Unanswered.class::isInstance).isPresent();
  }

  /**
   * A walk up to the first deviation.
   *
   * @param length the most requests
   * @param experience where no answer is to be expected
   * @param choice of the next request
   */
  Performance walk(
      String name,
      RandomCalls calls,
      int length,
      Experience experience,
      Function<Session, Event> choice) {
    try {
      Session session = session(calls.processes(), experience);
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
    performed++;
    performance.failure().ifPresent(this::replace);
    return performance;
  }

  /** The adapter has failed before the first step. */
  Performance unable(Program program, AdapterFailure failure) {
    unable++;
    replace(failure);
    return Performance.none(program, settings.profile(), failure);
  }

  private static boolean deviatesAs(Deviation deviation, Performance performance) {
    return performance.deviation().filter(each -> each.kind().equals(deviation.kind())).isPresent();
  }

  private void replace(AdapterFailure failure) {
    if (!failure.hasNeverAnswered()) {
      failures = 0;
    } else {
      // One that is silent has had long enough, and the next would have as long.
      failures += failure.isPending() ? MOST_FAILURES : 1;
    }
    slot.discard();
  }

  /** Shrinks what contradicts what was learnt; nothing if it does not show again. */
  Optional<Contradiction> shrunk(Clash clash, Sighting sighting, Tally tally) {
    Predicate<Performance> shown =
        clash.isAtSeveral()
            ? tally::contradicts
            : shorter -> clash.value().equals(shorter.oracle().decided().get(clash.point()));
    return seenAgain(sighting.performance(), shown)
        .map(seen -> new Shrinker(this::again, shown, settings.stop()).shrink(seen))
        .map(shortest -> sighting.contradiction(clash, shortest));
  }

  /** Shrinks what deviates; nothing if it does not show again. */
  Optional<Finding> shrunk(Sighting sighting) {
    Performance first = sighting.performance();
    Deviation deviation = first.deviation().orElseThrow();
    if (deviation instanceof Deviation.Unanswered) {
      return Optional.of(sighting.finding(hastilyShrunk(first)));
    }
    return seenAgain(first, other -> deviatesAs(deviation, other))
        .map(seen -> sighting.finding(shrunk(seen)));
  }

  /**
   * What an implementation does once and never again may be that the machine was busy. What depends
   * on how requests meet need not show again.
   */
  private Optional<Performance> seenAgain(Performance first, Predicate<Performance> shown) {
    if (settings.threads() > 1) {
      return Optional.of(first);
    }
    for (int i = 0; i < MOST_REPEATS && isOfUse(); i++) {
      Performance other = again(Shrinker.done(first));
      if (shown.test(other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private Performance shrunk(Performance first) {
    Deviation deviation = first.deviation().orElseThrow();
    Predicate<Performance> same = shorter -> deviatesAs(deviation, shorter);
    return new Shrinker(shorter -> again(shorter, same), same, settings.stop()).shrink(first);
  }

  /** Where each try costs a time-out it is a short one; the last word has the usual one. */
  private Performance hastilyShrunk(Performance first) {
    slot.hurry(true);
    Performance shortest = shrunk(first);
    slot.hurry(false);
    slot.discard();
    Deviation deviation = first.deviation().orElseThrow();
    Predicate<Performance> same = confirming -> deviatesAs(deviation, confirming);
    Performance confirmed = again(shortest.program(), same);
    return same.test(confirmed) ? confirmed : shrunk(first);
  }
}
