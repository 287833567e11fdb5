package sharedsockets.jpf.harness;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;

/** Makes the calls of a program, and tells what they returned in the form of the trace format. */
final class Machine {
  private static final byte UNIT = 1;

  private final NamedObjects names;

  Machine(NamedObjects names) {
    this.names = names;
  }

  /**
   * Makes the call.
   *
   * @return what it returned, as JSON, an error with an exclamation mark before it, or an empty text
   *     for what the network did; null if nothing happened, because what an argument names was not
   *     made, or the network cannot do this to the socket
   */
  String perform(Step step) {
    if (!names.areMade(step)) {
      return null;
    }
    if (step.isNetwork()) {
      return happen(names.peer(step), step.call);
    }
    try {
      return call(names.process(step.process), step);
    } catch (WinsockException e) {
      return names.error(e.error());
    }
  }

  private static String happen(Peer peer, String event) {
    try {
      switch (event) {
        case "data" -> peer.data(UNIT);
        case "connection" -> peer.connection();
        case "close" -> peer.close();
        case "room" -> peer.room();
        default -> peer.full();
      }
      return "";
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** The call's result as JSON; keeps it where it has a name. */
  private String call(WinsockProcess p, Step step) {
    switch (step.call) {
      case "socket":
        return opened(step, p.socket(SocketType.valueOf(step.argument(0))));
      case "WSADuplicateSocket":
        int target = names.process(step.argument(1)).id();
        names.keep(step, p.wsaDuplicateSocket(names.descriptor(step), target));
        return "\"" + step.name + "\"";
      case "WSASocket":
        return opened(step, p.wsaSocket(names.info(step)));
      case "accept":
        return opened(step, p.accept(names.descriptor(step)));
      case "setsockopt":
        p.setsockopt(
            names.descriptor(step),
            SocketOption.of(step.argument(1)),
            step.number(2));
        return "0";
      case "getsockopt":
        return "" + p.getsockopt(names.descriptor(step), SocketOption.of(step.argument(1)));
      case "ioctlsocket":
        p.ioctlsocket(names.descriptor(step), Winsock.FIONBIO, step.number(1));
        return "0";
      case "WSAEventSelect":
        p.wsaEventSelect(names.descriptor(step), names.event(step, 1), mask(step));
        return "0";
      case "WSAAsyncSelect":
        p.wsaAsyncSelect(names.descriptor(step), names.window(step, 1), 1, mask(step));
        return "0";
      case "WSAEnumNetworkEvents":
        return list(
            p.wsaEnumNetworkEvents(names.descriptor(step), names.event(step, 1)));
      case "poll":
        return waited(p.wsaWaitForMultipleEvents(List.of(names.event(step, 0)), false, 0));
      case "WSAWaitForMultipleEvents":
        return waited(p.wsaWaitForMultipleEvents(List.of(names.event(step, 0)), false, -1));
      case "WSAResetEvent":
        p.wsaResetEvent(names.event(step, 0));
        return "true";
      case "WSACloseEvent":
        p.wsaCloseEvent(names.event(step, 0));
        return "true";
      case "DestroyWindow":
        p.destroyWindow(names.window(step, 0));
        return "true";
      case "PeekMessage":
        return message(p.peekMessage(names.window(step, 0)));
      case "GetMessage":
        return message(p.getMessage(names.window(step, 0), -1));
      case "send":
        return "" + p.send(names.descriptor(step), new byte[1]);
      case "recv":
        return "" + p.recv(names.descriptor(step), new byte[1]);
      case "shutdown":
        p.shutdown(names.descriptor(step), Shutdown.valueOf(step.argument(1)));
        return "0";
      case "listen":
        p.listen(names.descriptor(step));
        return "0";
      case "closesocket":
        p.closesocket(names.descriptor(step));
        return "0";
      case "ExitProcess":
        p.exit();
        return "0";
      default:
        throw new IllegalArgumentException("no such call: " + step.call);
    }
  }

  private String opened(Step step, int descriptor) {
    names.keep(step, descriptor);
    return "\"d" + descriptor + "\"";
  }

  private static String waited(int which) {
    return which == Winsock.WSA_WAIT_TIMEOUT ? "\"WSA_WAIT_TIMEOUT\"" : "\"WSA_WAIT_EVENT_0\"";
  }

  private static String message(WindowMessage message) {
    if (message == null) {
      return "null";
    }
    return "{\"message\":"
        + message.message()
        + ",\"s\":\"d"
        + message.s()
        + "\",\"event\":\""
        + message.event().name()
        + "\"}";
  }

  private static Set<NetworkEvent> mask(Step step) {
    Set<NetworkEvent> mask = EnumSet.noneOf(NetworkEvent.class);
    for (NetworkEvent event : step.events()) {
      mask.add(event);
    }
    return mask;
  }

  private static String list(Set<NetworkEvent> events) {
    String text = "";
    for (NetworkEvent event : events) {
      text += (text.isEmpty() ? "\"" : ",\"") + event.name() + "\"";
    }
    return "[" + text + "]";
  }
}
