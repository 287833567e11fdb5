package sharedsockets.winsock;

import static sharedsockets.winsock.SocketType.SOCK_STREAM;

import java.util.Set;

/** A socket of a Winsock that differs from Windows in some points. */
final class Disputed {
  final Winsock winsock;
  final WinsockProcess a;
  final int s;
  final Peer peer;
  final WsaEvent event;
  final Window window;

  Disputed(DisputedPoint point, String value) {
    this(Behaviour.windows().with(point, value));
  }

  Disputed(Behaviour behaviour) {
    winsock = Winsock.builder().behaviour(behaviour).build();
    a = winsock.newProcess();
    s = a.socket(SOCK_STREAM);
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    peer = winsock.network().peer(a, s);
    event = a.wsaCreateEvent();
    window = a.createWindow();
  }

  void select(NetworkEvent... events) {
    a.wsaEventSelect(s, event, Set.of(events));
  }

  void selectWindow(NetworkEvent... events) {
    a.wsaAsyncSelect(s, window, 1, Set.of(events));
  }

  Set<NetworkEvent> enumerated() {
    return a.wsaEnumNetworkEvents(s, event);
  }

  boolean isSignalled() {
    return Calls.isSignalled(a, event);
  }

  NetworkEvent message() {
    WindowMessage message = a.peekMessage(window);
    return message == null ? null : message.event();
  }
}
