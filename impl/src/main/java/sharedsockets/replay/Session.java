package sharedsockets.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.replay.Performance.Outcome;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;

/** One trace in the making: requests to an adapter, and the oracle's opinion of each answer. */
final class Session {
  static final long PAUSE_NANOS = 500_000;

  /** So many times longer: a process that has exited is closed by a system that may be busy. */
  private static final int ENDINGS_TAKE = 20;

  private final Adapter adapter;
  private final Duration settling;
  private final Oracle oracle;
  private final Situation situation;
  private final Experience experience;
  private final List<Event> asked = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Event> answers = new ArrayList<>();
  private final List<Event> trace = new ArrayList<>();
  private List<Event> endings = List.of();
  private Deviation deviation;

  /**
   * Starts over.
   *
   * @param processes that run from the start
   * @param experience where no conforming answer is to be expected
   */
  Session(Adapter adapter, Collection<String> processes, Settings settings, Experience experience)
      throws AdapterFailure {
    this.adapter = adapter;
    this.experience = experience;
    settling = settings.settling();
    oracle = new Oracle(settings.profile());
    situation = new Situation(oracle);
    adapter.reset(processes);
  }

  /**
   * Performs a program, up to the first deviation. Where a connection ends at one of its steps, a
   * step is put in behind it that asks whether the peer has seen it.
   *
   * @param from the first step that has not been performed before, and so lacks this
   */
  Performance perform(Program program, int from) {
    Renaming names = new Renaming(program);
    List<Event> steps = new ArrayList<>();
    for (int i = 0; i < program.steps().size(); i++) {
      Event step = program.steps().get(i);
      steps.add(step);
      Event request = deviation == null ? names.request(step, line()) : null;
      if (deviation == null && request == null) {
        outcomes.add(Outcome.SKIPPED);
      } else if (deviation == null && ask(request) == Outcome.DONE) {
        names.learn(step, last());
        for (Event ending : i >= from ? endings() : List.<Event>of()) {
          if (deviation == null) {
            steps.add(names.step(ending));
            ask(ending);
          }
        }
      }
    }
    return performance(program.with(steps));
  }

  /** After a step that was done: to ask whether the peers have seen the ends that it has made. */
  List<Event> endings() {
    return endings.stream().filter(situation::isEnding).toList();
  }

  /** What was asked so far, as a program in the adapter's names. */
  Performance performance(String name) {
    return performance(new Program(name, asked));
  }

  private Performance performance(Program program) {
    return new Performance(
        program, outcomes, answers, trace, deviation(), oracle, () -> oracle.causes(List.of()));
  }

  /** What the adapter made of a request; null where that is a deviation. */
  Outcome ask(Event request) {
    Outcome outcome = outcome(request);
    asked.add(outcome == Outcome.DONE ? last() : request);
    if (outcome != null) {
      outcomes.add(outcome);
    }
    return outcome;
  }

  private Outcome outcome(Event request) {
    int kind = situation.kind(request);
    if (!oracle.canHappen(request)) {
      return Outcome.SKIPPED;
    }
    if (experience.isHopeless(kind)) {
      return Outcome.LEFT_OUT;
    }
    endings = situation.endings(request);
    boolean isObservation = request.operation().isObservation();
    long late = System.nanoTime() + settling.toNanos() * (isObservation ? ENDINGS_TAKE : 1);
    while (true) {
      try {
        Optional<Event> answer = answered(request);
        Deviation early = sent(request);
        if (early != null) {
          return deviates(early);
        }
        if (answer.isEmpty()) {
          return Outcome.UNSUPPORTED;
        }
        String stage = situation.stage(request);
        Deviation found = judged(answer.get(), stage);
        if (found == null) {
          experience.conformed(kind);
          answers.add(answer.get());
          trace.add(answer.get());
          return Outcome.DONE;
        }
        if (!mayChange(answer.get()) || System.nanoTime() - late >= 0) {
          experience.deviated(kind);
          trace.add(answer.get());
          return deviates(found);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      } catch (AdapterFailure e) {
        experience.unanswered(kind);
        Deviation found = unanswered(e, request);
        trace.add(found.rules().isEmpty() ? request : request.pending(0));
        return deviates(found);
      }
    }
  }

  private Deviation unanswered(AdapterFailure failure, Event request) {
    // An adapter that answers nothing at all does not mind which call it is.
    if (trace.isEmpty()) {
      return new Deviation.Unanswered(failure);
    }
    Divergence divergence = null;
    if (failure.isPending() && request.operation().isCall()) {
      try {
        divergence = oracle.next(request.pending(0)).orElse(null);
      } catch (MalformedTrace e) {
        throw new AssertionError(request + " was asked: " + e.getMessage(), e);
      }
    }
    return new Deviation.Unanswered(
        failure, divergence, request.operation().toString(), situation.stage(request));
  }

  private Outcome deviates(Deviation found) {
    deviation = found;
    return null;
  }

  /** What an adapter has sent to bring about what it was asked for is a call like any other. */
  private Deviation sent(Event request) {
    if (adapter.sent() == 0) {
      return null;
    }
    Event send =
        Event.success(
            line(),
            request.process(),
            Operation.SEND,
            adapter.sent(),
            request.argument(1),
            adapter.sent(),
            Set.of(),
            null);
    trace.add(send);
    return judged(send, situation.stage(send));
  }

  /** Of the peer, adapters are asked one question: whether it has seen the end. */
  private Optional<Event> answered(Event request) throws AdapterFailure {
    if (!request.operation().isObservation()) {
      return adapter.ask(request);
    }
    return adapter
        .ask(peerSees(request, true))
        .map(answer -> peerSees(request, !Boolean.FALSE.equals(answer.result())));
  }

  private static Event peerSees(Event request, boolean end) {
    return Event.network(
        request.line(),
        end ? Operation.PEER_SEES_END : Operation.PEER_SEES_NO_END,
        request.process(),
        (String) request.argument(1));
  }

  private Deviation judged(Event event, String stage) {
    try {
      Optional<Divergence> divergence = oracle.next(event);
      return divergence
          .map(
              found ->
                  new Deviation.Diverged(
                      found, event.operation().toString(), situation.lacking(event), stage))
          .orElse(null);
    } catch (MalformedTrace e) {
      return new Deviation.Contradicted(e.getMessage());
    }
  }

  /** Whether it is an observation that something has not happened yet; asking changes nothing. */
  private static boolean mayChange(Event event) {
    return switch (event.operation()) {
      case WAIT_FOR_EVENT, WAIT_FOR_EVENTS -> "WSA_WAIT_TIMEOUT".equals(event.result());
      case PEEK_MESSAGE -> !event.failed() && event.result() == null;
      case PEER_SEES_NO_END -> true;
      default -> false;
    };
  }

  /** What the last request that was done has come to. */
  Event last() {
    return answers.get(answers.size() - 1);
  }

  /** The line of the next request. */
  long line() {
    return trace.size() + 1L;
  }

  Situation situation() {
    return situation;
  }

  Optional<Deviation> deviation() {
    return Optional.ofNullable(deviation);
  }
}
