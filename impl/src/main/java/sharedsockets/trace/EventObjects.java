package sharedsockets.trace;

import java.util.HashMap;
import java.util.Map;

/**
 * The event objects of a trace, by process and name, and of which kind they are, so that what a
 * call says of that is taken for the making of one at its first use alone.
 */
final class EventObjects {
  /** Of a process so many are remembered, of whatever kind those are of which it is not said. */
  private static final int MOST = 100_000;

  /** Whether each is manual-reset; null where nothing is said of one that is in use. */
  private final Map<String, Map<Object, Boolean>> known = new HashMap<>();

  /**
   * Whether the event object that an event makes is not there yet.
   *
   * @throws Malformation if one is there, of another kind
   */
  boolean isNew(Event making) throws Malformation {
    Map<Object, Boolean> objects = known.getOrDefault(making.process(), Map.of());
    Object name = making.argument(0);
    if (!objects.containsKey(name)) {
      return true;
    }
    boolean manual = isManual(making);
    if (objects.get(name) == null) {
      throw new Malformation(
          "says of what kind %s is, which is in use already; its first use must say it"
              .formatted(name));
    }
    if (objects.get(name) != manual) {
      throw new Malformation(
          "says that %s is %s-reset, and it was made %s-reset"
              .formatted(name, manual ? "manual" : "auto", manual ? "auto" : "manual"));
    }
    return false;
  }

  /** Takes note of an event object that an event makes, uses or ends. */
  void after(Event event) {
    if (!event.succeeded()) {
      return;
    }
    switch (event.operation()) {
      case CREATE_EVENT -> of(event).put(event.argument(0), isManual(event));
      case CLOSE_EVENT -> of(event).remove(event.argument(0));
      case EXIT_PROCESS -> known.remove(event.process());
      case WAIT_FOR_EVENTS -> ((Iterable<?>) event.argument(0)).forEach(name -> uses(event, name));
      default -> {
        int index = ArgumentsReader.eventObject(event.operation());
        if (index >= 0) {
          uses(event, event.argument(index));
        }
      }
    }
  }

  private void uses(Event event, Object name) {
    // Of events that overlap no line is known to be the first.
    if (name != null && !event.isTimed()) {
      Map<Object, Boolean> objects = of(event);
      if (objects.size() < MOST && !objects.containsKey(name)) {
        objects.put(name, null);
      }
    }
  }

  private Map<Object, Boolean> of(Event event) {
    return known.computeIfAbsent(event.process(), unseen -> new HashMap<>());
  }

  private static boolean isManual(Event making) {
    return !Boolean.FALSE.equals(making.argument(1));
  }
}
