package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.isSignalled;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A socket has one registration, whoever made it (REG, BLK). */
final class RegistrationTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = share(a, s, b);
  private final WsaEvent ofA = a.wsaCreateEvent();
  private final WsaEvent ofB = b.wsaCreateEvent();
  private final Window windowOfA = a.createWindow();
  private final Window windowOfB = b.createWindow();
  private final Peer peer = winsock.network().peer(a, s);

  @Test
  void laterOneReplacesTheEarlierOneOfAnotherProcess() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    b.wsaEventSelect(t, ofB, Set.of(FD_CLOSE));
    peer.data(bytes("x"));
    assertThat(isSignalled(a, ofA)).isFalse();
    assertThat(isSignalled(b, ofB)).isFalse();
    recv(a, s, 1);
    peer.close();
    assertThat(isSignalled(a, ofA)).isFalse();
    assertThat(isSignalled(b, ofB)).isTrue();
    assertThat(a.wsaEnumNetworkEvents(s, null)).containsExactly(FD_CLOSE);
  }

  @Test
  void windowReplacesAnEventObjectAndTheOtherWayRound() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    b.wsaAsyncSelect(t, windowOfB, 9, Set.of(FD_READ));
    peer.data(bytes("x"));
    assertThat(isSignalled(a, ofA)).isFalse();
    assertThat(b.peekMessage(windowOfB)).isEqualTo(new WindowMessage(9, t, FD_READ));
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    peer.data(bytes("y"));
    assertThat(b.peekMessage(windowOfB)).isNull();
    assertThat(isSignalled(a, ofA)).isTrue();
  }

  @Test
  void messagesNameTheDescriptorThatRegistered() {
    int u = share(a, s, a);
    a.wsaAsyncSelect(u, windowOfA, 9, Set.of(FD_READ));
    peer.data(bytes("x"));
    assertThat(a.peekMessage(windowOfA).s()).isEqualTo(u);
  }

  @Test
  void eachEventIsAMessage() {
    peer.data(bytes("x"));
    a.wsaAsyncSelect(s, windowOfA, 9, EnumSet.allOf(NetworkEvent.class));
    Set<NetworkEvent> told =
        EnumSet.of(a.peekMessage(windowOfA).event(), a.peekMessage(windowOfA).event());
    assertThat(told).containsExactly(FD_READ, FD_WRITE);
    assertThat(a.peekMessage(windowOfA)).isNull();
  }

  @Test
  void noEventsCancelWhicheverDescriptorSaysSo() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    b.wsaAsyncSelect(t, null, 0, Set.of());
    peer.data(bytes("x"));
    assertThat(isSignalled(a, ofA)).isFalse();
    a.wsaAsyncSelect(s, windowOfA, 9, Set.of(FD_CLOSE));
    b.wsaEventSelect(t, ofB, Set.of());
    recv(a, s, 1);
    peer.close();
    assertThat(a.peekMessage(windowOfA)).isNull();
  }

  @Test
  void cancelIgnoresItsHandle() {
    b.wsaCloseEvent(ofB);
    b.wsaEventSelect(t, ofB, Set.of());
    b.wsaEventSelect(t, ofA, Set.of());
    b.wsaAsyncSelect(t, windowOfA, 0, Set.of());
  }

  @Test
  void maskIsACopy() {
    Set<NetworkEvent> mask = EnumSet.of(FD_READ);
    a.wsaEventSelect(s, ofA, mask);
    mask.clear();
    peer.data(bytes("x"));
    assertThat(isSignalled(a, ofA)).isTrue();
  }

  @Test
  void failedRegistrationLeavesTheEarlierOne() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    assertThat(errorOf(() -> b.wsaEventSelect(t, ofA, Set.of(FD_CLOSE)))).isEqualTo(WSAEINVAL);
    peer.data(bytes("x"));
    assertThat(isSignalled(a, ofA)).isTrue();
  }

  @Test
  void socketIsBlockingUntilARegistrationOrCancel() {
    Call<String> call = Call.start(() -> recv(a, s, 1)).untilItWaits();
    peer.data(bytes("x"));
    assertThat(call.result()).isEqualTo("x");
    b.wsaAsyncSelect(t, windowOfB, 9, Set.of(FD_READ));
    assertThat(errorOf(() -> recv(a, s, 1))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void blockingAgainOnlyAfterCancelAndFionbio() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    assertThat(errorOf(() -> b.ioctlsocket(t, Winsock.FIONBIO, 0))).isEqualTo(WSAEINVAL);
    b.ioctlsocket(t, Winsock.FIONBIO, 1);
    a.wsaEventSelect(s, null, Set.of());
    assertThat(errorOf(() -> recv(a, s, 1))).isEqualTo(WSAEWOULDBLOCK);
    b.ioctlsocket(t, Winsock.FIONBIO, 0);
    Call<String> call = Call.start(() -> recv(a, s, 1)).untilItWaits();
    peer.close();
    assertThat(call.result()).isEmpty();
  }

  @Test
  void registrationSurvivesTheCloseOfItsDescriptor() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    a.closesocket(s);
    peer.data(bytes("x"));
    assertThat(isSignalled(a, ofA)).isTrue();
  }

  @Test
  void eventObjectOutlivesTheSocket() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    peer.data(bytes("x"));
    a.closesocket(s);
    b.closesocket(t);
    assertThat(isSignalled(a, ofA)).isTrue();
  }

  @Test
  void messageOutlivesTheRegistrationAndTheSocket() {
    a.wsaAsyncSelect(s, windowOfA, 9, Set.of(FD_READ));
    peer.data(bytes("x"));
    a.wsaAsyncSelect(s, windowOfA, 9, Set.of());
    a.closesocket(s);
    b.closesocket(t);
    assertThat(a.peekMessage(windowOfA)).isEqualTo(new WindowMessage(9, s, FD_READ));
  }

  @Test
  void registrationOfAnEndedEventObjectStandsAndRecordsOn() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    a.wsaCloseEvent(ofA);
    peer.data(bytes("x"));
    assertThat(errorOf(() -> b.ioctlsocket(t, Winsock.FIONBIO, 0))).isEqualTo(WSAEINVAL);
    assertThat(b.wsaEnumNetworkEvents(t, null)).containsExactly(FD_READ);
    assertThat(winsock.toString()).doesNotContain("signalled");
  }

  @Test
  void registrationOfADestroyedWindowStandsAndPostsNothing() {
    a.wsaAsyncSelect(s, windowOfA, 9, Set.of(FD_READ));
    a.destroyWindow(windowOfA);
    peer.data(bytes("x"));
    assertThat(errorOf(() -> b.ioctlsocket(t, Winsock.FIONBIO, 0))).isEqualTo(WSAEINVAL);
    assertThat(winsock.toString()).doesNotContain("[message");
  }

  @Test
  void registrationForWritingTellsThatTheSocketIsConnected() {
    a.wsaEventSelect(s, ofA, Set.of(FD_READ));
    int fresh = a.socket(SOCK_STREAM);
    a.wsaEventSelect(fresh, ofA, Set.of(FD_READ, FD_CLOSE));
    a.listen(fresh);
    int connected = a.socket(SOCK_STREAM);
    a.wsaEventSelect(connected, ofA, Set.of(FD_WRITE));
    assertThat(errorOf(() -> a.listen(connected))).isEqualTo(WSAEISCONN);
  }
}
