package sharedsockets.replay;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Oracle;
import sharedsockets.spec.InfoState;
import sharedsockets.spec.Role;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.SocketType;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * Advice for those who choose the next request: an abstraction of the state in which an oracle
 * stands. Input: the oracle, before it judges a request, and the request. Output: classes of
 * equivalent requests, as numbers that are the same in each run, and the questions that are worth
 * asking after a call. No verdict depends on it.
 */
final class Situation {
  private static final String INVALID = "invalid";

  private final Oracle oracle;

  Situation(Oracle oracle) {
    this.oracle = oracle;
  }

  /**
   * The network events by which a peer sees the end of a connection that a call may end, one for
   * each connection. To be asked for before the call.
   */
  List<Event> endings(Event call) {
    State state = state();
    PersistentMap<String, Long> table = state.desc().getOrNull(call.process());
    if (table == null) {
      return List.of();
    }
    Map<Long, String> connections = new LinkedHashMap<>();
    switch (call.operation()) {
      case CLOSE_SOCKET, CLOSE_HANDLE, SHUTDOWN -> {
        String name = (String) call.argument(0);
        Long socket = table.getOrNull(name);
        if (socket != null) {
          connections.put(socket, name);
        }
      }
      case EXIT_PROCESS, CLEANUP ->
          table.forEach(entry -> connections.put(entry.getValue(), entry.getKey()));
      default -> {}
    }
    connections.keySet().removeIf(socket -> !isConnection(state.sock().getOrNull(socket)));
    return connections.values().stream()
        .map(s -> Event.network(call.line() + 1, Operation.PEER_SEES_END, call.process(), s))
        .toList();
  }

  private static boolean isConnection(SocketState socket) {
    return socket != null
        && socket.type() == SocketType.SOCK_STREAM
        && socket.role() != Role.LISTENING
        && !SocketState.UNCONNECTED.contains(socket.role());
  }

  /**
   * Whether a peer must have seen the end by now, and may look for it: its reading of what was sent
   * makes no room that the socket did not have before.
   *
   * @param question the network event {@code closed}
   */
  boolean isEnding(Event question) {
    return oracle.canHappen(question)
        && oracle.branches().stream()
            .map(Branch::state)
            .map(state -> held(question, state))
            .allMatch(held -> held == null || held.room());
  }

  /**
   * The same number for requests of which the same answer can be expected, as far as traits tell.
   */
  int kind(Event request) {
    State state = state();
    SocketState held = held(request, state);
    Operation operation = request.operation();
    int kind =
        held == null
            ? Objects.hash(operation.toString(), socketNamed(request, state) != null)
            : Objects.hash(
                operation.toString(),
                held.type().ordinal(),
                held.role().ordinal(),
                held.blocking(),
                held.noSend(),
                held.noRecv(),
                held.peerClosed(),
                held.room(),
                !held.data().isEmpty());
    return 31 * kind + form(request);
  }

  /** The same number for the same request, but for names. */
  int form(Event request) {
    Operation operation = request.operation();
    int form = operation.toString().hashCode();
    if (operation.isCall()) {
      for (int i = 0; i < operation.argumentNames().size(); i++) {
        form = 31 * form + Objects.hashCode(trait(request, i, state()));
      }
    }
    return form;
  }

  /** The socket whose descriptor a request names, open or closed; null if it names none. */
  Long socket(Event request) {
    return socketNamed(request, state());
  }

  /** The same number for the same request, but for names, of a socket in the same state. */
  int exact(Event request) {
    State state = state();
    Operation operation = request.operation();
    Long socket = socketNamed(request, state);
    Object references = socket == null ? null : state.refs().getOrNull(socket);
    int situation = Objects.hash(operation.toString(), held(request, state), references);
    for (int i = 0; i < operation.argumentNames().size(); i++) {
      if (i != operation.indexOf("s") && operation.isCall()) {
        situation = 31 * situation + Objects.hashCode(request.argument(i));
      }
    }
    return situation;
  }

  /**
   * The stage in the life of the socket that a request names by an open descriptor: in different
   * stages different things go wrong for different reasons.
   */
  String stage(Event request) {
    State state = state();
    PersistentMap<String, Long> table = state.desc().getOrNull(request.process());
    int s = request.operation().indexOf("s");
    boolean isOpen = s >= 0 && table != null && table.containsKey((String) request.argument(s));
    SocketState held = isOpen ? held(request, state) : null;
    if (held == null) {
      return "none";
    }
    if (held.role() == Role.LISTENING) {
      return "listening";
    }
    if (held.role() == Role.RESET) {
      return "reset";
    }
    if (SocketState.UNCONNECTED.contains(held.role())) {
      return held.role() == Role.CONNECTING ? "connecting" : "not connected";
    }
    String stage = held.type() == SocketType.SOCK_DGRAM ? "datagram " : "";
    if (!held.noSend() && !held.noRecv()) {
      return stage + "open";
    }
    return stage
        + "shut down"
        + (held.noRecv() ? held.noSend() ? "" : " for receiving" : " for sending");
  }

  /**
   * Of a refused answer that is a set: the least element, over all sets that were allowed, of those
   * that the answer has not. Empty where the answer is no set, or an allowed set lies in it.
   */
  String lacking(Event answer) {
    if (!(answer.result() instanceof Set<?> answered)) {
      return "";
    }
    return oracle.outcomes(answer).stream()
        .filter(other -> other.result() instanceof Set)
        .map(other -> lacking(answered, (Set<?>) other.result()))
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private static String lacking(Set<?> one, Set<?> other) {
    return other.stream()
        .filter(each -> !one.contains(each))
        .map(Object::toString)
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private State state() {
    return oracle.branches().get(0).state();
  }

  /** The socket that a request names, if it is open. */
  private SocketState held(Event request, State state) {
    Long socket = socketNamed(request, state);
    return socket == null ? null : state.sock().getOrNull(socket);
  }

  /** The socket whose descriptor a request names, open or closed. */
  private Long socketNamed(Event request, State state) {
    int s = request.operation().indexOf("s");
    if (s < 0) {
      return null;
    }
    String name = (String) request.argument(s);
    PersistentMap<String, Long> table = state.desc().getOrNull(request.process());
    Long open = table == null ? null : table.getOrNull(name);
    return open == null ? oracle.closedSocket(request.process(), name) : open;
  }

  private static Object trait(Event request, int index, State state) {
    Object argument = request.argument(index);
    return switch (request.operation().argumentNames().get(index)) {
      case "info" -> {
        InfoState info = state.info().getOrNull((String) argument);
        yield info == null ? null : info.target().equals(request.process());
      }
      case "target" ->
          state.desc().getOrNull((String) argument) != null
              ? null
              : state.exited().contains((String) argument);
      case "event", "window" -> argument == null ? null : INVALID.equals(argument);
      case "s", "message", "value" -> null;
      default -> argument;
    };
  }
}
