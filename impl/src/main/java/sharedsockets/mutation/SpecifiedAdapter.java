package sharedsockets.mutation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Candidates;
import sharedsockets.oracle.Oracle;
import sharedsockets.trace.Errors;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;

/**
 * A specification as an implementation (executable specification). Of several answers that it
 * allows, it gives one that the right specification refuses, if there is any.
 */
final class SpecifiedAdapter implements Adapter {
  private static final long ANY_DEFAULT = 0;
  private static final List<String> CODES =
      List.of(Errors.NONE, "WSAECONNREFUSED", "WSAECONNRESET");
  private static final List<Long> VALUES = List.of(ANY_DEFAULT, 1L, 2L);

  private final Supplier<Oracle> faulty;
  private final Supplier<Oracle> right;
  private Oracle oracle;

  /** Null from the first answer on that it refuses. */
  private Oracle referee;

  private long line;
  private long infos;

  /**
   * An implementation with no socket yet.
   *
   * @param faulty what it does
   * @param right what it should do, at the same values of the disputed points
   */
  SpecifiedAdapter(Supplier<Oracle> faulty, Supplier<Oracle> right) {
    this.faulty = faulty;
    this.right = right;
  }

  @Override
  public void reset(Collection<String> processes) {
    oracle = faulty.get();
    referee = right.get();
    line = 0;
    infos = 0;
    // A process exists once it has made a call.
    for (String process : processes) {
      take(Event.failure(++line, process, Operation.CLOSE_SOCKET, "WSAENOTSOCK", "none"));
    }
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    line++;
    Event asked = request.with(line, request.arguments());
    return request.operation().isCall() ? answer(asked) : happened(asked);
  }

  private Optional<Event> answer(Event call) throws AdapterFailure {
    List<Event> outcomes = oracle.outcomes(call);
    outcomes.replaceAll(this::named);
    Stream.concat(values(call), outcomes.stream().flatMap(SpecifiedAdapter::withCodes))
        .filter(each -> allows(oracle, each))
        .toList()
        .forEach(outcomes::add);
    Event waiting = call.pending(0);
    Optional<Event> wrong = outcomes.stream().filter(this::isWrong).findFirst();
    if (wrong.isEmpty() && allows(oracle, waiting) && (outcomes.isEmpty() || isWrong(waiting))) {
      throw new AdapterFailure("does not return").pending();
    }
    return wrong.or(() -> outcomes.stream().findFirst()).filter(this::take);
  }

  /** Of endlessly many values of an option, some that the state may not have. */
  private static Stream<Event> values(Event call) {
    return call.operation().result() == Kind.VALUE
        ? VALUES.stream().map(call::withResult)
        : Stream.empty();
  }

  /** The outcome with some error codes of its events. */
  private static Stream<Event> withCodes(Event outcome) {
    if (!outcome.succeeded()) {
      return Stream.empty();
    }
    if (outcome.result() instanceof Message message) {
      return CODES.stream().map(code -> outcome.withResult(message.withError(code)));
    }
    return outcome.operation().takes(Kind.ERROR_CODES)
        ? ((Set<?>) outcome.result())
            .stream()
                .flatMap(
                    event ->
                        CODES.stream()
                            .map(code -> outcome.withErrors(Map.of((String) event, code))))
        : Stream.empty();
  }

  /** Whether the right specification refuses it. */
  private boolean isWrong(Event event) {
    return referee != null && !allows(referee, event);
  }

  private static boolean allows(Oracle oracle, Event event) {
    try {
      return oracle.branches().stream()
          .anyMatch(
              branch ->
                  !oracle
                      .after(oracle.started(branch, event), event, oracle.freshSocket())
                      .isEmpty());
    } catch (RuntimeException e) {
      // A fault may leave a state for which the specification has no word.
      return false;
    }
  }

  private Event named(Event outcome) {
    if (Candidates.ANY_VALUE.equals(outcome.result())) {
      return outcome.withResult(ANY_DEFAULT);
    }
    if (!Candidates.ANY_NAME.equals(outcome.result())) {
      return outcome;
    }
    return outcome.withResult(
        outcome.operation() == Operation.DUPLICATE_SOCKET
            ? "i" + ++infos
            : freeDescriptor(outcome.recipient()));
  }

  /** Values are given out again at once, as Windows does. */
  private String freeDescriptor(String process) {
    int number = 1;
    while (isOpen(process, "s" + number)) {
      number++;
    }
    return "s" + number;
  }

  private boolean isOpen(String process, String descriptor) {
    return oracle.branches().stream()
        .map(Branch::state)
        .anyMatch(state -> Oracle.socketOf(state, process, descriptor) != null);
  }

  private Optional<Event> happened(Event event) {
    if (event.operation() != Operation.PEER_SEES_END) {
      return take(event) ? Optional.of(event) : Optional.empty();
    }
    String s = (String) event.argument(1);
    Event none = Event.network(line, Operation.PEER_SEES_NO_END, event.process(), s);
    boolean mustNotSee = referee != null && !referee.canHappen(event);
    for (Event each : mustNotSee ? List.of(event, none) : List.of(none, event)) {
      if (take(each)) {
        return Optional.of(event.withResult(each == event));
      }
    }
    return Optional.empty();
  }

  private boolean take(Event event) {
    if (!takes(oracle, event)) {
      return false;
    }
    if (referee != null && !takes(referee, event)) {
      referee = null;
    }
    return true;
  }

  private static boolean takes(Oracle oracle, Event event) {
    try {
      return oracle.takes(event);
    } catch (MalformedTrace | RuntimeException e) {
      // A fault may leave a state for which the specification has no word.
      return false;
    }
  }

  @Override
  public void close() {
    oracle = null;
    referee = null;
  }
}
