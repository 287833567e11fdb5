package sharedsockets.trace;

import java.util.HashMap;
import java.util.Map;

/** Calls and network events by their names. */
final class Operations {
  private static final Map<String, Operation> CALLS = new HashMap<>();
  private static final Map<String, Operation> NETWORK_EVENTS = new HashMap<>();

  static {
    for (Operation operation : Operation.values()) {
      (operation.isCall() ? CALLS : NETWORK_EVENTS).put(operation.toString(), operation);
    }
  }

  private Operations() {}

  /** The call of that name; null if there is none. */
  static Operation call(String name) {
    return CALLS.get(name);
  }

  /** The network event of that name; null if there is none. */
  static Operation networkEvent(String name) {
    return NETWORK_EVENTS.get(name);
  }
}
