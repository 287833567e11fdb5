package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;
import static sharedsockets.winsock.WinsockError.WSA_INVALID_HANDLE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INH-1, INH-2, INH-3: CreateProcess, and what a child inherits. */
final class InheritanceTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();

  private static WinsockProcess with(DisputedPoint point, String value) {
    return Winsock.builder().behaviour(Behaviour.windows().with(point, value)).build().newProcess();
  }

  @Test
  void aChildHasTheSocketUnderTheSameValueUntilTheLastClose() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    WinsockProcess child = a.createProcess(true);
    a.exit();
    assertThat(peer.sawEnd()).isFalse();
    assertThat(child.send(s, new byte[1])).isEqualTo(1);
    child.closesocket(s);
    assertThat(peer.sawEnd()).isTrue();
  }

  @Test
  void aChildThatIsToInheritNothingHasNothing() {
    int s = a.socket(SOCK_STREAM);
    WinsockProcess child = a.createProcess(false);
    assertThat(errorOf(() -> child.send(s, new byte[1]))).isEqualTo(WSAENOTSOCK);
    assertThat(child.socket(SOCK_STREAM)).isEqualTo(s);
  }

  @Test
  void whetherItIsInheritedIsTheDescriptors() {
    int s = a.socket(SOCK_STREAM, true, true, false);
    int t = share(a, s, a);
    a.setHandleInformation(t, true);
    assertThat(a.getHandleInformation(s)).isFalse();
    assertThat(a.getHandleInformation(t)).isTrue();
    WinsockProcess child = a.createProcess(true);
    assertThat(child.isOpen(s)).isFalse();
    assertThat(child.isOpen(t)).isTrue();
    int u = child.socket(SOCK_STREAM);
    assertThat(u).as("the value that was not inherited is free").isEqualTo(s);
  }

  @Test
  void aDuplicateMayBeKeptFromChildren() {
    int s = a.socket(SOCK_STREAM);
    int t = a.wsaSocket(a.wsaDuplicateSocket(s, a.id()), false);
    assertThat(a.getHandleInformation(t)).isFalse();
    assertThat(a.getHandleInformation(s)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inherited", "not"})
  void whatChildrenHaveOfADuplicateIsDisputed(String value) {
    WinsockProcess p = with(DisputedPoint.U33, value);
    int t = share(p, p.socket(SOCK_STREAM), p);
    assertThat(p.createProcess(true).isOpen(t)).isEqualTo(value.equals("inherited"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inherited", "not"})
  void whatGrandchildrenHaveIsDisputed(String value) {
    WinsockProcess p = with(DisputedPoint.U33c, value);
    int s = p.socket(SOCK_STREAM);
    WinsockProcess grandchild = p.createProcess(true).createProcess(true);
    assertThat(grandchild.isOpen(s)).isEqualTo(value.equals("inherited"));
  }

  @Test
  void whatIsNoDescriptorIsNoHandle() {
    String before = winsock.toString();
    assertThat(errorOf(() -> a.getHandleInformation(4))).isEqualTo(WSA_INVALID_HANDLE);
    assertThat(errorOf(() -> a.setHandleInformation(4, false))).isEqualTo(WSA_INVALID_HANDLE);
    assertThat(winsock).hasToString(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"closes", "leaves"})
  void whatTheLastCleanupDoesToItIsDisputed(String value) {
    WinsockProcess p = with(DisputedPoint.U34c, value);
    int s = p.socket(SOCK_STREAM);
    WinsockProcess child = p.createProcess(true);
    child.wsaStartup();
    child.wsaCleanup();
    assertThat(errorOf(() -> child.send(s, new byte[1]))).isEqualTo(WSANOTINITIALISED);
    child.wsaStartup();
    assertThat(child.isOpen(s)).isEqualTo(value.equals("leaves"));
  }
}
