package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The calls and network events that threads make, on few names, so that they meet: those that are
 * chosen here, and of the table's other calls each once, with the arguments of {@link #some}.
 */
final class Menu {
  private static final long MESSAGE = 1025L;

  /**
   * Not made: after them others would wait for ever, or a name would stand for another object. What
   * the peer sees is asked in the end.
   */
  private static final Set<Operation> LEFT_OUT =
      EnumSet.of(
          Operation.SET_BLOCKING,
          Operation.LISTEN,
          Operation.CREATE_EVENT,
          Operation.CLOSE_EVENT,
          Operation.DESTROY_WINDOW,
          Operation.ROOM_APPEARS,
          Operation.ROOM_ENDS);

  static final List<Event> ALL = all();

  private Menu() {}

  static Event call(String process, Operation call, Object... arguments) {
    return Event.success(1, process, call, null, arguments);
  }

  static Event network(Operation event, Object... more) {
    return Event.network(1, event, "A", "s4", more);
  }

  static Set<String> events(String... names) {
    return Kind.eventSets().stream().filter(Set.of(names)::equals).findFirst().orElseThrow();
  }

  private static List<Event> all() {
    List<Event> all = new ArrayList<>();
    for (String p : List.of("A", "B")) {
      all.add(call(p, Operation.DUPLICATE_SOCKET, "s4", "B"));
      all.add(call(p, Operation.OPEN_DUPLICATE, p.equals("A") ? "i3" : "i2"));
      all.add(call(p, Operation.SET_OPTION, "s4", "SO_SNDBUF", 2048L));
      all.add(call(p, Operation.SET_OPTION, "s4", "SO_RCVBUF", 4096L));
      all.add(call(p, Operation.GET_OPTION, "s4", "SO_SNDBUF"));
      all.add(call(p, Operation.GET_OPTION, "s4", "SO_RCVBUF"));
      all.add(call(p, Operation.EVENT_SELECT, "s4", "e1", events("FD_READ", "FD_ACCEPT")));
      all.add(call(p, Operation.EVENT_SELECT, "s4", "e1", events("FD_READ", "FD_CLOSE")));
      all.add(call(p, Operation.EVENT_SELECT, "s4", null, events()));
      all.add(call(p, Operation.ASYNC_SELECT, "s4", "w1", MESSAGE, events("FD_READ", "FD_CLOSE")));
      all.add(call(p, Operation.ENUM_NETWORK_EVENTS, "s4", null));
      all.add(call(p, Operation.ENUM_NETWORK_EVENTS, "s4", "e1"));
      all.add(call(p, Operation.WAIT_FOR_EVENT, "e1"));
      all.add(call(p, Operation.RESET_EVENT, "e1"));
      all.add(call(p, Operation.PEEK_MESSAGE, "w1"));
      all.add(call(p, Operation.SEND, "s4"));
      all.add(call(p, Operation.RECV, "s4"));
      all.add(call(p, Operation.RECV, "s4", 2L));
      all.add(call(p, Operation.SHUTDOWN, "s4", "SD_SEND"));
      all.add(call(p, Operation.ACCEPT, "s4"));
      all.add(call(p, Operation.CLOSE_SOCKET, "s4"));
      all.add(call(p, Operation.CLOSE_SOCKET, "s8"));
      all.add(call(p, Operation.EXIT_PROCESS));
    }
    all.add(call("A", Operation.OPEN_SOCKET, "SOCK_STREAM"));
    all.add(network(Operation.DATA_ARRIVES));
    all.add(network(Operation.DATA_ARRIVES, 3L, "abc"));
    all.add(network(Operation.CONNECTION_ARRIVES));
    all.add(network(Operation.PEER_CLOSES));
    addOthers(all);
    return List.copyOf(all);
  }

  private static void addOthers(List<Event> all) {
    Set<Operation> others = EnumSet.complementOf(EnumSet.copyOf(LEFT_OUT));
    others.removeIf(operation -> operation.isObservation());
    all.forEach(event -> others.remove(event.operation()));
    for (Operation operation : others) {
      if (!operation.isCall()) {
        all.add(network(operation));
        continue;
      }
      for (String p : List.of("A", "B")) {
        Object[] arguments = new Object[operation.arity()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = some(operation.kind(i));
        }
        all.add(call(p, operation, arguments));
      }
    }
  }

  private static Object some(Kind kind) {
    return switch (kind) {
      case DESCRIPTOR -> "s4";
      case PROCESS -> "B";
      case INFO -> "i2";
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT -> "e1";
      case WINDOW -> "w1";
      case OPTION -> "SO_RCVBUF";
      case VALUE -> 4096L;
      case FLAG -> 1L;
      case SOCKET_TYPE -> "SOCK_STREAM";
      case DIRECTION -> "SD_SEND";
      case COMMAND -> "FIONBIO";
      case MESSAGE_NUMBER -> MESSAGE;
      case EVENTS -> events("FD_READ", "FD_CLOSE");
      case LENGTH, RECV_FLAGS, SEND_FLAGS, BUFFER, DATA, RECEIVED_DATA -> null;
      default -> throw new IllegalArgumentException(kind.name());
    };
  }
}
