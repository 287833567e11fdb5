package sharedsockets.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/**
 * The sockets that descriptors name or named last: network events may speak of a socket by a
 * descriptor that is closed. Of closed ones the latest are remembered, so that memory stays
 * bounded.
 */
final class LastNamed {
  private static final int MOST = 100_000;

  private record Descriptor(String process, String name) {}

  private final Map<Descriptor, Long> closed = new LinkedHashMap<>();
  private boolean forgot;

  LastNamed() {}

  /** Goes on with what another one remembers. */
  LastNamed(LastNamed other) {
    closed.putAll(other.closed);
    forgot = other.forgot;
  }

  /** Remembers what an event closes; to be told before it takes effect. */
  void closing(State state, Event event) {
    closed(state, event).forEach((name, socket) -> remember(event.process(), name, socket));
  }

  /** The descriptors that an event closes, with the sockets that they name before it. */
  static Map<String, Long> closed(State state, Event event) {
    boolean endsAll = event.operation().endsDescriptors();
    if (!endsAll && !event.operation().ends(Kind.DESCRIPTOR) || !event.succeeded()) {
      return Map.of();
    }
    String process = event.process();
    Map<String, Long> closed = new LinkedHashMap<>();
    if (endsAll) {
      for (String name : SharedSockets.descriptorsIn(state, process)) {
        closed.put(name, open(state, process, name));
      }
    } else {
      String name = (String) event.argument(Kind.DESCRIPTOR);
      SharedSockets.socketOf(state, process, name).forEach(socket -> closed.put(name, socket));
    }
    return closed;
  }

  private void remember(String process, String name, Long socket) {
    Descriptor descriptor = new Descriptor(process, name);
    closed.remove(descriptor);
    closed.put(descriptor, socket);
    if (closed.size() > MOST) {
      closed.remove(closed.keySet().iterator().next());
      forgot = true;
    }
  }

  /** The socket that a descriptor names; null where it is closed. */
  static Long open(State state, String process, String name) {
    for (Long socket : SharedSockets.socketOf(state, process, name)) {
      return socket;
    }
    return null;
  }

  /** The socket of a descriptor, open or closed; null where it is not known. */
  Long socket(State state, String process, String name) {
    Long open = open(state, process, name);
    return open == null ? closed(process, name) : open;
  }

  /** The socket that a closed descriptor named last; null where it is not known. */
  Long closed(String process, String name) {
    return closed.get(new Descriptor(process, name));
  }

  /** Whether a descriptor that is not known may have been one. */
  boolean forgot() {
    return forgot;
  }
}
