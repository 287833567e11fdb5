package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.WinsockError.WSAEMSGSIZE;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datagrams, through the loopback and of a peer. */
final class DatagramTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final int s = a.socket(SOCK_DGRAM);
  private final int t = a.socket(SOCK_DGRAM);

  @BeforeEach
  void connect() {
    a.setsockopt(t, SO_RCVBUF, 4);
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    a.ioctlsocket(t, Winsock.FIONBIO, 1);
    winsock.network().connect(a, s, a, t);
  }

  @Test
  void eachIsReadAsAWholeInOrder() {
    a.send(s, bytes("ab"));
    a.send(s, bytes("c"));
    assertThat(recv(a, t, 10)).isEqualTo("ab");
    assertThat(recv(a, t, 10)).isEqualTo("c");
    assertThat(errorOf(() -> recv(a, t, 10))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void restOfOneThatDoesNotFitIsLost() {
    a.send(s, bytes("abc"));
    a.send(s, bytes("d"));
    byte[] buffer = bytes("....");
    assertThat(errorOf(() -> a.recv(t, buffer, 1, 2))).isEqualTo(WSAEMSGSIZE);
    assertThat(buffer).isEqualTo(bytes(".ab."));
    assertThat(recv(a, t, 10)).isEqualTo("d");
  }

  @Test
  void oneThatIsLookedAtStays() {
    a.send(s, bytes("abc"));
    byte[] buffer = bytes("..");
    assertThat(errorOf(() -> a.recv(t, buffer, 0, 2, Winsock.MSG_PEEK))).isEqualTo(WSAEMSGSIZE);
    assertThat(buffer).isEqualTo(bytes("ab"));
    assertThat(recv(a, t, 10)).isEqualTo("abc");
  }

  @Test
  void oneThatFitsExactlyIsReceived() {
    a.send(s, bytes("abc"));
    assertThat(recv(a, t, 3)).isEqualTo("abc");
  }

  @Test
  void emptyOneIsADatagramToo() {
    assertThat(a.send(s, new byte[0])).isZero();
    assertThat(recv(a, t, 10)).isEmpty();
    assertThat(errorOf(() -> recv(a, t, 10))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void oneIsTakenAsAWholeHoweverLittleRoomThereIs() {
    assertThat(a.send(s, bytes("abc"))).isEqualTo(3);
    assertThat(a.send(s, bytes("defghi"))).isEqualTo(6);
    assertThat(errorOf(() -> a.send(s, bytes("j")))).isEqualTo(WSAEWOULDBLOCK);
    recv(a, t, 10);
    assertThat(errorOf(() -> a.send(s, bytes("j")))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(recv(a, t, 10)).isEqualTo("defghi");
    assertThat(a.send(s, bytes("j"))).isEqualTo(1);
  }

  @Test
  void endsAreNotSeen() {
    a.shutdown(s, Shutdown.SD_SEND);
    assertThat(errorOf(() -> recv(a, t, 10))).isEqualTo(WSAEWOULDBLOCK);
    a.closesocket(s);
    assertThat(errorOf(() -> recv(a, t, 10))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(a.send(t, bytes("gone"))).isEqualTo(4);
  }

  @Test
  void otherSocketCanTakeThePlaceOfOneThatEnded() {
    a.closesocket(s);
    int u = a.socket(SOCK_DGRAM);
    winsock.network().connect(a, u, a, t);
    a.send(u, bytes("new"));
    assertThat(recv(a, t, 10)).isEqualTo("new");
  }

  @Test
  void peerReceivesThemOneAfterAnother() {
    int u = a.socket(SOCK_DGRAM);
    Peer peer = winsock.network().peer(a, u);
    a.send(u, bytes("ab"));
    a.send(u, bytes("c"));
    assertThat(peer.received()).isEqualTo(bytes("abc"));
    peer.data(bytes("xy"));
    peer.data(bytes("z"));
    assertThat(recv(a, u, 10)).isEqualTo("xy");
    assertThat(recv(a, u, 10)).isEqualTo("z");
  }
}
