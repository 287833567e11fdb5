package sharedsockets.jpf.harness;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.winsock.NetworkEvent;

/**
 * One call, or one event of the network, in a program: {@code t=B.WSASocket(i)}. Immutable.
 *
 * <p>Arguments that are names of what earlier steps returned are kept as the numbers of these steps.
 */
final class Step {
  /** Where this step's result is kept. */
  final int slot;

  /** What the program calls the result, or null. */
  final String name;

  final String process;
  final String call;
  private final String[] arguments;

  /** For each argument the slot of the step that made what it names, or -1. */
  private final int[] makers;

  /** Arguments that are lists of network events, as the list. */
  private final NetworkEvent[] events;

  Step(int slot, String name, String process, String call, String[] arguments, int[] makers) {
    this.slot = slot;
    this.name = name;
    this.process = process;
    this.call = call;
    this.arguments = arguments;
    this.makers = makers;
    this.events = events(arguments);
  }

  /** {@code FD_READ+FD_CLOSE}. */
  private static NetworkEvent[] events(String[] arguments) {
    List<NetworkEvent> events = new ArrayList<>();
    for (NetworkEvent event : NetworkEvent.values()) {
      for (String argument : arguments) {
        if (argument.contains(event.name())) {
          events.add(event);
        }
      }
    }
    return events.toArray(new NetworkEvent[0]);
  }

  NetworkEvent[] events() {
    return events;
  }

  int arity() {
    return arguments.length;
  }

  String argument(int index) {
    return arguments[index];
  }

  int number(int index) {
    return Integer.parseInt(arguments[index]);
  }

  int maker(int index) {
    return makers[index];
  }

  /** Network events have names without capital letters that no call has. */
  boolean isNetwork() {
    switch (call) {
      case "data":
      case "connection":
      case "close":
      case "room":
      case "full":
        return true;
      default:
        return false;
    }
  }

  /** The event of the trace format that this is, without what it came to. */
  String template(int thread) {
    String text =
        "{\"slot\":"
            + slot
            + ",\"thread\":"
            + thread
            + (isNetwork() ? ",\"network\":\"" : ",\"process\":\"" + process + "\",\"call\":\"")
            + traced()
            + "\",\"args\":{"
            + (isNetwork() ? "\"process\":\"" + process + "\"," : "");
    String[] members = members();
    for (int i = 0; i < members.length && i < arguments.length; i++) {
      text += (i == 0 ? "\"" : ",\"") + members[i] + "\":" + value(i, members[i]);
    }
    return text + (call.equals("ioctlsocket") ? ",\"cmd\":\"FIONBIO\"}}" : "}}");
  }

  /** A trace has one name for calls that wait and calls that do not. */
  private String traced() {
    return switch (call) {
      case "poll" -> "WSAWaitForMultipleEvents";
      case "GetMessage" -> "PeekMessage";
      default -> call;
    };
  }

  private String[] members() {
    return switch (call) {
      case "socket" -> new String[] {"type"};
      case "WSADuplicateSocket" -> new String[] {"s", "target"};
      case "WSASocket" -> new String[] {"info"};
      case "setsockopt" -> new String[] {"s", "option", "value"};
      case "getsockopt" -> new String[] {"s", "option"};
      case "ioctlsocket" -> new String[] {"s", "value"};
      case "WSAEventSelect" -> new String[] {"s", "event", "events"};
      case "WSAAsyncSelect" -> new String[] {"s", "window", "message", "events"};
      case "WSAEnumNetworkEvents" -> new String[] {"s", "event"};
      case "poll", "WSAWaitForMultipleEvents", "WSAResetEvent", "WSACloseEvent" ->
          new String[] {"event"};
      case "DestroyWindow", "PeekMessage", "GetMessage" -> new String[] {"window"};
      case "shutdown" -> new String[] {"s", "how"};
      default -> new String[] {"s"};
    };
  }

  private String value(int index, String member) {
    if (makers[index] >= 0) {
      return "{\"made\":" + makers[index] + "}";
    }
    switch (member) {
      case "events":
        String list = "";
        for (NetworkEvent event : events) {
          list += (list.isEmpty() ? "\"" : ",\"") + event.name() + "\"";
        }
        return "[" + list + "]";
      case "value", "message":
        return arguments[index];
      default:
        return "\"" + arguments[index] + "\"";
    }
  }
}
