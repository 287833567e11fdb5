package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Winsock.toString, by which tests compare states. */
final class StateAsTextTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  @Test
  void saysAllThereIs() {
    int s = a.socket(SOCK_STREAM);
    int t = Calls.share(a, s, b);
    a.wsaDuplicateSocket(s, b.id());
    a.setsockopt(s, SocketOption.SO_RCVBUF, 7);
    Peer peer = winsock.network().peer(a, s);
    Window window = a.createWindow();
    a.wsaAsyncSelect(s, window, 9, Set.of(FD_READ));
    peer.data((byte) 1);
    peer.close();
    peer.full();
    a.shutdown(s, Shutdown.SD_BOTH);
    int listener = b.socket(SOCK_STREAM);
    b.listen(listener);
    winsock.network().peer(b, listener).connection();
    WsaEvent event = b.wsaCreateEvent();
    b.wsaEventSelect(listener, event, Set.of(NetworkEvent.FD_ACCEPT));
    WsaEvent other = b.wsaCreateEvent();
    b.wsaEventSelect(b.socket(SOCK_DGRAM), other, Set.of(FD_WRITE));
    b.wsaResetEvent(other);
    b.closesocket(t);
    assertThat(winsock.toString())
        .isEqualTo(
            """
            process 1
              startups 1
              descriptor 4 socket 0
              window 1 [message 9, 4, FD_READ]
            process 2
              startups 1
              descriptor 8 socket 1
              descriptor 12 socket 2
              info 2 made by 1 socket 0
              event 4 signalled
              event 5
            socket 0 SOCK_STREAM CONNECTED non-blocking descriptors 1 infos 1\
             options {SO_RCVBUF=7} record [] silent [FD_READ] unread 1 requests 0\
             peer closed full SD_SEND SD_RECEIVE\
             [FD_READ] to window 1 [message 9, 4, FD_READ] message 9 handle 4 made by it
            socket 1 SOCK_STREAM LISTENING non-blocking descriptors 1 infos 0\
             options {} record [FD_ACCEPT] silent [FD_ACCEPT] unread 0 requests 1\
             [FD_ACCEPT] to event 4 signalled handle 8 made by it
            socket 2 SOCK_DGRAM CONNECTED non-blocking descriptors 1 infos 0\
             options {} record [FD_WRITE] silent [FD_WRITE] unread 0 requests 0\
             [FD_WRITE] to event 5 handle 12 made by it
            """);
  }

  @Test
  void tellsASendThatFailedFromOneThatWasNotMade() {
    int s = a.socket(SOCK_DGRAM);
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    winsock.network().peer(a, s).full();
    assertThat(winsock.toString()).contains(" full ").doesNotContain("awaits");
    Calls.errorOf(() -> a.send(s, new byte[1]));
    assertThat(winsock.toString()).contains(" full awaits room ");
  }

  @Test
  void forgetsProcessesThatHaveExited() {
    a.exit();
    assertThat(winsock).hasToString("process 2\n");
  }
}
