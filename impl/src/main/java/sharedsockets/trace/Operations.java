package sharedsockets.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Calls and network events by their names in traces. */
public final class Operations {
  private static final Map<String, Operation> CALLS = new LinkedHashMap<>();
  private static final Map<String, Operation> NETWORK_EVENTS = new LinkedHashMap<>();

  static {
    for (Operation operation : Operation.values()) {
      Map<String, Operation> operations = operation.isCall() ? CALLS : NETWORK_EVENTS;
      operations.putIfAbsent(operation.toString(), operation);
      operation.signature().also().forEach(name -> operations.put(name, operation));
    }
  }

  private Operations() {}

  /** The call of that name; null if there is none. */
  public static Operation call(String name) {
    return CALLS.get(name);
  }

  /** The names of all calls. */
  static Set<String> calls() {
    return CALLS.keySet();
  }

  /** The names of all network events. */
  static Set<String> networkEvents() {
    return NETWORK_EVENTS.keySet();
  }

  /** The network event of that name; null if there is none. */
  static Operation networkEvent(String name) {
    return NETWORK_EVENTS.get(name);
  }
}
