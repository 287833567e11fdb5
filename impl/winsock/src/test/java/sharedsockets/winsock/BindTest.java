package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketOption.SO_REUSEADDR;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEADDRINUSE;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;
import static sharedsockets.winsock.WinsockError.WSAENOTCONN;

import org.junit.jupiter.api.Test;

/** Addresses of sockets. */
final class BindTest {
  private static final String HERE = "127.0.0.1:80";
  private static final String THERE = "127.0.0.1:81";

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM, false, false);
  private final int t = share(a, s, b);

  @Test
  void oneDescriptorBindsAll() {
    a.bind(s, HERE);
    assertThat(b.getsockname(t)).isEqualTo(HERE);
    assertThat(errorOf(() -> b.bind(t, THERE))).isEqualTo(WSAEINVAL);
    b.listen(t);
    assertThat(errorOf(() -> b.bind(t, THERE))).isEqualTo(WSAEINVAL);
  }

  @Test
  void anAddressIsInUseUntilTheLastDescriptorIsClosed() {
    a.bind(s, HERE);
    a.exit();
    WinsockProcess c = winsock.newProcess();
    int other = c.socket(SOCK_STREAM, false, false);
    assertThat(errorOf(() -> c.bind(other, HERE))).isEqualTo(WSAEADDRINUSE);
    b.closesocket(t);
    c.bind(other, HERE);
    assertThat(c.getsockname(other)).isEqualTo(HERE);
  }

  @Test
  void anUnusedInfoHoldsTheAddress() {
    int last = b.socket(SOCK_STREAM, false, false);
    b.bind(last, HERE);
    ProtocolInfo info = b.wsaDuplicateSocket(last, a.id());
    b.closesocket(last);
    assertThat(errorOf(() -> a.bind(s, HERE))).isEqualTo(WSAEADDRINUSE);
    a.closesocket(a.wsaSocket(info));
    a.bind(s, HERE);
  }

  @Test
  void typesAndSharersAreApart() {
    a.bind(s, HERE);
    a.bind(a.socket(SOCK_DGRAM, true, false), HERE);
    int sharer = a.socket(SOCK_STREAM);
    a.setsockopt(sharer, SO_REUSEADDR, 1);
    a.bind(sharer, HERE);
    a.closesocket(s);
    b.closesocket(t);
    int other = b.socket(SOCK_STREAM);
    assertThat(errorOf(() -> b.bind(other, HERE))).isEqualTo(WSAEADDRINUSE);
  }

  @Test
  void withoutAnAddressThereIsNoName() {
    assertThat(errorOf(() -> b.getsockname(t))).isEqualTo(WSAEINVAL);
    assertThat(errorOf(() -> b.listen(t))).isEqualTo(WSAEINVAL);
    a.bind(s, null);
    assertThat(b.getsockname(t)).isEqualTo(a.getsockname(s)).isNotEmpty();
    b.listen(t);
  }

  @Test
  void whatConnectsHasAnAddressAndAPeer() {
    assertThat(errorOf(() -> b.getpeername(t))).isEqualTo(WSAENOTCONN);
    a.connect(s, THERE);
    assertThat(b.getpeername(t)).isEqualTo(THERE);
    assertThat(b.getsockname(t)).isEqualTo(a.getsockname(s)).isNotEqualTo(THERE);
    assertThat(errorOf(() -> b.bind(t, HERE))).isEqualTo(WSAEINVAL);
    winsock.network().peer(a, s).reset();
    assertThat(errorOf(() -> b.getpeername(t))).isEqualTo(WSAENOTCONN);
  }

  @Test
  void aDatagramSocketReceivesOnceItHasAnAddress() {
    int d = a.socket(SOCK_DGRAM, true, false);
    assertThat(errorOf(() -> recv(a, d, 1))).isEqualTo(WSAEINVAL);
    a.send(d, bytes("x"));
    assertThat(a.getsockname(d)).isNotEmpty();
    a.connect(d, THERE);
    assertThat(a.getpeername(d)).isEqualTo(THERE);
  }

  @Test
  void aSocketOfWhichNothingIsSaidIsBoundAsItIsConnected() {
    int u = a.socket(SOCK_STREAM);
    a.bind(u, THERE);
    assertThat(errorOf(() -> a.send(u, bytes("x")))).isEqualTo(WSAENOTCONN);
    int v = a.socket(SOCK_STREAM);
    assertThat(a.getsockname(v)).isNotEmpty();
    assertThat(errorOf(() -> a.bind(v, HERE))).isEqualTo(WSAEINVAL);
    assertThat(a.getpeername(v)).isNotEmpty();
  }
}
