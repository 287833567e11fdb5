package sharedsockets.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;

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

  /** Remembers what the call closes; to be told before it takes effect. */
  void closing(State state, Event call) {
    PersistentMap<String, Long> table = state.desc().getOrNull(call.process());
    if (table == null || !call.succeeded()) {
      return;
    }
    switch (call.operation()) {
      case CLOSE_SOCKET -> {
        String name = (String) call.argument(0);
        remember(call.process(), name, table.getOrNull(name));
      }
      case EXIT_PROCESS ->
          table.forEach(entry -> remember(call.process(), entry.getKey(), entry.getValue()));
      default -> {}
    }
  }

  private void remember(String process, String name, Long socket) {
    if (socket == null) {
      return;
    }
    Descriptor descriptor = new Descriptor(process, name);
    closed.remove(descriptor);
    closed.put(descriptor, socket);
    if (closed.size() > MOST) {
      closed.remove(closed.keySet().iterator().next());
      forgot = true;
    }
  }

  /** The socket of a descriptor, open or closed; null where it is not known. */
  Long socket(State state, String process, String name) {
    PersistentMap<String, Long> table = state.desc().getOrNull(process);
    Long open = table == null ? null : table.getOrNull(name);
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
