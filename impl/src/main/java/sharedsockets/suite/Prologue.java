package sharedsockets.suite;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sharedsockets.label.Phrase;
import sharedsockets.trace.Operation;

/**
 * The beginning of a trace of negative calls, where a model permits it: opens all that can be open,
 * uses it and closes it again, so that later calls can name closed descriptors and used infos.
 */
final class Prologue {
  private static final List<Operation> PLAN =
      List.of(
          Operation.OPEN_SOCKET,
          Operation.DUPLICATE_SOCKET,
          Operation.OPEN_DUPLICATE,
          Operation.CLOSE_SOCKET,
          Operation.OPEN_DUPLICATE,
          Operation.CLOSE_SOCKET,
          Operation.CLOSE_SOCKET);

  private Prologue() {}

  /** Its arcs; none where the processes that run from the start cannot close all again. */
  static int[] of(Calls calls, Ways ways) {
    int[] arcs = new int[PLAN.size() * calls.tables(0).descriptors().size()];
    int length = 0;
    int state = 0;
    int place = 0;
    for (String process : calls.tables(0).descriptors().keySet().stream().sorted().toList()) {
      for (Operation operation : PLAN) {
        int call = find(calls, state, phrase -> isOf(phrase, operation, process));
        if (call >= 0) {
          int arc = arcOf(ways, place, call);
          arcs[length++] = arc;
          place = ways.target(arc);
          state = calls.target(call);
        }
      }
    }
    boolean allClosed =
        calls.tables(state).descriptors().values().stream().allMatch(table -> table.isEmpty());
    return allClosed ? IntStream.of(arcs).limit(length).toArray() : new int[0];
  }

  private static boolean isOf(Phrase phrase, Operation operation, String process) {
    return phrase.operation() == operation
        && phrase.process().equals(process)
        && (operation != Operation.DUPLICATE_SOCKET || process.equals(phrase.argument("target")));
  }

  private static int find(Calls calls, int state, Predicate<Phrase> wanted) {
    return IntStream.range(calls.first(state), calls.end(state))
        .filter(call -> calls.kind(call) == TraceKind.PLAIN && wanted.test(calls.phrase(call)))
        .findFirst()
        .orElse(-1);
  }

  private static int arcOf(Ways ways, int place, int call) {
    return IntStream.range(ways.first(place), ways.end(place))
        .filter(arc -> ways.step(arc) == call)
        .findFirst()
        .orElseThrow();
  }
}
