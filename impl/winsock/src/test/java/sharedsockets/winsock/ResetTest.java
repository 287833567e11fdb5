package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAECONNABORTED;
import static sharedsockets.winsock.WinsockError.WSAECONNRESET;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAESHUTDOWN;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that the peer resets (RST). */
final class ResetTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = share(a, s, b);
  private final Peer peer = winsock.network().peer(a, s);

  @Test
  void callsFailThroughEveryDescriptorAndForGood() {
    peer.reset();
    for (int i = 0; i < 2; i++) {
      assertThat(errorOf(() -> recv(a, s, 1))).isEqualTo(WSAECONNRESET);
      assertThat(errorOf(() -> recv(b, t, 1))).isEqualTo(WSAECONNRESET);
      assertThat(errorOf(() -> a.send(s, bytes("x")))).isEqualTo(WSAECONNRESET);
      assertThat(errorOf(() -> b.send(t, bytes("x")))).isEqualTo(WSAECONNRESET);
    }
    assertThat(peer.received()).isEmpty();
  }

  @Test
  void aResetAfterACloseIsOneToo() {
    peer.close();
    peer.reset();
    assertThat(errorOf(() -> recv(a, s, 1))).isEqualTo(WSAECONNRESET);
  }

  @Test
  void whatWasShutDownStaysSo() {
    a.shutdown(s, Shutdown.SD_BOTH);
    peer.reset();
    assertThat(errorOf(() -> recv(b, t, 1))).isEqualTo(WSAESHUTDOWN);
    assertThat(errorOf(() -> b.send(t, bytes("x")))).isEqualTo(WSAESHUTDOWN);
  }

  @Test
  void doesNotListenAfterwards() {
    peer.reset();
    assertThat(errorOf(() -> a.listen(s))).isEqualTo(WSAEISCONN);
  }

  @Test
  void fullSocketsFailAsWell() {
    peer.full();
    peer.reset();
    assertThat(errorOf(() -> a.send(s, bytes("x")))).isEqualTo(WSAECONNRESET);
  }

  @Test
  void isToldOnceAsFdClose() {
    WsaEvent event = a.wsaCreateEvent();
    a.wsaEventSelect(s, event, Set.of(FD_READ, FD_CLOSE));
    peer.reset();
    assertThat(a.wsaEnumNetworkEvents(s, event)).containsExactly(FD_CLOSE);
    assertThat(a.wsaEnumNetworkEvents(s, event)).isEmpty();
  }

  @Test
  void isToldToALaterRegistration() {
    Window window = b.createWindow();
    peer.reset();
    b.wsaAsyncSelect(t, window, 1025, Set.of(FD_CLOSE));
    assertThat(b.peekMessage(window).event()).isEqualTo(FD_CLOSE);
    assertThat(b.peekMessage(window)).isNull();
  }

  @Test
  void fdCloseHasItsErrorCode() {
    WsaEvent event = a.wsaCreateEvent();
    a.wsaEventSelect(s, event, Set.of(FD_WRITE, FD_CLOSE));
    peer.reset();
    NetworkEvents events = a.wsaEnumNetworkEvents(s, event);
    assertThat(events.error(FD_CLOSE)).isEqualTo(WSAECONNABORTED);
    assertThat(events.error(FD_WRITE)).isNull();
    assertThat(events.error(FD_READ)).isNull();
  }

  @Test
  void aMessageKeepsTheErrorCodeThatItWasPostedWith() {
    Window window = b.createWindow();
    b.wsaAsyncSelect(t, window, 1025, Set.of(FD_CLOSE));
    peer.close();
    peer.reset();
    b.wsaAsyncSelect(t, window, 1025, Set.of(FD_CLOSE));
    assertThat(b.peekMessage(window)).isEqualTo(new WindowMessage(1025, t, FD_CLOSE));
    assertThat(b.peekMessage(window))
        .isEqualTo(new WindowMessage(1025, t, FD_CLOSE, WSAECONNABORTED))
        .hasToString("message 1025, " + t + ", FD_CLOSE, WSAECONNABORTED");
  }

  @Test
  void nothingComesAfterwards() {
    peer.reset();
    for (Runnable later :
        Set.<Runnable>of(() -> peer.data(bytes("x")), peer::close, peer::reset, peer::full)) {
      assertThatIllegalStateException()
          .isThrownBy(later::run)
          .withMessage("the connection has been reset");
    }
  }

  @Test
  void aDatagramSocketHasNone() {
    Peer other = winsock.network().peer(a, a.socket(SOCK_DGRAM));
    assertThatIllegalStateException()
        .isThrownBy(other::reset)
        .withMessage("a datagram socket has no connection");
  }

  @ParameterizedTest
  @CsvSource({"kept, true", "lost, false"})
  void u28UnreadData(String value, boolean isKept) {
    Disputed w = new Disputed(DisputedPoint.U28, value);
    w.peer.data(bytes("x"));
    w.peer.reset();
    if (isKept) {
      assertThat(recv(w.a, w.s, 1)).isEqualTo("x");
    }
    assertThat(errorOf(() -> recv(w.a, w.s, 1))).isEqualTo(WSAECONNRESET);
  }

  @ParameterizedTest
  @CsvSource({"again, true", "silent, false"})
  void u28cFdCloseAfterAClose(String value, boolean isTold) {
    Disputed w = new Disputed(DisputedPoint.U28c, value);
    w.select(FD_CLOSE);
    w.peer.close();
    assertThat(w.enumerated()).containsExactly(FD_CLOSE);
    w.peer.reset();
    assertThat(w.enumerated().contains(FD_CLOSE)).isEqualTo(isTold);
  }

  @ParameterizedTest
  @CsvSource({"notified, true", "silent, false"})
  void u28rFdWriteAtALaterRegistration(String value, boolean isTold) {
    Disputed w = new Disputed(DisputedPoint.U28r, value);
    w.peer.reset();
    w.select(FD_WRITE);
    assertThat(w.enumerated().contains(FD_WRITE)).isEqualTo(isTold);
  }

  @ParameterizedTest
  @CsvSource({"notified, true", "silent, false"})
  void u28wFdWriteThatIsDue(String value, boolean isTold) {
    Disputed w = new Disputed(DisputedPoint.U28w, value);
    w.select(FD_WRITE);
    w.enumerated();
    w.peer.full();
    assertThat(errorOf(() -> w.a.send(w.s, bytes("x")))).isEqualTo(WinsockError.WSAEWOULDBLOCK);
    w.peer.reset();
    assertThat(w.enumerated().contains(FD_WRITE)).isEqualTo(isTold);
  }
}
