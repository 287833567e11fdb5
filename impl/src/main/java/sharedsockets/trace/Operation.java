package sharedsockets.trace;

import static sharedsockets.trace.Kind.COMMAND;
import static sharedsockets.trace.Kind.DIRECTION;
import static sharedsockets.trace.Kind.EVENTS;
import static sharedsockets.trace.Kind.HANDLE;
import static sharedsockets.trace.Kind.INTEGER;
import static sharedsockets.trace.Kind.MESSAGE;
import static sharedsockets.trace.Kind.NAME;
import static sharedsockets.trace.Kind.NEW_NAME;
import static sharedsockets.trace.Kind.SOCKET_TYPE;
import static sharedsockets.trace.Kind.SWITCH;
import static sharedsockets.trace.Kind.TRUE;
import static sharedsockets.trace.Kind.UNITS;
import static sharedsockets.trace.Kind.VALUE;
import static sharedsockets.trace.Kind.WAIT;
import static sharedsockets.trace.Kind.ZERO;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls and network events of a trace, with the kinds of their arguments and results. */
public enum Operation {
  SOCKET("socket", NEW_NAME, "type", SOCKET_TYPE),
  DUPLICATE_SOCKET("WSADuplicateSocket", NEW_NAME, "s", NAME, "target", NAME),
  OPEN_DUPLICATE("WSASocket", NEW_NAME, "info", NAME),
  SET_OPTION("setsockopt", ZERO, "s", NAME, "option", NAME, "value", VALUE),
  GET_OPTION("getsockopt", VALUE, "s", NAME, "option", NAME),
  IOCTL("ioctlsocket", ZERO, "s", NAME, "cmd", COMMAND, "value", SWITCH),
  EVENT_SELECT("WSAEventSelect", ZERO, "s", NAME, "event", HANDLE, "events", EVENTS),
  ASYNC_SELECT(
      "WSAAsyncSelect", ZERO, "s", NAME, "window", HANDLE, "message", INTEGER, "events", EVENTS),
  ENUM_NETWORK_EVENTS("WSAEnumNetworkEvents", EVENTS, "s", NAME, "event", Kind.OPTIONAL_HANDLE),
  WAIT_FOR_EVENT("WSAWaitForMultipleEvents", WAIT, "event", HANDLE),
  RESET_EVENT("WSAResetEvent", TRUE, "event", HANDLE),
  CLOSE_EVENT("WSACloseEvent", TRUE, "event", HANDLE),
  DESTROY_WINDOW("DestroyWindow", TRUE, "window", HANDLE),
  PEEK_MESSAGE("PeekMessage", MESSAGE, "window", HANDLE),
  SEND("send", UNITS, "s", NAME),
  RECV("recv", UNITS, "s", NAME),
  SHUTDOWN("shutdown", ZERO, "s", NAME, "how", DIRECTION),
  LISTEN("listen", ZERO, "s", NAME),
  ACCEPT("accept", NEW_NAME, "s", NAME),
  CLOSE_SOCKET("closesocket", ZERO, "s", NAME),
  EXIT_PROCESS("ExitProcess", ZERO),

  DATA("data"),
  CONNECTION("connection"),
  PEER_CLOSE("close"),
  ROOM("room"),
  FULL("full"),
  PEER_SEES_END("closed");

  private static final Map<String, Operation> CALLS = new HashMap<>();
  private static final Map<String, Operation> NETWORK_EVENTS = new HashMap<>();

  static {
    for (Operation operation : values()) {
      (operation.isCall() ? CALLS : NETWORK_EVENTS).put(operation.text, operation);
    }
  }

  private final String text;
  private final Kind result;
  private final String[] names;
  private final Kind[] kinds;

  /** A call: its name in a trace, its result, and the names and kinds of its arguments in turn. */
  Operation(String text, Kind result, Object... namesAndKinds) {
    this.text = text;
    this.result = result;
    names = new String[namesAndKinds.length / 2];
    kinds = new Kind[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = (String) namesAndKinds[2 * i];
      kinds[i] = (Kind) namesAndKinds[2 * i + 1];
    }
  }

  /** A network event happens to the socket that a process's descriptor names. */
  Operation(String text) {
    this(text, null, "process", NAME, "s", NAME);
  }

  static Operation call(String text) {
    return CALLS.get(text);
  }

  static Operation networkEvent(String text) {
    return NETWORK_EVENTS.get(text);
  }

  /**
   * The call or network event of a name in a trace.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Operation named(String text) {
    Operation found = CALLS.getOrDefault(text, NETWORK_EVENTS.get(text));
    if (found == null) {
      throw new IllegalArgumentException("neither a call nor a network event: " + text);
    }
    return found;
  }

  /** Whether it is a call; otherwise it is a network event. */
  public boolean isCall() {
    return result != null;
  }

  /** Whether it is a call that may fail. */
  public boolean canFail() {
    return isCall() && this != EXIT_PROCESS;
  }

  /** The names of the arguments, in the order in which an event holds them. */
  public List<String> argumentNames() {
    return List.of(names);
  }

  /** What a successful call returns. */
  public Kind result() {
    return result;
  }

  /** The position of an argument, or -1. */
  public int indexOf(String argument) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(argument)) {
        return i;
      }
    }
    return -1;
  }

  int arity() {
    return names.length;
  }

  Kind kind(int index) {
    return kinds[index];
  }

  String argumentName(int index) {
    return names[index];
  }

  /** The name in a trace. */
  @Override
  public String toString() {
    return text;
  }
}
