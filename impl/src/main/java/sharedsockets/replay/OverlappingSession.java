package sharedsockets.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.SeveralOrders;
import sharedsockets.replay.Performance.Outcome;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/**
 * A trace in the making that is asked for in rounds: requests of different processes, made at a
 * time. Its events have a begin and an end.
 */
final class OverlappingSession {
  private final Adapter adapter;
  private final Settings settings;
  private final SeveralOrders orders;
  private final double start = System.nanoTime();
  private final List<Event> asked = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Event> trace = new ArrayList<>();
  private Deviation deviation;

  /**
   * Starts over.
   *
   * @param processes that run from the start
   */
  OverlappingSession(Adapter adapter, Collection<String> processes, Settings settings)
      throws AdapterFailure {
    this.adapter = adapter;
    this.settings = settings;
    orders = new SeveralOrders(settings.profile());
    adapter.reset(processes);
    if (!adapter.takesSeveral()) {
      throw new AdapterFailure("takes one request at a time only");
    }
  }

  /** Whether there is something to be asked. */
  boolean goesOn() {
    return deviation == null && orders.areFew();
  }

  /** The line of the next request. */
  long line() {
    return trace.size() + 1L;
  }

  /** Performs a program, up to the first deviation: as many steps in a round as can be. */
  Performance perform(Program program) {
    Renaming names = new Renaming(program);
    List<Event> steps = program.steps();
    int next = 0;
    while (next < steps.size() && goesOn()) {
      List<Event> round = new ArrayList<>();
      for (int i = next; i < steps.size(); i++) {
        Event request = names.request(steps.get(i), line() + round.size());
        if (request == null || !mayJoin(request, round)) {
          break;
        }
        round.add(request);
      }
      if (round.isEmpty()) {
        outcomes.add(Outcome.SKIPPED);
        next++;
      } else {
        List<Optional<Event>> answers = ask(round);
        for (Optional<Event> answer : answers) {
          Event step = steps.get(next++);
          answer.ifPresent(event -> names.learn(step, event));
        }
      }
    }
    return performance(program);
  }

  /** What was asked so far, as a program in the adapter's names. */
  Performance performance(String name) {
    return performance(new Program(name, asked));
  }

  private Performance performance(Program program) {
    return new Performance(
        program,
        outcomes,
        trace,
        trace,
        Optional.ofNullable(deviation),
        new Oracle(settings.profile()),
        () -> orders.causes(trace));
  }

  /** Whether a request may be made together with those of a round. */
  boolean mayJoin(Event request, List<Event> round) {
    List<Event> all = new ArrayList<>(round);
    all.add(request);
    return round.size() < settings.threads()
        && !request.operation().isObservation()
        && (round.isEmpty() || !isAlone(request) && !isAlone(round.get(0)))
        && round.stream().noneMatch(other -> other.process().equals(request.process()))
        && orders.canHappen(all);
  }

  /** Whether a request may get in the way of the first one of a round. */
  boolean meets(Event request, List<Event> round) {
    return round.isEmpty() || orders.meet(round.get(0), request);
  }

  /** The answers to a round, none where they deviate. */
  List<Optional<Event>> ask(List<Event> round) {
    long late = System.nanoTime() + settings.settling().toNanos();
    while (true) {
      double begin = System.nanoTime();
      try {
        List<Optional<Event>> answers = adapter.askTogether(round);
        List<Event> events = new ArrayList<>();
        for (Optional<Event> answer : answers) {
          answer.ifPresent(event -> events.add(placed(event, line() + events.size())));
        }
        if (orders.take(events)) {
          note(round, answers, events);
          return answers;
        }
        if (!isPoll(round.get(0)) || System.nanoTime() - late >= 0) {
          note(round, answers, events);
          deviates(deviation(orders.verdict(events)));
          return List.of();
        }
        LockSupport.parkNanos(Session.PAUSE_NANOS);
      } catch (AdapterFailure e) {
        List<Event> events = unanswered(round, e, begin);
        note(
            round,
            round.stream().map(each -> e.answers().getOrDefault(each, Optional.of(each))).toList(),
            events);
        deviates(new Deviation.Unanswered(e, divergence(events), "", ""));
        return List.of();
      }
    }
  }

  /** The events of a round that is not over: calls without an answer come last. */
  private List<Event> unanswered(List<Event> round, AdapterFailure failure, double begin) {
    List<Event> events = new ArrayList<>();
    // An adapter that answers nothing at all does not mind which calls they are.
    boolean hasAnswered =
        !trace.isEmpty() || failure.answers().values().stream().anyMatch(Optional::isPresent);
    for (Event request : round) {
      failure
          .answers()
          .getOrDefault(request, Optional.empty())
          .ifPresent(event -> events.add(placed(event, line() + events.size())));
    }
    for (Event request : round) {
      if (!failure.answers().containsKey(request)) {
        boolean isPending = hasAnswered && failure.isPending() && request.operation().isCall();
        Event event = request.with(line() + events.size(), request.arguments());
        events.add(isPending ? event.pending(begin - start) : event);
      }
    }
    return events;
  }

  /** Why a call may not wait that has not returned; null where that is not known. */
  private Divergence divergence(List<Event> events) {
    return events.stream().allMatch(Event::isTimed)
            && orders.verdict(events) instanceof Verdict.Diverges diverges
        ? diverges.divergence()
        : null;
  }

  private Event placed(Event event, long line) {
    return event.with(line, event.arguments()).during(event.begin() - start, event.end() - start);
  }

  private void note(List<Event> round, List<Optional<Event>> answers, List<Event> events) {
    for (int i = 0; i < round.size(); i++) {
      asked.add(answers.get(i).orElse(round.get(i)));
      outcomes.add(answers.get(i).isPresent() ? Outcome.DONE : Outcome.UNSUPPORTED);
    }
    trace.addAll(events);
  }

  /** The last step of a round is the one to deviate. */
  private void deviates(Deviation found) {
    deviation = found;
    outcomes.remove(outcomes.size() - 1);
  }

  private Deviation deviation(Verdict verdict) {
    if (verdict instanceof Verdict.Diverges diverges) {
      String call = trace.get((int) diverges.divergence().line() - 1).operation().toString();
      return new Deviation.Diverged(diverges.divergence(), call, "", "");
    }
    if (verdict instanceof Verdict.Malformed malformed) {
      return new Deviation.Contradicted(malformed.message());
    }
    throw new AssertionError("conforms after all: " + trace);
  }

  /** A poll is repeated until it is answered as it should be; a process begins with one call. */
  private static boolean isAlone(Event event) {
    return isPoll(event) || event.operation().takes(Kind.NEW_PROCESS);
  }

  private static boolean isPoll(Event event) {
    return switch (event.operation()) {
      case WAIT_FOR_EVENT, WAIT_FOR_EVENTS, PEEK_MESSAGE -> true;
      default -> false;
    };
  }
}
