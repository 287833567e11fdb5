package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The far end that a test plays. */
final class PeerTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  private Peer peer(int s) {
    return winsock.network().peer(a, s);
  }

  private void assertRefused(ThrowingCallable call, String why) {
    String before = winsock.toString();
    assertThatIllegalStateException().isThrownBy(call).withMessage(why);
    assertThat(winsock).hasToString(before);
  }

  @Test
  void isTheSocketsWhicheverDescriptorNamesIt() {
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, b);
    Peer one = peer(s);
    Peer two = winsock.network().peer(b, t);
    a.send(s, bytes("x"));
    assertThat(two.received()).isEqualTo(bytes("x"));
    a.closesocket(s);
    assertThat(one.sawEnd()).isFalse();
    one.data(bytes("y"));
    b.closesocket(t);
    assertThat(one.sawEnd()).isTrue();
    assertThat(two.sawEnd()).isTrue();
  }

  @Test
  void seesAShutdownThatWasBeforeIt() {
    int s = a.socket(SOCK_STREAM);
    a.shutdown(s, Shutdown.SD_SEND);
    assertThat(peer(s).sawEnd()).isTrue();
    int t = a.socket(SOCK_STREAM);
    a.shutdown(t, Shutdown.SD_RECEIVE);
    assertThat(peer(t).sawEnd()).isFalse();
  }

  @Test
  void listeningSocketGetsConnectionsOnly() {
    int s = a.socket(SOCK_STREAM);
    a.listen(s);
    Peer peer = peer(s);
    assertRefused(() -> peer.data((byte) 1), "the socket listens");
    assertRefused(() -> peer.close(), "the socket listens");
    assertRefused(() -> peer.room(), "the socket listens");
    assertRefused(() -> peer.full(), "the socket listens");
    peer.connection();
    assertThat(a.accept(s)).isPositive();
  }

  @Test
  void otherSocketsGetNoConnections() {
    Peer peer = peer(a.socket(SOCK_STREAM));
    assertRefused(() -> peer.connection(), "the socket does not listen");
  }

  @Test
  void nothingComesAfterItsClose() {
    Peer peer = peer(a.socket(SOCK_STREAM));
    peer.close();
    assertRefused(() -> peer.data((byte) 1), "the peer has closed");
    assertRefused(() -> peer.close(), "the peer has closed");
  }

  @Test
  void datagramSocketSeesNoClose() {
    Peer peer = peer(a.socket(SOCK_DGRAM));
    assertRefused(() -> peer.close(), "a datagram socket has no connection");
  }

  @Test
  void streamHasNoEmptyData() {
    Peer peer = peer(a.socket(SOCK_STREAM));
    assertThatIllegalArgumentException().isThrownBy(() -> peer.data()).withMessage("no bytes");
  }

  @Test
  void nothingReachesASocketThatHasEnded() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = peer(s);
    a.send(s, bytes("last"));
    a.closesocket(s);
    List<Consumer<Peer>> refused = List.of(Peer::data, Peer::room, Peer::full, Peer::connection);
    for (Consumer<Peer> each : refused) {
      assertRefused(() -> each.accept(peer), "the socket has ended");
    }
    String before = winsock.toString();
    List<Consumer<Peer>> inVain =
        List.of(Peer::close, Peer::close, Peer::connected, Peer::refused, Peer::reset);
    inVain.forEach(each -> each.accept(peer));
    assertThat(winsock).hasToString(before);
    assertThat(peer.received()).isEqualTo(bytes("last"));
  }

  @Test
  void eventThatOnlyAConnectionHasTellsThatTheSocketIsConnected() {
    List<Consumer<Peer>> all =
        List.of(peer -> peer.data((byte) 1), Peer::close, Peer::room, Peer::full);
    for (Consumer<Peer> each : all) {
      int s = a.socket(SOCK_STREAM);
      each.accept(peer(s));
      assertThat(errorOf(() -> a.listen(s))).isEqualTo(WSAEISCONN);
    }
  }

  @Test
  void beingPlayedDoesNotTellThatTheSocketIsConnected() {
    int s = a.socket(SOCK_STREAM);
    peer(s);
    a.listen(s);
    assertThat(winsock.toString()).contains("LISTENING");
  }

  @Test
  void processOfAnotherWinsockIsRefused() {
    WinsockProcess foreign = Winsock.create().newProcess();
    int s = foreign.socket(SOCK_STREAM);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> winsock.network().peer(foreign, s))
        .withMessage("a process of another Winsock");
  }
}
