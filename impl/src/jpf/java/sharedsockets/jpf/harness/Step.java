package sharedsockets.jpf.harness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.NetworkEvent;

/**
 * One call, or one event of the network, in a program: {@code t=B.WSASocket(i)}. Immutable. A call
 * that no trace knows stands in it as one that is told the same, or not at all.
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

  /** What it is in a trace. */
  final Operation operation;

  /** What another socket is told because this is done, if it succeeds; or null. */
  final Step brings;

  private final String[] arguments;
  private final int[] places;

  /** For each argument the slot of the step that made what it names, or -1. */
  private final int[] makers;

  /** Arguments that are lists of network events, as the list. */
  private final NetworkEvent[] events;

  Step(
      int slot,
      String name,
      String process,
      String call,
      String[] arguments,
      int[] makers,
      Step brings) {
    this.slot = slot;
    this.name = name;
    this.process = process;
    this.call = call;
    this.arguments = arguments;
    this.makers = makers;
    this.brings = brings;
    this.events = events(arguments);
    operation = Operation.named(traced(call));
    places = places(operation, arguments.length);
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

  int maker(int index) {
    return makers[index];
  }

  /** For each argument of the operation the position of the program's, or -1. */
  private static int[] places(Operation operation, int count) {
    int[] places = new int[operation.arity()];
    int next = 0;
    for (int i = 0; i < places.length; i++) {
      Kind kind = operation.kind(i);
      boolean isSaidElsewhere =
          kind == Kind.COMMAND || (kind == Kind.PROCESS && !operation.isCall());
      places[i] = isSaidElsewhere || next >= count ? -1 : next++;
    }
    return places;
  }

  /** Where the program has an argument of the operation; -1: it has none. */
  int place(int index) {
    return places[index];
  }

  boolean isNetwork() {
    return !operation.isCall();
  }

  /**
   * Prints the event of the trace format that this is, without what it came to. In pieces: to
   * concatenate them takes Java PathFinder long.
   */
  void print(int thread, PrintStream out) {
    out.print("{\"slot\":");
    out.print(slot);
    out.print(",\"thread\":");
    out.print(thread);
    out.print(",\"method\":\"");
    out.print(method());
    out.print(isUntold() ? "\",\"untold\":true," : "\",");
    if (brings != null) {
      out.print("\"brings\":{");
      brings.printEvent(out);
      out.print("},");
    }
    printEvent(out);
    out.print("}");
  }

  private void printEvent(PrintStream out) {
    if (isNetwork()) {
      out.print("\"network\":\"");
    } else {
      out.print("\"process\":\"");
      out.print(process);
      out.print("\",\"call\":\"");
    }
    out.print(operation.toString());
    out.print("\",\"args\":{");
    out.print(members());
    out.print("}");
  }

  private String members() {
    if (call.equals("autoReset")) {
      return "\"event\":" + value(0, Kind.EVENT_OBJECT) + ",\"manualReset\":false";
    } else if (isMaking()) {
      return "\"event\":\"x" + slot + "\"";
    } else if (call.equals("peer")) {
      return "\"s\":" + value(0, Kind.DESCRIPTOR) + ",\"option\":\"SO_TYPE\"";
    }
    String text = "";
    if (operation == Operation.WAIT_FOR_EVENTS) {
      for (int i = 0; i < arguments.length; i++) {
        text += (i == 0 ? "" : ",") + value(i, Kind.EVENT_OBJECT);
      }
      return "\"events\":[" + text + "],\"waitAll\":" + isForAll();
    }
    if (isUntold()) {
      for (int i = 0; i < arguments.length; i++) {
        text += (i == 0 ? "\"" : ",\"") + i + "\":" + value(i, Kind.DESCRIPTOR);
      }
      return text;
    }
    String separator = "";
    for (int i = 0; i < places.length; i++) {
      String value = member(i);
      if (value != null) {
        text += separator + "\"" + operation.argumentNames().get(i) + "\":" + value;
        separator = ",";
      }
    }
    return text;
  }

  /** Whether it asks of an event object or window only that it can be made. */
  private boolean isMaking() {
    return operation == Operation.CREATE_EVENT;
  }

  /** Whether it is a wait for all of several event objects. */
  boolean isForAll() {
    return call.equals("pollAll") || call.equals("waitAll");
  }

  /** What a peer has received, or waits with, and that two sockets are linked, no trace says. */
  boolean isUntold() {
    return call.equals("received") || call.equals("delayConnections") || call.equals("link");
  }

  /** The method of the reference implementation that it calls. */
  private String method() {
    switch (call) {
      case "peer":
        return "Network.peer";
      case "link":
        return "Network.connect";
      case "poll", "pollAny", "pollAll", "waitAny", "waitAll":
        return "WinsockProcess.wsaWaitForMultipleEvents";
      case "ExitProcess":
        return "WinsockProcess.exit";
      default:
        if (isNetwork()) {
          return "Peer." + call;
        }
        String first = call.startsWith("WSA") ? "wsa" : "" + (char) (call.charAt(0) | ' ');
        return "WinsockProcess." + first + call.substring(first.length());
    }
  }

  /** An argument of the operation as JSON; null where it has none. */
  private String member(int index) {
    switch (operation.kind(index)) {
      case COMMAND:
        return "\"FIONBIO\"";
      case PROCESS:
        return "\"" + (isNetwork() ? process : arguments[places[index]]) + "\"";
      default:
        return places[index] < 0 ? null : value(places[index], operation.kind(index));
    }
  }

  /** A trace has one name for calls that wait and calls that do not. */
  private static String traced(String call) {
    return switch (call) {
      case "poll" -> "WSAWaitForMultipleEvents";
      case "pollAny", "pollAll", "waitAny", "waitAll" -> "WSAWaitForMultipleEvents for several";
      case "hasExited", "createWindow", "createEvent", "autoReset", "WSACreateEvent" ->
          "CreateEvent";
      case "peer" -> "getsockopt";
      case "link" -> "closesocket";
      case "received", "delayConnections", "sawEnd" -> "closed";
      default -> call;
    };
  }

  private String value(int index, Kind kind) {
    if (makers[index] >= 0) {
      return "{\"made\":" + makers[index] + "}";
    }
    switch (kind) {
      case EVENTS:
        String list = "";
        for (NetworkEvent event : events) {
          list += (list.isEmpty() ? "\"" : ",\"") + event.name() + "\"";
        }
        return "[" + list + "]";
      case VALUE, FLAG, HANDLE_FLAGS, MESSAGE_NUMBER, LENGTH, CONNECTED:
        return arguments[index];
      default:
        return "\"" + arguments[index] + "\"";
    }
  }
}
