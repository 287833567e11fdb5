package sharedsockets.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.order.Part.OfDescriptor;
import sharedsockets.order.Standing.Closed;
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
  /** What a call comes to, but for the socket that its descriptor names. */
  private record Class(Operation operation, Object of, List<Object> arguments, Object outcome) {}

  /** What changes the meaning of names. */
  private final Map<Closed, List<Event>> changes = new HashMap<>();

  private final Map<String, List<Event>> exits = new HashMap<>();
  private final Liveness liveness;

  Symmetry(Iterable<Event> history, Liveness liveness) {
    this.liveness = liveness;
    for (Event event : history) {
      if (event.operation().ends(Kind.PROCESS)) {
        exits.computeIfAbsent(event.process(), unseen -> new ArrayList<>(1)).add(event);
      } else if (event.operation().ends(Kind.DESCRIPTOR)) {
        changes(event, event.argument(event.operation().indexOf(Kind.DESCRIPTOR)));
      } else if (event.operation().result() == Kind.NEW_DESCRIPTOR) {
        changes(event, event.result());
      }
    }
  }

  private void changes(Event event, Object name) {
    if (event.succeeded()) {
      Closed descriptor = new Closed(event.process(), (String) name);
      changes.computeIfAbsent(descriptor, unseen -> new ArrayList<>(2)).add(event);
    }
  }

  /** The class of an event; null where it has no other event of its class. */
  Object of(Overlapped overlapped, Possibilities possible) {
    Event event = overlapped.event();
    if (event.isPending()) {
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
    int descriptor = event.operation().indexOf("s");
    arguments.subList(0, descriptor + 1).clear();
    if (event.operation() == Operation.EVENT_SELECT) {
      arguments.remove(0);
    }
    return new Class(event.operation(), socket, arguments, outcome);
  }

  private static boolean isMade(Kind result) {
    return result == Kind.NEW_DESCRIPTOR || result == Kind.NEW_INFO;
  }

  /** The one socket that the event is about, whoever makes the call; null where that matters. */
  private Long socket(Event event, Possibilities possible) {
    int descriptor = event.operation().indexOf("s");
    boolean isOfSocket =
        switch (event.operation()) {
          case SEND, RECV, SHUTDOWN, SET_OPTION, GET_OPTION, SET_BLOCKING -> true;
          case DATA_ARRIVES, CONNECTION_ARRIVES, PEER_CLOSES, ROOM_APPEARS, ROOM_ENDS -> true;
          case ENUM_NETWORK_EVENTS -> event.argument(1) == null;
          case EVENT_SELECT -> !event.failed() && tellsNobody(event);
          default -> false;
        };
    if (!isOfSocket) {
      return null;
    }
    String name = (String) event.argument(descriptor);
    List<Event> none = List.of();
    for (Event other : exits.getOrDefault(event.process(), none)) {
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
      Long open = ((OfDescriptor.Named) value).open();
      if (open == null || socket != null && !socket.equals(open)) {
        return null;
      }
      socket = open;
    }
    return socket;
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
