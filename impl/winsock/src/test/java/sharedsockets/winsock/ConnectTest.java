package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_CONNECT;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEALREADY;
import static sharedsockets.winsock.WinsockError.WSAECONNREFUSED;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAENOTCONN;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sockets that connect. */
final class ConnectTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM, false);
  private final int t = share(a, s, b);
  private final Peer peer = winsock.network().peer(a, s);
  private final WsaEvent event = a.wsaCreateEvent();

  @Test
  void connectsForAllDescriptors() {
    a.connect(s);
    assertThat(b.send(t, bytes("x"))).isOne();
    assertThat(errorOf(() -> b.connect(t))).isEqualTo(WSAEISCONN);
  }

  @Test
  void withoutAConnectionNothingIsSentOrReceived() {
    assertThat(errorOf(() -> a.send(s, bytes("x")))).isEqualTo(WSAENOTCONN);
    assertThat(errorOf(() -> recv(b, t, 1))).isEqualTo(WSAENOTCONN);
    assertThat(errorOf(() -> a.shutdown(s, Shutdown.SD_BOTH))).isEqualTo(WSAENOTCONN);
    assertThatIllegalStateException().isThrownBy(() -> peer.data((byte) 1));
  }

  @Test
  void aNonBlockingOneGoesOn() {
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    assertThat(errorOf(() -> a.connect(s))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(errorOf(() -> b.connect(t))).isEqualTo(WSAEALREADY);
    assertThat(errorOf(() -> a.send(s, bytes("x")))).isEqualTo(WSAENOTCONN);
    peer.connected();
    assertThat(a.send(s, bytes("x"))).isOne();
  }

  @Test
  void aBlockingOneWaitsForTheAnswer() {
    peer.delayConnections();
    Call<Integer> call = connecting().untilItWaitsForEver();
    assertThat(errorOf(() -> b.send(t, bytes("x")))).isEqualTo(WSAENOTCONN);
    peer.connected();
    assertThat(call.result()).isZero();
    assertThat(errorOf(() -> b.connect(t))).isEqualTo(WSAEISCONN);
  }

  @Test
  void afterARefusalItMayConnectAgain() {
    peer.delayConnections();
    Call<Integer> call = connecting().untilItWaitsForEver();
    peer.refused();
    assertThat(call.error()).isEqualTo(WSAECONNREFUSED);
    peer.connected();
    b.connect(t);
    assertThat(a.send(s, bytes("x"))).isOne();
  }

  /** KND-1: a send tells that there is a connection, and so no attempt to wait for. */
  @Test
  void aWaitEndsWhenTheSocketTurnsOutToBeConnected() {
    int ready = a.socket(SocketType.SOCK_STREAM);
    winsock.network().peer(a, ready).delayConnections();
    Call<Integer> call = connecting(ready).untilItWaitsForEver();
    assertThat(a.send(ready, bytes("x"))).isOne();
    assertThat(call.error()).isEqualTo(WSAEISCONN);
  }

  private Call<Integer> connecting() {
    return connecting(s);
  }

  private Call<Integer> connecting(int socket) {
    return Call.start(
        () -> {
          a.connect(socket);
          return 0;
        });
  }

  @Test
  void theAnswerIsToldOncePerAttempt() {
    a.wsaEventSelect(s, event, Set.of(FD_CONNECT, FD_READ, FD_WRITE));
    for (int i = 0; i < 2; i++) {
      assertThat(errorOf(() -> b.connect(t))).isEqualTo(WSAEWOULDBLOCK);
      assertThat(a.wsaEnumNetworkEvents(s, event)).isEmpty();
      peer.refused();
      NetworkEvents events = a.wsaEnumNetworkEvents(s, event);
      assertThat(events).containsExactly(FD_CONNECT).hasSize(1).contains(FD_CONNECT);
      assertThat(events.error(FD_CONNECT)).isEqualTo(WinsockError.WSAECONNREFUSED);
    }
    assertThat(errorOf(() -> b.connect(t))).isEqualTo(WSAEWOULDBLOCK);
    peer.connected();
    NetworkEvents events = a.wsaEnumNetworkEvents(s, event);
    assertThat(events).containsExactly(FD_WRITE, FD_CONNECT);
    assertThat(events.error(FD_CONNECT)).isNull();
  }

  @Test
  void aLaterRegistrationOfAnEventObjectIsTold() {
    a.connect(s);
    a.wsaEventSelect(s, event, Set.of(FD_CONNECT));
    assertThat(a.wsaEnumNetworkEvents(s, event)).containsExactly(FD_CONNECT);
    a.wsaEventSelect(s, event, Set.of(FD_CONNECT));
    assertThat(a.wsaEnumNetworkEvents(s, event)).isEmpty();
  }

  @Test
  void aLaterRegistrationOfAWindowIsNotTold() {
    a.connect(s);
    Window window = a.createWindow();
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_CONNECT));
    assertThat(a.peekMessage(window)).isNull();
  }

  @Test
  void aListenerDoesNotConnect() {
    b.listen(t);
    assertThat(errorOf(() -> a.connect(s))).isEqualTo(WSAEINVAL);
  }

  @Test
  void whatIsRegisteredBeforeItConnectsIsNotToldToWrite() {
    int fresh = a.socket(SOCK_STREAM);
    Window window = a.createWindow();
    a.wsaAsyncSelect(fresh, window, 1, Set.of(FD_CONNECT, FD_WRITE));
    assertThat(errorOf(() -> a.connect(fresh))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(a.peekMessage(window)).isNull();
  }

  @Test
  void aDatagramSocketHasItsPeer() {
    int datagrams = a.socket(SOCK_DGRAM, false);
    a.connect(datagrams);
    assertThat(a.send(datagrams, bytes("x"))).isOne();
  }

  @Test
  void theNetworkAnswersAttemptsOnly() {
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    assertThatIllegalStateException().isThrownBy(peer::connected);
    assertThatIllegalStateException().isThrownBy(peer::refused);
  }
}
