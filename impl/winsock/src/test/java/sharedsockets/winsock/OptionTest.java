package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketOption.SO_BROADCAST;
import static sharedsockets.winsock.SocketOption.SO_KEEPALIVE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketOption.SO_RCVTIMEO;
import static sharedsockets.winsock.SocketOption.SO_REUSEADDR;
import static sharedsockets.winsock.SocketOption.SO_SNDBUF;
import static sharedsockets.winsock.SocketOption.SO_SNDTIMEO;
import static sharedsockets.winsock.SocketOption.TCP_NODELAY;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Options are the socket's (OPT). */
final class OptionTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int stream = a.socket(SOCK_STREAM);
  private final int datagram = a.socket(SOCK_DGRAM);

  @Test
  void freshSocketHasTheDefaults() {
    for (int s : new int[] {stream, datagram}) {
      for (SocketOption option : List.of(SO_RCVBUF, SO_SNDBUF)) {
        assertThat(a.getsockopt(s, option)).isEqualTo(65_536);
      }
      for (SocketOption option : List.of(SO_RCVTIMEO, SO_SNDTIMEO, SO_REUSEADDR)) {
        assertThat(a.getsockopt(s, option)).isZero();
      }
    }
    assertThat(a.getsockopt(stream, SO_KEEPALIVE)).isZero();
    assertThat(a.getsockopt(stream, TCP_NODELAY)).isZero();
    assertThat(a.getsockopt(datagram, SO_BROADCAST)).isZero();
  }

  @Test
  void whatOneDescriptorSetsTheOthersHaveToo() {
    int t = share(a, stream, b);
    b.setsockopt(t, SO_RCVBUF, 1);
    a.setsockopt(stream, SO_SNDBUF, 2);
    assertThat(a.getsockopt(stream, SO_RCVBUF)).isEqualTo(1);
    assertThat(b.getsockopt(t, SO_SNDBUF)).isEqualTo(2);
    a.setsockopt(stream, SO_RCVBUF, 0);
    assertThat(b.getsockopt(t, SO_RCVBUF)).isZero();
  }

  @Test
  void otherSocketsKeepTheirs() {
    a.setsockopt(stream, SO_RCVBUF, 1);
    assertThat(a.getsockopt(datagram, SO_RCVBUF)).isEqualTo(65_536);
    assertThat(a.getsockopt(a.socket(SOCK_STREAM), SO_RCVBUF)).isEqualTo(65_536);
  }

  @Test
  void booleanOptionIsTrueWhateverNumberSaysSo() {
    for (SocketOption option : List.of(SO_KEEPALIVE, TCP_NODELAY, SO_REUSEADDR)) {
      for (int yes : new int[] {1, 2, -1, Integer.MIN_VALUE}) {
        a.setsockopt(stream, option, yes);
        assertThat(a.getsockopt(stream, option)).isOne();
      }
      a.setsockopt(stream, option, 0);
      assertThat(a.getsockopt(stream, option)).isZero();
    }
    a.setsockopt(datagram, SO_BROADCAST, 5);
    assertThat(a.getsockopt(datagram, SO_BROADCAST)).isOne();
  }

  @Test
  void closeOfAnotherDescriptorKeepsThem() {
    a.setsockopt(stream, SO_RCVBUF, 1);
    int t = share(a, stream, b);
    a.closesocket(stream);
    assertThat(b.getsockopt(t, SO_RCVBUF)).isEqualTo(1);
  }
}
