package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.isSignalled;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_ACCEPT;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.Winsock.INVALID_SOCKET;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state that an accepted socket has from its listener (REG-8). */
final class AcceptTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = share(a, s, b);
  private final Peer network = winsock.network().peer(a, s);

  @BeforeEach
  void listen() {
    a.listen(s);
  }

  @Test
  void isASocketOfItsOwnThatIsConnected() {
    network.connection();
    int accepted = b.accept(t);
    winsock.network().peer(b, accepted).data(bytes("x"));
    assertThat(recv(b, accepted, 1)).isEqualTo("x");
    assertThat(errorOf(() -> b.listen(accepted))).isEqualTo(WSAEISCONN);
    b.closesocket(accepted);
    assertThat(network.sawEnd()).isFalse();
  }

  @Test
  void optionsAreTheListenersAtTheRequest() {
    a.setsockopt(s, SO_RCVBUF, 1);
    network.connection();
    a.setsockopt(s, SO_RCVBUF, 2);
    int accepted = b.accept(t);
    assertThat(b.getsockopt(accepted, SO_RCVBUF)).isEqualTo(1);
    b.setsockopt(accepted, SO_RCVBUF, 3);
    assertThat(b.getsockopt(t, SO_RCVBUF)).isEqualTo(2);
  }

  @Test
  void blockingModeIsTheListenersAtTheAccept() {
    network.connection();
    network.connection();
    int blocking = a.accept(s);
    Call<Integer> call = Call.start(() -> a.recv(blocking, new byte[1])).untilItWaits();
    winsock.network().peer(a, blocking).data((byte) 1);
    assertThat(call.result()).isOne();
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    int nonBlocking = a.accept(s);
    assertThat(errorOf(() -> recv(a, nonBlocking, 1))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void registrationIsTheListenersAtTheAcceptAndIsToldWhatHolds() {
    network.connection();
    WsaEvent event = a.wsaCreateEvent();
    a.wsaEventSelect(s, event, Set.of(FD_ACCEPT, FD_READ, FD_WRITE));
    a.wsaEnumNetworkEvents(s, event);
    int accepted = a.accept(s);
    assertThat(isSignalled(a, event)).isTrue();
    assertThat(a.wsaEnumNetworkEvents(accepted, event)).containsExactly(FD_WRITE);
    winsock.network().peer(a, accepted).data(bytes("x"));
    assertThat(a.wsaEnumNetworkEvents(accepted, event)).containsExactly(FD_READ);
  }

  @Test
  void messagesNameTheAcceptedSocketInTheWindowsProcessOnly() {
    Window window = a.createWindow();
    a.wsaAsyncSelect(s, window, 5, Set.of(FD_WRITE));
    network.connection();
    network.connection();
    int own = a.accept(s);
    assertThat(a.peekMessage(window)).isEqualTo(new WindowMessage(5, own, FD_WRITE));
    b.accept(t);
    assertThat(a.peekMessage(window)).isEqualTo(new WindowMessage(5, INVALID_SOCKET, FD_WRITE));
  }

  @Test
  void noDescriptorHasMadeTheRegistration() {
    Winsock cancelling =
        Winsock.builder()
            .behaviour(Behaviour.windows().with(DisputedPoint.U2, "cancelled"))
            .build();
    WinsockProcess p = cancelling.newProcess();
    int listener = p.socket(SOCK_STREAM);
    p.listen(listener);
    Window window = p.createWindow();
    p.wsaAsyncSelect(listener, window, 5, Set.of(FD_READ));
    cancelling.network().peer(p, listener).connection();
    int accepted = p.accept(listener);
    int other = share(p, accepted, p);
    p.closesocket(accepted);
    p.closesocket(listener);
    cancelling.network().peer(p, other).data(bytes("x"));
    assertThat(p.peekMessage(window)).isEqualTo(new WindowMessage(5, accepted, FD_READ));
  }

  @Test
  void requestsAreAcceptedInTheirOrder() {
    for (int size = 1; size <= 3; size++) {
      a.setsockopt(s, SO_RCVBUF, size);
      network.connection();
    }
    for (int size = 1; size <= 3; size++) {
      assertThat(a.getsockopt(a.accept(s), SO_RCVBUF)).isEqualTo(size);
    }
  }

  @Test
  void listeningAgainChangesNothing() {
    network.connection();
    String before = winsock.toString();
    a.listen(s);
    assertThat(winsock).hasToString(before);
  }
}
