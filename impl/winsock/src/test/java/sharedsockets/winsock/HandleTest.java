package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEMFILE;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;
import static sharedsockets.winsock.WinsockError.WSA_INVALID_HANDLE;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HND-1, HND-2, HND-3: DuplicateHandle, and CloseHandle on a descriptor. */
final class HandleTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);

  private static Winsock with(DisputedPoint point, String value) {
    return Winsock.builder().behaviour(Behaviour.windows().with(point, value)).build();
  }

  @Test
  void theTargetHasTheSocketAtOnceUntilTheLastClose() {
    Peer peer = winsock.network().peer(a, s);
    int t = a.duplicateHandle(s, b.id(), false);
    a.exit();
    assertThat(peer.sawEnd()).isFalse();
    assertThat(b.send(t, new byte[1])).isEqualTo(1);
    b.closeHandle(t);
    assertThat(peer.sawEnd()).isTrue();
  }

  @Test
  void aProcessMayGiveItselfOne() {
    int t = a.duplicateHandle(s, a.id(), false);
    assertThat(t).isNotEqualTo(s);
    a.closesocket(s);
    assertThat(a.send(t, new byte[1])).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whetherItIsInheritedIsSaidAndNotCopied(boolean inherit) {
    a.setHandleInformation(s, !inherit);
    int t = a.duplicateHandle(s, b.id(), inherit);
    assertThat(b.getHandleInformation(t)).isEqualTo(inherit);
    assertThat(a.getHandleInformation(s)).isEqualTo(!inherit);
    assertThat(b.createProcess(true).isOpen(t)).isEqualTo(inherit);
  }

  @Test
  void whatIsNoHandleIsNotDuplicatedNorWhatHasNoTarget() {
    b.exit();
    String before = winsock.toString();
    assertThat(errorOf(() -> a.duplicateHandle(s + 4, a.id(), true))).isEqualTo(WSA_INVALID_HANDLE);
    assertThat(errorOf(() -> a.duplicateHandle(s, b.id(), true))).isEqualTo(WSA_INVALID_HANDLE);
    assertThat(winsock).hasToString(before);
  }

  @Test
  void aFullTableTakesNoMore() {
    Winsock small = Winsock.builder().descriptorLimit(1).build();
    WinsockProcess p = small.newProcess();
    int only = p.socket(SOCK_STREAM);
    assertThat(errorOf(() -> p.duplicateHandle(only, p.id(), true))).isEqualTo(WSAEMFILE);
  }

  @Test
  void whatCloseHandleHasClosedIsNoDescriptor() {
    int t = share(a, s, b);
    a.closeHandle(s);
    String before = winsock.toString();
    assertThat(errorOf(() -> a.send(s, new byte[1]))).isEqualTo(WSAENOTSOCK);
    assertThat(errorOf(() -> a.closesocket(s))).isEqualTo(WSAENOTSOCK);
    assertThat(errorOf(() -> a.closeHandle(s))).isEqualTo(WSA_INVALID_HANDLE);
    assertThat(winsock).hasToString(before);
    assertThat(b.send(t, new byte[1])).isEqualTo(1);
  }

  @Test
  void itNeedsNoStartup() {
    int t = a.duplicateHandle(s, b.id(), false);
    b.wsaStartup();
    b.wsaCleanup();
    assertThat(errorOf(() -> b.send(t, new byte[1]))).isEqualTo(WSANOTINITIALISED);
    b.closeHandle(t);
    assertThat(b.isOpen(t)).isFalse();
  }

  @Test
  void theNetworkReachesTheSocketOfAProcessWithoutStartup() {
    b.wsaStartup();
    b.wsaCleanup();
    int t = a.duplicateHandle(s, b.id(), false);
    winsock.network().peer(b, t).data(new byte[1]);
    assertThat(a.recv(s, new byte[1])).isEqualTo(1);
  }

  @Test
  void winsockMayRememberWhatItHasClosed() {
    WinsockProcess p = with(DisputedPoint.U35, "may succeed").newProcess();
    int t = p.socket(SOCK_STREAM);
    p.closeHandle(t);
    p.closesocket(t);
    assertThat(errorOf(() -> p.send(t, new byte[1]))).isEqualTo(WSAENOTSOCK);
    assertThat(p.socket(SOCK_STREAM)).isEqualTo(t);
    p.closesocket(t);
    assertThat(p.isOpen(t)).isFalse();
    p.wsaCleanup();
    p.wsaStartup();
    assertThat(errorOf(() -> p.closesocket(t))).isEqualTo(WSAENOTSOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"survives", "cancelled"})
  void whatBecomesOfARegistrationIsDisputed(String value) {
    Winsock other = with(DisputedPoint.U35r, value);
    WinsockProcess p = other.newProcess();
    int maker = p.socket(SOCK_STREAM);
    final Peer peer = other.network().peer(p, maker);
    int left = p.duplicateHandle(maker, p.id(), false);
    WsaEvent event = p.wsaCreateEvent();
    p.wsaEventSelect(maker, event, Set.of(FD_READ));
    p.closeHandle(maker);
    peer.data(new byte[1]);
    assertThat(p.wsaEnumNetworkEvents(left, null).contains(FD_READ))
        .isEqualTo(value.equals("survives"));
  }
}
