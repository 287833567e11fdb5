package sharedsockets.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.order.Part.OfDescriptor;
import sharedsockets.order.Part.OfEvent;
import sharedsockets.order.Part.OfOption;
import sharedsockets.order.Part.OfSocket;
import sharedsockets.order.Part.OfWindow;
import sharedsockets.order.Standing.Closed;
import sharedsockets.spec.Action;
import sharedsockets.spec.ProcessEventObject;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Symmetry reduction. Input: events of a history. Output: a class for each, events of one class
 * being interchangeable: from any state they come to the same. Of two that are open, the one that
 * ends first can then be placed first.
 *
 * <p>Calls of one process are interchangeable if they are equal; of several processes, if their
 * descriptors name the same socket as long as the calls take.
 */
final class Symmetry {
  /** A class of interchangeable calls: equal but for the socket that the descriptor names. */
  private record Class(Operation operation, Object of, List<Object> arguments, Object outcome) {}

  /** What changes nothing but one socket, who is told of it, and what is known of options. */
  private static final Set<Operation> OF_SOCKET = EnumSet.noneOf(Operation.class);

  static {
    Set<String> changed = new HashSet<>();
    List.of(OfSocket.OF, OfEvent.OF, OfWindow.OF, OfOption.OF).forEach(changed::addAll);
    for (Operation operation : Operation.values()) {
      if (operation.takes(Kind.DESCRIPTOR)
          && !operation.isObservation()
          && operation.signature().successes().stream()
              .map(each -> Action.of(each.action()))
              .allMatch(each -> changed.containsAll(each.changes()) && isOfSocket(each))) {
        OF_SOCKET.add(operation);
      }
    }
  }

  /** What changes the meaning of names. */
  private final Map<Closed, List<Event>> changes = new HashMap<>();

  /** What changes the meaning of all names of a process. */
  private final Map<String, List<Event>> endings = new HashMap<>();

  private final Liveness liveness;

  Symmetry(Iterable<Event> history, Liveness liveness) {
    this.liveness = liveness;
    for (Event event : history) {
      if (event.operation().takes(Kind.NEW_PROCESS)) {
        String child = (String) event.argument(Kind.NEW_PROCESS);
        endings.computeIfAbsent(child, unseen -> new ArrayList<>(1)).add(event);
      } else if (event.operation().endsDescriptors()) {
        endings.computeIfAbsent(event.process(), unseen -> new ArrayList<>(1)).add(event);
      } else if (event.operation().ends(Kind.DESCRIPTOR)) {
        changes(event, event.process(), event.argument(Kind.DESCRIPTOR));
      } else if (event.operation().result() == Kind.NEW_DESCRIPTOR) {
        changes(event, event.recipient(), event.result());
      }
    }
  }

  /** Whether it looks at sockets, and not at descriptors alone. */
  private static boolean isOfSocket(Action action) {
    return Collections.disjoint(action.reads(), OfDescriptor.INHERITED)
        || !Collections.disjoint(action.reads(), OfSocket.OF);
  }

  private void changes(Event event, String process, Object name) {
    if (event.succeeded()) {
      Closed descriptor = new Closed(process, (String) name);
      changes.computeIfAbsent(descriptor, unseen -> new ArrayList<>(2)).add(event);
    }
  }

  /** The class of an event; null where it has no other event of its class. */
  Object of(Overlapped overlapped, Possibilities possible) {
    Event event = overlapped.event();
    if (event.waits()) {
      return null;
    }
    if (event.operation().isCall() && !event.failed() && isMade(event.operation().result())) {
      return null;
    }
    Object outcome = event.failed() ? List.of(event.error()) : event.result();
    Long socket = socket(event, possible);
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < event.operation().arity(); i++) {
      arguments.add(event.argument(i));
    }
    if (socket == null) {
      return new Class(event.operation(), event.process(), arguments, outcome);
    }
    int descriptor = event.operation().indexOf(Kind.DESCRIPTOR);
    arguments.subList(0, descriptor + 1).clear();
    if (event.operation().takes(Kind.EVENT_OBJECT)) {
      arguments.remove(0);
    }
    return new Class(event.operation(), socket, arguments, outcome);
  }

  private static boolean isMade(Kind result) {
    return result == Kind.NEW_DESCRIPTOR || result == Kind.NEW_INFO;
  }

  /** The one socket that the event is about, whoever makes the call; null where that matters. */
  private Long socket(Event event, Possibilities possible) {
    if (!OF_SOCKET.contains(event.operation()) || !namesNoObject(event)) {
      return null;
    }
    String name = (String) event.argument(Kind.DESCRIPTOR);
    List<Event> none = List.of();
    for (Event other : endings.getOrDefault(event.process(), none)) {
      if (overlap(event, other)) {
        return null;
      }
    }
    for (Event other : changes.getOrDefault(new Closed(event.process(), name), none)) {
      if (overlap(event, other)) {
        return null;
      }
    }
    Long socket = null;
    for (Object value : possible.values(new OfDescriptor(event.process(), name))) {
      OfDescriptor.Named named = (OfDescriptor.Named) value;
      Long open = named.open();
      if (open == null || named.given() || socket != null && !socket.equals(open)) {
        return null;
      }
      socket = open;
    }
    return socket;
  }

  /** Objects are the process's; one that nobody looks at is as good as another. */
  private boolean namesNoObject(Event event) {
    Operation operation = event.operation();
    if (operation.takes(Kind.EVENT_OBJECT)) {
      return !event.failed() && tellsNobody(event);
    }
    return !operation.takes(Kind.WINDOW) && event.argument(Kind.OPTIONAL_EVENT_OBJECT) == null;
  }

  private boolean tellsNobody(Event select) {
    Object event = select.argument(1);
    return event instanceof String name
        && liveness.isDead(new ProcessEventObject(select.process(), name))
        && !liveness.isClosed(new Closed(select.process(), (String) select.argument(0)));
  }

  private static boolean overlap(Event one, Event other) {
    return one.isTimed()
        && other.isTimed()
        && one.begin() <= other.end()
        && other.begin() <= one.end();
  }
}
