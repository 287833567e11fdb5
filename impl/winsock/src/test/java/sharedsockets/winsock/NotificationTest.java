package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.isSignalled;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_ACCEPT;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The network events that are notified, and when (NOT). */
final class NotificationTest {
  private static final Set<NetworkEvent> ALL = EnumSet.allOf(NetworkEvent.class);

  /** (U23) As the documents say. */
  private final Winsock winsock =
      Winsock.builder().behaviour(Behaviour.windows().with(DisputedPoint.U23, "when read")).build();

  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = share(a, s, b);
  private final WsaEvent event = a.wsaCreateEvent();
  private final Window window = a.createWindow();
  private final Peer peer = winsock.network().peer(a, s);

  private Set<NetworkEvent> enumerate() {
    return a.wsaEnumNetworkEvents(s, event);
  }

  private NetworkEvent message() {
    WindowMessage message = a.peekMessage(window);
    return message == null ? null : message.event();
  }

  @Test
  void whatHoldsAlreadyIsNotifiedAtOnce() {
    peer.data(bytes("x"));
    a.wsaEventSelect(s, event, ALL);
    assertThat(isSignalled(a, event)).isTrue();
    assertThat(enumerate()).containsExactly(FD_READ, FD_WRITE);
  }

  @Test
  void onlyWhatIsNominatedIsNotified() {
    a.wsaEventSelect(s, event, Set.of(FD_CLOSE));
    peer.data(bytes("x"));
    assertThat(isSignalled(a, event)).isFalse();
    assertThat(enumerate()).isEmpty();
  }

  @Test
  void enumerationClearsTheRecordAndResetsTheEventObjectThatItIsGiven() {
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    peer.data(bytes("x"));
    assertThat(b.wsaEnumNetworkEvents(t, null)).containsExactly(FD_READ);
    assertThat(isSignalled(a, event)).isTrue();
    assertThat(enumerate()).isEmpty();
    assertThat(isSignalled(a, event)).isFalse();
  }

  @Test
  void enumerationGivesACopyThatIsTheCallers() {
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    peer.data(bytes("x"));
    Set<NetworkEvent> enumerated = enumerate();
    enumerated.add(FD_CLOSE);
    assertThat(enumerate()).isEmpty();
  }

  @Test
  void eventObjectThatIsResetIsSetByTheNextEvent() {
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    peer.data(bytes("x"));
    a.wsaResetEvent(event);
    assertThat(isSignalled(a, event)).isFalse();
    peer.data(bytes("y"));
    assertThat(isSignalled(a, event)).as("U11: again").isTrue();
  }

  @Test
  void messageIsPostedOnceUntilRecv() {
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_READ));
    peer.data(bytes("x"));
    peer.data(bytes("y"));
    assertThat(message()).isEqualTo(FD_READ);
    assertThat(message()).isNull();
    recv(b, t, 1);
    assertThat(message()).as("y is left").isEqualTo(FD_READ);
    recv(b, t, 1);
    assertThat(message()).isNull();
    peer.data(bytes("z"));
    assertThat(message()).isEqualTo(FD_READ);
  }

  @Test
  void nothingIsRecordedForAWindow() {
    a.wsaAsyncSelect(s, window, 1, ALL);
    peer.data(bytes("x"));
    assertThat(enumerate()).isEmpty();
    assertThat(message()).isEqualTo(FD_WRITE);
  }

  @Test
  void asyncSelectNotifiesAgainWhatStillHolds() {
    peer.data(bytes("x"));
    for (int i = 0; i < 2; i++) {
      a.wsaAsyncSelect(s, window, 1, Set.of(FD_READ));
      assertThat(message()).isEqualTo(FD_READ);
      assertThat(message()).isNull();
    }
  }

  @Test
  void cancelByAsyncSelectMakesTheNextRegistrationNotifyAgain() {
    peer.data(bytes("x"));
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    assertThat(enumerate()).containsExactly(FD_READ);
    a.wsaEventSelect(s, null, Set.of());
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    assertThat(enumerate()).as("U10: silent").isEmpty();
    a.wsaAsyncSelect(s, window, 0, Set.of());
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    assertThat(enumerate()).containsExactly(FD_READ);
  }

  @Test
  void nothingIsEnumeratedWithoutARegistration() {
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    peer.data(bytes("x"));
    a.wsaEventSelect(s, null, Set.of());
    assertThat(a.wsaEnumNetworkEvents(s, event)).isEmpty();
    assertThat(isSignalled(a, event)).as("is reset all the same").isFalse();
  }

  @Test
  void fdCloseComesOnceAllIsRead() {
    a.wsaEventSelect(s, event, Set.of(FD_READ, FD_CLOSE));
    peer.data(bytes("x"));
    peer.close();
    assertThat(enumerate()).containsExactly(FD_READ);
    recv(a, s, 1);
    assertThat(enumerate()).containsExactly(FD_CLOSE);
    recv(a, s, 1);
    assertThat(enumerate()).as("nothing re-enables it").isEmpty();
  }

  @Test
  void fdCloseIsNotifiedAtRegistrationIfThePeerHasClosed() {
    peer.close();
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_CLOSE));
    assertThat(message()).isEqualTo(FD_CLOSE);
  }

  @Test
  void fdCloseIsNotLostToARegistrationThatDoesNotNominateIt() {
    peer.close();
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_READ));
    assertThat(message()).isNull();
    a.wsaEventSelect(s, event, Set.of(FD_CLOSE));
    assertThat(enumerate()).containsExactly(FD_CLOSE);
  }

  @Test
  void whatHoldsIsNotifiedAtRegistrationThoughBothSidesHaveShutDown() {
    peer.data(bytes("x"));
    a.shutdown(s, Shutdown.SD_SEND);
    peer.close();
    a.wsaEventSelect(s, event, Set.of(FD_READ, FD_CLOSE));
    assertThat(enumerate()).containsExactly(FD_READ);
    recv(a, s, 1);
    assertThat(enumerate()).containsExactly(FD_CLOSE);
  }

  @Test
  void ownCloseIsNotNotified() {
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_CLOSE));
    a.closesocket(s);
    b.closesocket(t);
    assertThat(message()).isNull();
  }

  @Test
  void fdWriteNeedsAFailedSendAndThenRoom() {
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_WRITE));
    assertThat(message()).isEqualTo(FD_WRITE);
    peer.full();
    peer.room();
    assertThat(message()).isNull();
    peer.full();
    errorOf(() -> b.send(t, bytes("x")));
    assertThat(message()).isNull();
    peer.room();
    assertThat(message()).isEqualTo(FD_WRITE);
  }

  @Test
  void failedSendCountsForALaterRegistrationToo() {
    b.ioctlsocket(t, Winsock.FIONBIO, 1);
    peer.full();
    errorOf(() -> b.send(t, bytes("x")));
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_WRITE));
    assertThat(message()).isNull();
    peer.room();
    assertThat(message()).isEqualTo(FD_WRITE);
  }

  @Test
  void failedSendReEnablesFdWriteWhoeverIsRegisteredWhenThereIsRoom() {
    a.wsaEventSelect(s, event, Set.of(FD_WRITE));
    assertThat(enumerate()).containsExactly(FD_WRITE);
    peer.full();
    errorOf(() -> a.send(s, bytes("x")));
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    peer.room();
    a.wsaEventSelect(s, event, Set.of(FD_WRITE));
    assertThat(enumerate()).containsExactly(FD_WRITE);
  }

  @Test
  void sendThatFailsAfterShutdownTakesFdWriteOutOfTheRecord() {
    a.wsaEventSelect(s, event, Set.of(FD_WRITE));
    a.shutdown(s, Shutdown.SD_SEND);
    errorOf(() -> b.send(t, bytes("x")));
    assertThat(enumerate()).as("U13: out").isEmpty();
  }

  @Test
  void fdWriteIsNotNotifiedWhereRoomComesAfterShutdown() {
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    peer.full();
    errorOf(() -> a.send(s, bytes("x")));
    a.shutdown(s, Shutdown.SD_SEND);
    a.wsaAsyncSelect(s, window, 1, Set.of(FD_WRITE));
    peer.room();
    assertThat(message()).isNull();
  }

  @Test
  void fdAcceptIsNotifiedUntilAllAreAccepted() {
    int listener = a.socket(SOCK_STREAM);
    a.listen(listener);
    Peer network = winsock.network().peer(a, listener);
    network.connection();
    network.connection();
    a.wsaEventSelect(listener, event, ALL);
    assertThat(a.wsaEnumNetworkEvents(listener, event)).containsExactly(FD_ACCEPT);
    a.accept(listener);
    assertThat(a.wsaEnumNetworkEvents(listener, null)).containsExactly(FD_ACCEPT);
    a.accept(listener);
    assertThat(a.wsaEnumNetworkEvents(listener, null)).isEmpty();
  }
}
