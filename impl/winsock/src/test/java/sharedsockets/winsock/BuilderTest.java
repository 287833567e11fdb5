package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.DisputedPoint.U2;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEMFILE;
import static sharedsockets.winsock.WinsockError.WSAENOPROTOOPT;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuilderTest {
  private static final SocketOption SO_NEW = SocketOption.of("SO_NEW");

  @Test
  void optionsHaveTheirGivenDefaultsByTypeOfSocket() {
    Winsock winsock =
        Winsock.builder()
            .option(SOCK_STREAM, SO_RCVBUF, 8_192)
            .option(SOCK_STREAM, SO_NEW, -5)
            .build();
    WinsockProcess a = winsock.newProcess();
    int stream = a.socket(SOCK_STREAM);
    int datagram = a.socket(SOCK_DGRAM);
    assertThat(a.getsockopt(stream, SO_RCVBUF)).isEqualTo(8_192);
    assertThat(a.getsockopt(stream, SO_NEW)).isEqualTo(-5);
    assertThat(a.getsockopt(datagram, SO_RCVBUF)).isEqualTo(65_536);
    assertThat(errorOf(() -> a.getsockopt(datagram, SO_NEW))).isEqualTo(WSAENOPROTOOPT);
    a.setsockopt(stream, SO_NEW, 7);
    assertThat(a.getsockopt(stream, SO_NEW)).isEqualTo(7);
  }

  @Test
  void whatIsBuiltDoesNotChangeWithTheBuilder() {
    Winsock.Builder builder = Winsock.builder();
    WinsockProcess a = builder.build().newProcess();
    builder.option(SOCK_STREAM, SO_RCVBUF, 1);
    assertThat(a.getsockopt(a.socket(SOCK_STREAM), SO_RCVBUF)).isEqualTo(65_536);
  }

  @Test
  void limitIsThatOfEachProcess() {
    Winsock winsock = Winsock.builder().descriptorLimit(1).build();
    for (int i = 0; i < 2; i++) {
      WinsockProcess process = winsock.newProcess();
      int s = process.socket(SOCK_DGRAM);
      assertThat(errorOf(() -> process.socket(SOCK_DGRAM))).isEqualTo(WSAEMFILE);
      process.closesocket(s);
      assertThat(process.socket(SOCK_DGRAM)).isEqualTo(s);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, (1 << 24) + 1})
  void limitMustBePossible(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Winsock.builder().descriptorLimit(limit))
        .withMessage("not in 1 .. 16777216: " + limit);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 24})
  void limitMayBeLeastAndMost(int limit) {
    WinsockProcess a = Winsock.builder().descriptorLimit(limit).build().newProcess();
    assertThat(a.socket(SOCK_DGRAM)).isEqualTo(4);
  }

  @Test
  void behaviourIsThatOfAllSockets() {
    Winsock winsock =
        Winsock.builder().behaviour(Behaviour.windows().with(U2, "cancelled")).build();
    WinsockProcess a = winsock.newProcess();
    int s = a.socket(SOCK_STREAM);
    int t = Calls.share(a, s, a);
    a.wsaEventSelect(s, a.wsaCreateEvent(), Set.of(FD_READ));
    a.closesocket(s);
    a.ioctlsocket(t, Winsock.FIONBIO, 0);
    assertThat(winsock.toString()).contains("no registration");
  }
}
