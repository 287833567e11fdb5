package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAESHUTDOWN;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of a stream that several processes share. */
final class StreamTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = share(a, s, b);
  private final Peer peer = winsock.network().peer(a, s);

  @BeforeEach
  void nonBlocking() {
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
  }

  @Test
  void whatOneReadsTheOtherDoesNot() {
    peer.data(bytes("abcdef"));
    assertThat(recv(a, s, 2)).isEqualTo("ab");
    assertThat(recv(b, t, 3)).isEqualTo("cde");
    assertThat(recv(a, s, 10)).isEqualTo("f");
    assertThat(errorOf(() -> recv(b, t, 1))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void whatArrivedInPiecesIsReadAsOne() {
    peer.data(bytes("ab"));
    peer.data(bytes("cd"));
    peer.data(bytes("ef"));
    assertThat(recv(a, s, 1)).isEqualTo("a");
    assertThat(recv(a, s, 4)).isEqualTo("bcde");
    assertThat(recv(a, s, 4)).isEqualTo("f");
  }

  @Test
  void bytesArePutWhereTheCallerSays() {
    peer.data(bytes("ab"));
    peer.data(bytes("cd"));
    byte[] buffer = bytes("......");
    assertThat(a.recv(s, buffer, 1, 3)).isEqualTo(3);
    assertThat(buffer).isEqualTo(bytes(".abc.."));
  }

  @Test
  void readingNothingTakesNothing() {
    peer.data(bytes("a"));
    assertThat(a.recv(s, new byte[0])).isZero();
    assertThat(recv(b, t, 1)).isEqualTo("a");
  }

  @Test
  void dataIsReadBeforeThePeersEnd() {
    peer.data(bytes("a"));
    peer.close();
    assertThat(recv(a, s, 10)).isEqualTo("a");
    assertThat(recv(a, s, 10)).isEmpty();
    assertThat(recv(b, t, 10)).isEmpty();
  }

  @Test
  void peerKeepsACopyOfWhatItIsGivenAndGives() {
    byte[] bytes = bytes("abc");
    peer.data(bytes);
    bytes[0] = 'x';
    assertThat(recv(a, s, 10)).isEqualTo("abc");
  }

  @Test
  void peerReceivesWhatBothSend() {
    a.send(s, bytes("abc"), 1, 2);
    b.send(t, bytes("d"));
    assertThat(peer.received()).isEqualTo(bytes("bcd"));
    assertThat(peer.received()).isEmpty();
  }

  @Test
  void nothingCanBeReceivedAfterItIsShutDown() {
    peer.data(bytes("abc"));
    b.shutdown(t, Shutdown.SD_RECEIVE);
    assertThat(errorOf(() -> recv(a, s, 10))).isEqualTo(WSAESHUTDOWN);
    assertThat(a.send(s, bytes("x"))).isOne();
    assertThat(peer.sawEnd()).isFalse();
  }

  @Test
  void nothingCanBeSentAfterItIsShutDown() {
    peer.data(bytes("abc"));
    b.shutdown(t, Shutdown.SD_SEND);
    assertThat(peer.sawEnd()).isTrue();
    assertThat(errorOf(() -> a.send(s, bytes("x")))).isEqualTo(WSAESHUTDOWN);
    assertThat(recv(a, s, 10)).isEqualTo("abc");
  }

  @Test
  void bothCanBeShutDownAtOnceOrOneByOne() {
    a.shutdown(s, Shutdown.SD_BOTH);
    assertThat(errorOf(() -> recv(b, t, 1))).isEqualTo(WSAESHUTDOWN);
    assertThat(errorOf(() -> b.send(t, bytes("x")))).isEqualTo(WSAESHUTDOWN);
    assertThat(peer.sawEnd()).isTrue();

    int u = a.socket(SOCK_STREAM);
    a.shutdown(u, Shutdown.SD_SEND);
    a.shutdown(u, Shutdown.SD_RECEIVE);
    a.shutdown(u, Shutdown.SD_SEND);
    assertThat(errorOf(() -> recv(a, u, 1))).isEqualTo(WSAESHUTDOWN);
    assertThat(errorOf(() -> a.send(u, bytes("x")))).isEqualTo(WSAESHUTDOWN);
  }

  @Test
  void receivingThatIsShutDownWakesWhoReceives() {
    a.ioctlsocket(s, Winsock.FIONBIO, 0);
    Call<String> call = Call.start(() -> recv(a, s, 1)).untilItWaits();
    b.shutdown(t, Shutdown.SD_RECEIVE);
    assertThat(call.error()).isEqualTo(WSAESHUTDOWN);
  }

  @Test
  void sendingThatIsShutDownWakesWhoSends() {
    a.ioctlsocket(s, Winsock.FIONBIO, 0);
    peer.full();
    Call<Integer> call = Call.start(() -> a.send(s, bytes("x"))).untilItWaits();
    b.shutdown(t, Shutdown.SD_SEND);
    assertThat(call.error()).isEqualTo(WSAESHUTDOWN);
  }

  @Test
  void closeByThePeerWakesWhoReceives() {
    a.ioctlsocket(s, Winsock.FIONBIO, 0);
    Call<String> call = Call.start(() -> recv(b, t, 1)).untilItWaits();
    peer.close();
    assertThat(call.result()).isEmpty();
  }

  @Test
  void callThatOnlyAConnectionTakesTellsThatTheSocketIsConnected() {
    List<IntConsumer> calls =
        List.of(
            u -> errorOf(() -> recv(a, u, 1)),
            u -> a.send(u, bytes("x")),
            u -> a.shutdown(u, Shutdown.SD_RECEIVE));
    for (IntConsumer call : calls) {
      int u = a.socket(SOCK_STREAM);
      a.ioctlsocket(u, Winsock.FIONBIO, 1);
      call.accept(u);
      assertThat(errorOf(() -> a.listen(u))).isEqualTo(WSAEISCONN);
    }
  }
}
