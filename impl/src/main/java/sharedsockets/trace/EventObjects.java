package sharedsockets.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The event objects that a trace is known to have made, by process and name, so that what a call
 * says of the kind of one is taken for its making once. Those of which nothing is said are not
 * kept.
 */
final class EventObjects {
  private final Map<String, Set<Object>> made = new HashMap<>();

  /** Whether the event object that an event makes is not there yet. */
  boolean isNew(Event making) {
    Set<Object> objects = made.get(making.process());
    return objects == null || !objects.contains(making.argument(0));
  }

  /** Takes note of an event object that an event makes or ends. */
  void after(Event event) {
    if (!event.succeeded()) {
      return;
    }
    switch (event.operation()) {
      case CREATE_EVENT ->
          made.computeIfAbsent(event.process(), unseen -> new HashSet<>()).add(event.argument(0));
      case CLOSE_EVENT -> {
        Set<Object> objects = made.get(event.process());
        if (objects != null) {
          objects.remove(event.argument(0));
        }
      }
      case EXIT_PROCESS -> made.remove(event.process());
      default -> {}
    }
  }
}
