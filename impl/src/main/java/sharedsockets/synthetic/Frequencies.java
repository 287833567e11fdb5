package sharedsockets.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The frequencies of random calls: lists to draw from, in which a call stands as often as is said
 * here, and once by default.
 */
final class Frequencies {
  /** Calls on one socket or object. */
  static final List<Operation> USES =
      list(
          Frequencies::isUse,
          weight(Operation.SET_OPTION, 2),
          weight(Operation.GET_OPTION, 2),
          weight(Operation.SET_BLOCKING, 1),
          weight(Operation.EVENT_SELECT, 3),
          weight(Operation.ASYNC_SELECT, 2),
          weight(Operation.ENUM_NETWORK_EVENTS, 3),
          weight(Operation.WAIT_FOR_EVENT, 4),
          weight(Operation.RESET_EVENT, 1),
          weight(Operation.CLOSE_EVENT, 1),
          weight(Operation.DESTROY_WINDOW, 1),
          weight(Operation.PEEK_MESSAGE, 3),
          weight(Operation.SEND, 2),
          weight(Operation.RECV, 3));

  /** Calls that are mostly replaced by others: after them there is less that can happen. */
  static final Map<Operation, Operation> RARELY =
      Map.of(
          Operation.CLOSE_EVENT, Operation.SEND,
          Operation.DESTROY_WINDOW, Operation.RECV,
          Operation.SHUTDOWN, Operation.RECV);

  /** Calls that can be made on something that is not there. */
  static final List<Operation> MISUSES =
      list(
          operation ->
              operation.canFail()
                  && (isUse(operation) || isOfProcesses(operation))
                  && !operation.takes(Kind.FRESH_EVENT_OBJECT),
          weight(Operation.OPEN_DUPLICATE, 2));

  static final List<Operation> NETWORK_EVENTS =
      list(
          operation -> !operation.isCall() && !operation.isObservation(),
          weight(Operation.DATA_ARRIVES, 3),
          weight(Operation.CONNECTION_ARRIVES, 2),
          weight(Operation.PEER_CLOSES, 1),
          weight(Operation.ROOM_ENDS, 1));

  private Frequencies() {}

  private record Weight(Operation operation, int times) {}

  private static Weight weight(Operation operation, int times) {
    return new Weight(operation, times);
  }

  private static List<Operation> list(Predicate<Operation> belongs, Weight... weights) {
    List<Operation> list = new ArrayList<>();
    for (Weight weight : weights) {
      list.addAll(Collections.nCopies(weight.times(), weight.operation()));
    }
    for (Operation operation : Operation.values()) {
      if (belongs.test(operation) && !list.contains(operation)) {
        list.add(operation);
      }
    }
    return List.copyOf(list);
  }

  private static boolean isOfProcesses(Operation operation) {
    return operation.takes(Kind.INFO) || operation.takes(Kind.PROCESS);
  }

  private static boolean isUse(Operation operation) {
    return operation.isCall()
        && !operation.takes(Kind.PROCESS)
        && (operation.takes(Kind.DESCRIPTOR)
            || operation.takes(Kind.EVENT_OBJECT)
            || operation.takes(Kind.EVENT_OBJECTS)
            || operation.takes(Kind.FRESH_EVENT_OBJECT)
            || operation.takes(Kind.WINDOW));
  }
}
