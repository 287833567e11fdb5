package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEMFILE;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** Descriptors, and the sockets that they share (DUP, DSC, CLS). */
final class DescriptorTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  @Test
  void valuesAreMultiplesOfFourInEachProcess() {
    assertThat(a.socket(SOCK_STREAM)).isEqualTo(4);
    assertThat(a.socket(SOCK_DGRAM)).isEqualTo(8);
    assertThat(b.socket(SOCK_STREAM)).isEqualTo(4);
  }

  @Test
  void nextValueIsNoDescriptorUntilItIsGivenOut() {
    for (int i = 0; i < 20; i++) {
      int next = a.socket(SOCK_DGRAM) + 4;
      assertThat(errorOf(() -> a.closesocket(next))).isEqualTo(WSAENOTSOCK);
    }
  }

  @Test
  void valueThatWasFreedLastIsGivenOutFirst() {
    Deque<Integer> values = new ArrayDeque<>();
    for (int i = 0; i < 20; i++) {
      values.push(a.socket(SOCK_DGRAM));
    }
    values.descendingIterator().forEachRemaining(s -> a.closesocket(s));
    values.forEach(s -> assertThat(a.socket(SOCK_STREAM)).isEqualTo(s));
    assertThat(a.socket(SOCK_DGRAM)).isEqualTo(84);
  }

  @Test
  void limitCountsWhatIsOpen() {
    WinsockProcess p = Winsock.builder().descriptorLimit(5).build().newProcess();
    for (int i = 1; i <= 5; i++) {
      assertThat(p.socket(SOCK_DGRAM)).isEqualTo(4 * i);
    }
    assertThat(errorOf(() -> p.socket(SOCK_DGRAM))).isEqualTo(WSAEMFILE);
    p.closesocket(8);
    p.closesocket(16);
    assertThat(p.socket(SOCK_DGRAM)).isEqualTo(16);
    assertThat(p.socket(SOCK_DGRAM)).isEqualTo(8);
    assertThat(errorOf(() -> p.socket(SOCK_DGRAM))).isEqualTo(WSAEMFILE);
  }

  @Test
  void duplicateOfADuplicateIsTheSameSocket() {
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, b);
    WinsockProcess c = winsock.newProcess();
    int u = share(b, t, c);
    int own = share(c, u, c);
    c.setsockopt(own, SO_RCVBUF, 9);
    assertThat(a.getsockopt(s, SO_RCVBUF)).isEqualTo(9);
    assertThat(b.getsockopt(t, SO_RCVBUF)).isEqualTo(9);
    assertThat(c.getsockopt(u, SO_RCVBUF)).isEqualTo(9);
  }

  @Test
  void duplicationOpensNothingUntilTheInfoIsUsed() {
    int s = a.socket(SOCK_STREAM);
    a.wsaDuplicateSocket(s, b.id());
    assertThat(errorOf(() -> b.closesocket(s))).isEqualTo(WSAENOTSOCK);
  }

  @Test
  void severalInfosAreUsedInAnyOrder() {
    int s = a.socket(SOCK_STREAM);
    int other = a.socket(SOCK_STREAM);
    ProtocolInfo first = a.wsaDuplicateSocket(s, b.id());
    ProtocolInfo second = a.wsaDuplicateSocket(other, b.id());
    a.setsockopt(s, SO_RCVBUF, 1);
    a.setsockopt(other, SO_RCVBUF, 2);
    assertThat(b.getsockopt(b.wsaSocket(second), SO_RCVBUF)).isEqualTo(2);
    assertThat(b.getsockopt(b.wsaSocket(first), SO_RCVBUF)).isEqualTo(1);
  }

  @Test
  void socketLivesUntilTheLastOfItsDescriptorsIsClosedInAnyOrder() {
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, b);
    Peer peer = winsock.network().peer(a, s);
    a.closesocket(s);
    peer.data(bytes("x"));
    assertThat(recv(b, t, 1)).isEqualTo("x");
    int again = share(b, t, a);
    b.closesocket(t);
    assertThat(peer.sawEnd()).isFalse();
    a.closesocket(again);
    assertThat(peer.sawEnd()).isTrue();
  }

  @Test
  void unusedInfoHoldsTheSocketAndWhatItHas() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    peer.data(bytes("x"));
    ProtocolInfo info = a.wsaDuplicateSocket(s, b.id());
    ProtocolInfo other = a.wsaDuplicateSocket(s, b.id());
    a.closesocket(s);
    assertThat(peer.sawEnd()).isFalse();
    int t = b.wsaSocket(info);
    assertThat(recv(b, t, 1)).isEqualTo("x");
    b.closesocket(t);
    assertThat(peer.sawEnd()).isFalse();
    b.closesocket(b.wsaSocket(other));
    assertThat(peer.sawEnd()).isTrue();
  }

  @Test
  void exitClosesAllThatTheProcessHas() {
    int s = a.socket(SOCK_STREAM);
    int shared = a.socket(SOCK_STREAM);
    int t = share(a, shared, b);
    Peer peer = winsock.network().peer(a, s);
    Peer sharedPeer = winsock.network().peer(a, shared);
    assertThat(a.hasExited()).isFalse();
    a.exit();
    assertThat(a.hasExited()).isTrue();
    assertThat(peer.sawEnd()).isTrue();
    assertThat(sharedPeer.sawEnd()).isFalse();
    b.closesocket(t);
    assertThat(sharedPeer.sawEnd()).isTrue();
  }

  @Test
  void exitVoidsTheInfosMadeForTheProcess() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    a.wsaDuplicateSocket(s, b.id());
    a.closesocket(s);
    b.exit();
    assertThat(peer.sawEnd()).isTrue();
  }

  @Test
  void infoOutlivesItsMaker() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    ProtocolInfo info = a.wsaDuplicateSocket(s, b.id());
    a.exit();
    assertThat(peer.sawEnd()).isFalse();
    assertThat(b.wsaSocket(info)).isPositive();
  }

  @Test
  void processIdsAreNotUsedAgain() {
    b.exit();
    assertThat(winsock.newProcess().id()).isEqualTo(3);
  }
}
