package sharedsockets.winsock;

import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Two processes with what can be shared, registered and used up; the second is full. */
final class Scene {
  final Winsock winsock = Winsock.builder().descriptorLimit(6).build();
  final WinsockProcess a = winsock.newProcess();
  final WinsockProcess full = winsock.newProcess();
  final WinsockProcess gone = winsock.newProcess();
  final int stream = a.socket(SOCK_STREAM);
  final int datagram = a.socket(SOCK_DGRAM);
  final int listener = a.socket(SOCK_STREAM);
  final int registered = a.socket(SOCK_STREAM);
  final int closed = a.socket(SOCK_STREAM);
  final WsaEvent event = a.wsaCreateEvent();
  final WsaEvent ended = a.wsaCreateEvent();
  final WsaEvent foreign = full.wsaCreateEvent();
  final WsaEvent ofGone = gone.wsaCreateEvent();
  final Window window = a.createWindow();
  final Window destroyed = a.createWindow();
  final Window foreignWindow = full.createWindow();
  final Window windowOfGone = gone.createWindow();
  final ProtocolInfo used = a.wsaDuplicateSocket(stream, a.id());
  final ProtocolInfo forFull = a.wsaDuplicateSocket(stream, full.id());
  final ProtocolInfo forGone = a.wsaDuplicateSocket(stream, gone.id());
  final ProtocolInfo forA = a.wsaDuplicateSocket(stream, a.id());
  final int fullListener;

  Scene() {
    a.closesocket(a.wsaSocket(used));
    a.closesocket(closed);
    a.listen(listener);
    a.wsaCloseEvent(ended);
    a.destroyWindow(destroyed);
    Peer peer = winsock.network().peer(a, stream);
    peer.data((byte) 1);
    a.wsaEventSelect(registered, event, Set.of(NetworkEvent.values()));
    fullListener = full.socket(SOCK_STREAM);
    full.listen(fullListener);
    full.socket(SOCK_DGRAM);
    full.socket(SOCK_DGRAM);
    full.socket(SOCK_DGRAM);
    full.socket(SOCK_DGRAM);
    full.socket(SOCK_DGRAM);
    gone.exit();
  }

  /** All calls on a descriptor. */
  Map<String, Consumer<WinsockProcess>> on(int s) {
    Map<String, Consumer<WinsockProcess>> calls = new LinkedHashMap<>();
    calls.put("WSADuplicateSocket", p -> p.wsaDuplicateSocket(s, a.id()));
    calls.put("WSADuplicateSocket to nobody", p -> p.wsaDuplicateSocket(s, gone.id()));
    calls.put("closesocket", p -> p.closesocket(s));
    calls.put("setsockopt", p -> p.setsockopt(s, SO_RCVBUF, 1));
    calls.put("getsockopt", p -> p.getsockopt(s, SO_RCVBUF));
    calls.put("getsockopt of nothing", p -> p.getsockopt(s, SocketOption.of("SO_NONE")));
    calls.put("ioctlsocket", p -> p.ioctlsocket(s, Winsock.FIONBIO, 1));
    calls.put("WSAEventSelect", p -> p.wsaEventSelect(s, event, Set.of(FD_READ)));
    calls.put("WSAEventSelect of nothing", p -> p.wsaEventSelect(s, null, Set.of()));
    calls.put("WSAAsyncSelect", p -> p.wsaAsyncSelect(s, window, 1, Set.of(FD_READ)));
    calls.put("WSAAsyncSelect of nothing", p -> p.wsaAsyncSelect(s, null, 1, Set.of()));
    calls.put("WSAEnumNetworkEvents", p -> p.wsaEnumNetworkEvents(s, event));
    calls.put("send", p -> p.send(s, new byte[1]));
    calls.put("recv", p -> p.recv(s, new byte[1]));
    calls.put("shutdown", p -> p.shutdown(s, Shutdown.SD_BOTH));
    calls.put("bind", p -> p.bind(s, "a"));
    calls.put("getsockname", p -> p.getsockname(s));
    calls.put("getpeername", p -> p.getpeername(s));
    calls.put("connect", p -> p.connect(s));
    calls.put("listen", p -> p.listen(s));
    calls.put("accept", p -> p.accept(s));
    return calls;
  }

  /** All calls that need no descriptor. */
  Map<String, Consumer<WinsockProcess>> others() {
    Map<String, Consumer<WinsockProcess>> calls = new LinkedHashMap<>();
    calls.put("socket", p -> p.socket(SOCK_STREAM));
    calls.put("WSASocket", p -> p.wsaSocket(forGone));
    calls.put("WSACreateEvent", p -> p.wsaCreateEvent());
    calls.put("WSASetEvent", p -> p.wsaSetEvent(ofGone));
    calls.put("WSAResetEvent", p -> p.wsaResetEvent(ofGone));
    calls.put("WSACloseEvent", p -> p.wsaCloseEvent(ofGone));
    calls.put("WSAWait", p -> p.wsaWaitForMultipleEvents(List.of(ofGone), true, 0));
    calls.put("WSAWait for nothing", p -> p.wsaWaitForMultipleEvents(List.of(), true, 0));
    calls.put("CreateWindow", p -> p.createWindow());
    calls.put("DestroyWindow", p -> p.destroyWindow(windowOfGone));
    calls.put("PeekMessage", p -> p.peekMessage(windowOfGone));
    calls.put("ExitProcess", p -> p.exit());
    return calls;
  }

  /** All calls on an event object. */
  Map<String, Consumer<WinsockProcess>> on(WsaEvent e) {
    Map<String, Consumer<WinsockProcess>> calls = new LinkedHashMap<>();
    calls.put("WSASetEvent", p -> p.wsaSetEvent(e));
    calls.put("WSAResetEvent", p -> p.wsaResetEvent(e));
    calls.put("WSACloseEvent", p -> p.wsaCloseEvent(e));
    calls.put("WSAWait", p -> p.wsaWaitForMultipleEvents(List.of(event, e), false, -1));
    return calls;
  }

  /** All calls on a window. */
  Map<String, Consumer<WinsockProcess>> on(Window w) {
    Map<String, Consumer<WinsockProcess>> calls = new LinkedHashMap<>();
    calls.put("DestroyWindow", p -> p.destroyWindow(w));
    calls.put("PeekMessage", p -> p.peekMessage(w));
    calls.put("GetMessage", p -> p.getMessage(w, -1));
    return calls;
  }
}
