package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The calls and network events that threads make, on few names, so that they meet: those that are
 * chosen here, and of the table's other calls each once, with the arguments of {@link #some}. A
 * wait for an event object that has no time-out is a pending one, as a trace has polls only.
 */
final class Menu {
  private static final long MESSAGE = 1025L;

  /** A child has a name of its own once it is made. */
  private static final String CHILD = "D";

  /** Whether the peer sees the end is a question: the answer may be that it does not. */
  static final List<Event> ALL = all();

  /** Calls that have to do with each other, so that few calls meet; and all. */
  private static final List<Set<Operation>> FAMILIES =
      List.of(
          EnumSet.allOf(Operation.class),
          EnumSet.of(
              Operation.DUPLICATE_SOCKET,
              Operation.OPEN_DUPLICATE,
              Operation.CREATE_PROCESS,
              Operation.SET_HANDLE_INFORMATION,
              Operation.GET_HANDLE_INFORMATION,
              Operation.DUPLICATE_HANDLE,
              Operation.CLOSE_HANDLE,
              Operation.CLOSE_SOCKET,
              Operation.EXIT_PROCESS,
              Operation.STARTUP,
              Operation.CLEANUP,
              Operation.SET_OPTION,
              Operation.GET_OPTION,
              Operation.PEER_SEES_END),
          EnumSet.of(
              Operation.SET_BLOCKING,
              Operation.EVENT_SELECT,
              Operation.ASYNC_SELECT,
              Operation.ENUM_NETWORK_EVENTS,
              Operation.GET_OPTION,
              Operation.SET_OPTION,
              Operation.CLOSE_SOCKET),
          EnumSet.of(
              Operation.RECV,
              Operation.SEND,
              Operation.ACCEPT,
              Operation.BIND,
              Operation.GET_SOCKET_NAME,
              Operation.GET_PEER_NAME,
              Operation.CONNECT,
              Operation.LISTEN,
              Operation.SHUTDOWN,
              Operation.SET_BLOCKING,
              Operation.CLOSE_SOCKET,
              Operation.DATA_ARRIVES,
              Operation.CONNECTS,
              Operation.IS_REFUSED,
              Operation.CONNECTION_ARRIVES,
              Operation.ROOM_ENDS,
              Operation.ROOM_APPEARS,
              Operation.PEER_RESETS),
          EnumSet.of(
              Operation.EVENT_SELECT,
              Operation.ENUM_NETWORK_EVENTS,
              Operation.WAIT_FOR_EVENT,
              Operation.WAIT_FOR_EVENTS,
              Operation.SET_EVENT,
              Operation.RESET_EVENT,
              Operation.CLOSE_EVENT,
              Operation.RECV,
              Operation.SEND,
              Operation.DATA_ARRIVES),
          EnumSet.of(
              Operation.ASYNC_SELECT,
              Operation.PEEK_MESSAGE,
              Operation.GET_MESSAGE,
              Operation.DESTROY_WINDOW,
              Operation.RECV,
              Operation.SEND,
              Operation.DATA_ARRIVES,
              Operation.PEER_CLOSES,
              Operation.PEER_RESETS));

  /** By family, the calls. */
  private static final List<List<Event>> BY_FAMILY =
      FAMILIES.stream().map(family -> some(event -> family.contains(event.operation()))).toList();

  /**
   * The same of two sockets that are connected: each descriptor's value names one of the two, and
   * no call ends both, as which of them is told of the other's end would be open then.
   */
  private static final List<List<Event>> CONNECTED =
      FAMILIES.stream()
          .map(
              family ->
                  some(
                      event ->
                          family.contains(event.operation())
                              && event.operation().isCall()
                              && event.operation().result() != Kind.NEW_DESCRIPTOR
                              && event.operation() != Operation.LISTEN
                              && !event.operation().endsDescriptors()))
          .toList();

  private Menu() {}

  private static List<Event> some(Predicate<Event> condition) {
    return ALL.stream().filter(condition).toList();
  }

  /**
   * What threads choose from.
   *
   * @param number any
   * @param connected whether the first two sockets are connected
   */
  static List<Event> of(int number, boolean connected) {
    return (connected ? CONNECTED : BY_FAMILY).get(Math.floorMod(number, FAMILIES.size()));
  }

  static Event call(String process, Operation call, Object... arguments) {
    return Event.success(1, process, call, null, arguments);
  }

  /** At the first socket; C had a descriptor of it, whose value is not used again. */
  static Event network(Operation event, Object... more) {
    return Event.network(1, event, "C", "s4", more);
  }

  static Set<String> events(String... names) {
    return Kind.eventSets().stream().filter(Set.of(names)::equals).findFirst().orElseThrow();
  }

  private static List<Event> all() {
    List<Event> all = new ArrayList<>();
    for (String p : List.of("A", "B")) {
      all.add(call(p, Operation.DUPLICATE_SOCKET, "s4", "A"));
      all.add(call(p, Operation.DUPLICATE_SOCKET, "s4", "B"));
      all.add(call(p, Operation.OPEN_DUPLICATE, p.equals("A") ? "iA1" : "iB2"));
      all.add(call(p, Operation.SET_OPTION, "s4", "SO_SNDBUF", 2048L));
      all.add(call(p, Operation.SET_OPTION, "s4", "SO_RCVBUF", 4096L));
      all.add(call(p, Operation.GET_OPTION, "s4", "SO_SNDBUF"));
      all.add(call(p, Operation.GET_OPTION, "s4", "SO_RCVBUF"));
      all.add(call(p, Operation.SET_BLOCKING, "s4", "FIONBIO", 0L));
      all.add(call(p, Operation.SET_BLOCKING, "s4", "FIONBIO", 1L));
      all.add(call(p, Operation.EVENT_SELECT, "s4", "e1", events("FD_READ", "FD_ACCEPT")));
      all.add(call(p, Operation.EVENT_SELECT, "s4", "e1", events("FD_READ", "FD_CLOSE")));
      all.add(call(p, Operation.EVENT_SELECT, "s4", null, events()));
      all.add(call(p, Operation.ASYNC_SELECT, "s4", "w1", MESSAGE, events("FD_READ", "FD_CLOSE")));
      all.add(call(p, Operation.ASYNC_SELECT, "s4", "w1", MESSAGE, events("FD_ACCEPT")));
      all.add(call(p, Operation.ENUM_NETWORK_EVENTS, "s4", null));
      all.add(call(p, Operation.ENUM_NETWORK_EVENTS, "s4", "e1"));
      all.add(call(p, Operation.WAIT_FOR_EVENT, "e1"));
      all.add(call(p, Operation.WAIT_FOR_EVENT, "e1", Kind.INFINITE).pending(0));
      for (boolean isForAll : List.of(false, true)) {
        all.add(call(p, Operation.WAIT_FOR_EVENTS, List.of("e1", "e2"), isForAll));
        all.add(
            call(p, Operation.WAIT_FOR_EVENTS, List.of("e1", "e2"), isForAll, Kind.INFINITE)
                .pending(0));
      }
      all.add(call(p, Operation.WAIT_FOR_EVENTS, List.of(), false));
      all.add(call(p, Operation.SET_EVENT, "e1"));
      all.add(call(p, Operation.SET_EVENT, "e2"));
      all.add(call(p, Operation.PEEK_MESSAGE, "w1"));
      all.add(call(p, Operation.GET_MESSAGE, "w1"));
      all.add(call(p, Operation.SEND, "s4"));
      all.add(call(p, Operation.SEND, "s8"));
      all.add(call(p, Operation.RECV, "s4"));
      all.add(call(p, Operation.RECV, "s4", 2L));
      all.add(call(p, Operation.RECV, "s8"));
      all.add(call(p, Operation.SHUTDOWN, "s4", "SD_SEND"));
      all.add(call(p, Operation.SHUTDOWN, "s4", "SD_BOTH"));
      all.add(call(p, Operation.ACCEPT, "s4"));
      all.add(call(p, Operation.CLOSE_SOCKET, "s4"));
      all.add(call(p, Operation.CLOSE_SOCKET, "s8"));
      all.add(call(p, Operation.EXIT_PROCESS));
      all.add(call(p, Operation.CREATE_PROCESS, CHILD, true));
    }
    // Where there is one; what it has inherited it may close.
    all.add(call("D1", Operation.SEND, "s4"));
    all.add(call("D1", Operation.CLOSE_SOCKET, "s4"));
    all.add(call("A", Operation.OPEN_SOCKET, "SOCK_STREAM"));
    all.add(network(Operation.DATA_ARRIVES));
    all.add(network(Operation.DATA_ARRIVES, 3L, "abc"));
    all.add(network(Operation.PEER_SEES_END));
    addOthers(all);
    return List.copyOf(all);
  }

  private static void addOthers(List<Event> all) {
    Set<Operation> others = EnumSet.allOf(Operation.class);
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
      case INFO -> "iB2";
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT -> "e1";
      case WINDOW -> "w1";
      case ADDRESS -> "a1";
      case OPTION -> "SO_RCVBUF";
      case VALUE -> 4096L;
      case FLAG -> 1L;
      case SOCKET_TYPE -> "SOCK_STREAM";
      case DIRECTION -> "SD_SEND";
      case COMMAND -> "FIONBIO";
      case MESSAGE_NUMBER -> MESSAGE;
      case EVENTS -> events("FD_READ", "FD_CLOSE");
      case HANDLE_FLAGS -> Set.of("HANDLE_FLAG_INHERIT");
      case FRESH_EVENT_OBJECT,
          SOCKET_FLAGS,
          INHERIT_HANDLE,
          DUPLICATE_OPTIONS,
          MANUAL_RESET,
          CONNECTED,
          BOUND,
          TIMEOUT,
          LENGTH,
          RECV_FLAGS,
          SEND_FLAGS,
          BUFFER,
          DATA,
          RECEIVED_DATA,
          ERROR_CODES ->
          null;
      default -> throw new IllegalArgumentException(kind.name());
    };
  }
}
