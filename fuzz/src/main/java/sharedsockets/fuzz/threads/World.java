package sharedsockets.fuzz.threads;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Peer;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Window;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;
import sharedsockets.winsock.WsaEvent;

/**
 * A Winsock with the processes A, B and C, each with an event object e1 and a window w1.
 * Descriptors are named after their values; network events happen to the first socket. Thread-safe
 * under a {@link Scheduler} only.
 */
public final class World implements Scene {
  private final Winsock winsock = Winsock.create();
  private final Map<String, WinsockProcess> processes = new HashMap<>();
  private final Map<String, WsaEvent> events = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, ProtocolInfo> infos = new HashMap<>();
  private Peer peer;

  /** Nothing is open yet. */
  public World() {
    for (String name : List.of("A", "B", "C")) {
      WinsockProcess process = winsock.newProcess();
      processes.put(name, process);
      events.put(name, process.wsaCreateEvent());
      windows.put(name, process.createWindow());
    }
  }

  @Override
  public Optional<Event> perform(Event request) {
    try {
      if (!request.operation().isCall()) {
        return happens(request);
      } else if (request.operation() == Operation.OPEN_DUPLICATE
          && !infos.containsKey((String) request.argument(0))) {
        return Optional.empty(); // There is no such info in this program.
      }
      return Optional.of(request.withResult(result(request)));
    } catch (WinsockException e) {
      return Optional.of(request.withError(e.error().name()));
    }
  }

  private Optional<Event> happens(Event event) {
    try {
      happen(event);
      return Optional.of(event);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean sawEnd() {
    return peer.sawEnd();
  }

  private void happen(Event event) {
    switch (event.operation()) {
      case DATA_ARRIVES -> peer.data((byte) 1);
      case CONNECTION_ARRIVES -> peer.connection();
      case PEER_CLOSES -> peer.close();
      case ROOM_ENDS -> peer.full();
      default -> peer.room();
    }
  }

  private Object result(Event call) {
    WinsockProcess process = processes.get(call.process());
    switch (call.operation()) {
      case OPEN_SOCKET -> {
        int s = process.socket(SocketType.valueOf((String) call.argument(0)));
        if (peer == null) {
          peer = winsock.network().peer(process, s);
        }
        return "s" + s;
      }
      case DUPLICATE_SOCKET -> {
        ProtocolInfo info =
            process.wsaDuplicateSocket(s(call), processes.get((String) call.argument(1)).id());
        String name = "i" + (infos.size() + 1);
        infos.put(name, info);
        return name;
      }
      case OPEN_DUPLICATE -> {
        return "s" + process.wsaSocket(infos.get((String) call.argument(0)));
      }
      case SET_OPTION -> process.setsockopt(s(call), option(call), number(call, 2));
      case GET_OPTION -> {
        return (long) process.getsockopt(s(call), option(call));
      }
      case SET_BLOCKING -> process.ioctlsocket(s(call), Winsock.FIONBIO, number(call, 2));
      case EVENT_SELECT -> process.wsaEventSelect(s(call), event(call, 1), mask(call, 2));
      case ASYNC_SELECT ->
          process.wsaAsyncSelect(
              s(call), windows.get(call.process()), number(call, 2), mask(call, 3));
      case ENUM_NETWORK_EVENTS -> {
        return names(process.wsaEnumNetworkEvents(s(call), event(call, 1)));
      }
      case WAIT_FOR_EVENT -> {
        int index = process.wsaWaitForMultipleEvents(List.of(event(call, 0)), false, 0);
        return index == 0 ? "WSA_WAIT_EVENT_0" : "WSA_WAIT_TIMEOUT";
      }
      case RESET_EVENT -> {
        process.wsaResetEvent(event(call, 0));
        return true;
      }
      case PEEK_MESSAGE -> {
        WindowMessage message = process.peekMessage(windows.get(call.process()));
        return message == null
            ? null
            : new Message(message.message(), "s" + message.s(), message.event().name());
      }
      case SEND -> {
        return (long) process.send(s(call), new byte[] {1});
      }
      case RECV -> {
        return (long) process.recv(s(call), new byte[1]);
      }
      case SHUTDOWN -> process.shutdown(s(call), Shutdown.valueOf((String) call.argument(1)));
      case LISTEN -> process.listen(s(call));
      case ACCEPT -> {
        return "s" + process.accept(s(call));
      }
      case CLOSE_SOCKET -> process.closesocket(s(call));
      case EXIT_PROCESS -> process.exit();
      default -> throw new IllegalArgumentException(call.toString());
    }
    return 0L;
  }

  private static int s(Event call) {
    return Integer.parseInt(((String) call.argument(0)).substring(1));
  }

  private static SocketOption option(Event call) {
    return SocketOption.of((String) call.argument(1));
  }

  private static int number(Event call, int index) {
    return ((Long) call.argument(index)).intValue();
  }

  private WsaEvent event(Event call, int index) {
    return call.argument(index) == null ? null : events.get(call.process());
  }

  private static Set<NetworkEvent> mask(Event call, int index) {
    Set<NetworkEvent> mask = EnumSet.noneOf(NetworkEvent.class);
    for (Object name : (Set<?>) call.argument(index)) {
      mask.add(NetworkEvent.valueOf((String) name));
    }
    return mask;
  }

  private static Set<String> names(Set<NetworkEvent> events) {
    Set<String> names = new HashSet<>();
    events.forEach(event -> names.add(event.name()));
    return Kind.eventSets().stream().filter(names::equals).findFirst().orElseThrow();
  }
}
