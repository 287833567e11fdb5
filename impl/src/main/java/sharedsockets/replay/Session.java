package sharedsockets.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.ExercisedRules;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Performance.Outcome;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;

/** One trace in the making: requests to an adapter, and the oracle's opinion of each answer. */
final class Session {
  private static final long PAUSE_NANOS = 500_000;

  private final Adapter adapter;
  private final Duration settling;
  private final Oracle oracle;
  private final List<Event> trace = new ArrayList<>();
  private Deviation deviation;

  /**
   * Starts over.
   *
   * @param processes that run from the start
   * @param settling for how long it may take until something that has happened can be observed
   */
  Session(Adapter adapter, Collection<String> processes, ProfileSetting profile, Duration settling)
      throws AdapterFailure {
    this.adapter = adapter;
    this.settling = settling;
    oracle = new Oracle(profile);
    adapter.reset(processes);
  }

  /** Performs a whole program, up to the first deviation. */
  static Performance perform(
      Program program, Adapter adapter, ProfileSetting profile, Duration settling)
      throws AdapterFailure {
    Session session = new Session(adapter, program.processes(), profile, settling);
    Renaming names = new Renaming();
    List<Outcome> outcomes = new ArrayList<>();
    for (Event step : program.steps()) {
      Event request = names.request(step, session.trace.size() + 1L);
      Outcome outcome = request == null ? Outcome.SKIPPED : session.ask(request);
      if (outcome == null) {
        break;
      }
      if (outcome == Outcome.DONE) {
        names.learn(step, session.last());
      }
      outcomes.add(outcome);
    }
    return new Performance(
        program, outcomes, session.trace, Optional.ofNullable(session.deviation), session.oracle);
  }

  /** What the adapter made of a request; null where that is a deviation. */
  Outcome ask(Event request) {
    if (!oracle.canHappen(request)) {
      return Outcome.SKIPPED;
    }
    long late = System.nanoTime() + settling.toNanos();
    while (true) {
      try {
        Optional<Event> answer = adapter.ask(request);
        if (answer.isEmpty()) {
          return Outcome.UNSUPPORTED;
        }
        Deviation found = judged(answer.get());
        if (found == null) {
          trace.add(answer.get());
          return Outcome.DONE;
        }
        if (!mayChange(answer.get()) || System.nanoTime() - late >= 0) {
          trace.add(answer.get());
          return deviates(found);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      } catch (AdapterFailure e) {
        trace.add(request);
        return deviates(new Deviation.Unanswered(e));
      }
    }
  }

  private Outcome deviates(Deviation found) {
    deviation = found;
    return null;
  }

  private Deviation judged(Event event) {
    if (event.operation() == Operation.PEER_SEES_END && Boolean.FALSE.equals(event.result())) {
      return new Deviation.EndUnseen(ExercisedRules.of(event), event.describe());
    }
    try {
      Optional<Divergence> divergence = oracle.next(event);
      return divergence
          .map(found -> new Deviation.Diverged(found, event.operation().toString()))
          .orElse(null);
    } catch (MalformedTrace e) {
      return new Deviation.Contradicted(e.getMessage());
    }
  }

  /** Whether it is an observation that something has not happened yet; asking changes nothing. */
  private static boolean mayChange(Event event) {
    return switch (event.operation()) {
      case WAIT_FOR_EVENT -> "WSA_WAIT_TIMEOUT".equals(event.result());
      case PEEK_MESSAGE -> !event.failed() && event.result() == null;
      case PEER_SEES_END -> true;
      default -> false;
    };
  }

  private Event last() {
    return trace.get(trace.size() - 1);
  }

  List<Event> trace() {
    return trace;
  }

  Oracle oracle() {
    return oracle;
  }

  Optional<Deviation> deviation() {
    return Optional.ofNullable(deviation);
  }
}
