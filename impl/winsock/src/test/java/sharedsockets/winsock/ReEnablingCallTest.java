package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.NetworkEvent.FD_ACCEPT;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEMFILE;
import static sharedsockets.winsock.WinsockError.WSAESHUTDOWN;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Calls that fail, and yet change something: they re-enable their event (NOT-4). Messages show it,
 * each of which stands for one notification.
 */
final class ReEnablingCallTest {
  private static final int MESSAGE = 1;

  private final Winsock winsock = Winsock.builder().descriptorLimit(2).build();
  private final WinsockProcess a = winsock.newProcess();
  private final Window window = a.createWindow();

  private void register(int s) {
    a.wsaAsyncSelect(s, window, MESSAGE, EnumSet.allOf(NetworkEvent.class));
  }

  private void assertPosted(int s, NetworkEvent... events) {
    for (NetworkEvent event : events) {
      assertThat(a.peekMessage(window)).isEqualTo(new WindowMessage(MESSAGE, s, event));
    }
    assertThat(a.peekMessage(window)).isNull();
  }

  @Test
  void recvThatFailsReEnablesFdRead() {
    int s = a.socket(SOCK_DGRAM);
    Peer peer = winsock.network().peer(a, s);
    register(s);
    peer.data((byte) 1);
    assertPosted(s, FD_WRITE, FD_READ);
    a.recv(s, new byte[1]);
    assertThat(errorOf(() -> a.recv(s, new byte[1]))).isEqualTo(WSAEWOULDBLOCK);
    peer.data((byte) 2);
    assertPosted(s, FD_READ);
    peer.data((byte) 3);
    assertPosted(s);
  }

  @Test
  void recvAfterShutdownReEnablesFdRead() {
    int s = a.socket(SOCK_DGRAM);
    winsock.network().peer(a, s).data((byte) 1);
    register(s);
    assertPosted(s, FD_READ, FD_WRITE);
    a.shutdown(s, Shutdown.SD_RECEIVE);
    assertThat(errorOf(() -> a.recv(s, new byte[1]))).isEqualTo(WSAESHUTDOWN);
    assertPosted(s, FD_READ);
  }

  @Test
  void sendThatFailsReEnablesFdWriteForWhenThereIsRoom() {
    int s = a.socket(SOCK_STREAM);
    Peer peer = winsock.network().peer(a, s);
    register(s);
    assertPosted(s, FD_WRITE);
    peer.full();
    assertThat(errorOf(() -> a.send(s, new byte[1]))).isEqualTo(WSAEWOULDBLOCK);
    peer.room();
    assertPosted(s, FD_WRITE);
    peer.room();
    assertPosted(s);
  }

  @Test
  void acceptThatFailsReEnablesFdAccept() {
    int s = a.socket(SOCK_STREAM);
    a.listen(s);
    Peer peer = winsock.network().peer(a, s);
    register(s);
    peer.connection();
    assertPosted(s, FD_ACCEPT);
    int t = a.accept(s);
    assertPosted(t, FD_WRITE);
    assertThat(errorOf(() -> a.accept(s))).isEqualTo(WSAEWOULDBLOCK);
    peer.connection();
    assertPosted(s, FD_ACCEPT);
  }

  @Test
  void acceptThatFindsTheTableFullReEnablesFdAcceptAndLeavesTheRequest() {
    int s = a.socket(SOCK_STREAM);
    a.listen(s);
    winsock.network().peer(a, s).connection();
    int other = a.socket(SOCK_DGRAM);
    register(s);
    assertPosted(s, FD_ACCEPT);
    assertThat(errorOf(() -> a.accept(s))).isEqualTo(WSAEMFILE);
    assertPosted(s, FD_ACCEPT);
    a.closesocket(other);
    assertThat(a.accept(s)).isEqualTo(other);
  }

  @Test
  void callOnWhatIsNoDescriptorReEnablesNothing() {
    int s = a.socket(SOCK_DGRAM);
    Peer peer = winsock.network().peer(a, s);
    a.wsaAsyncSelect(s, window, MESSAGE, Set.of(FD_READ));
    peer.data((byte) 1);
    assertPosted(s, FD_READ);
    errorOf(() -> a.recv(s + 4, new byte[1]));
    peer.data((byte) 2);
    assertPosted(s);
  }
}
