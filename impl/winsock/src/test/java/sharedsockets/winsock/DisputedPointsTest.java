package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each disputed point decides, by an example: the one value, and the other. */
final class DisputedPointsTest {
  /** A socket of a Winsock that differs from Windows in some points. */
  private static final class World {
    final Winsock winsock;
    final WinsockProcess a;
    final int s;
    final Peer peer;
    final WsaEvent event;
    final Window window;

    World(DisputedPoint point, String value) {
      this(Behaviour.windows().with(point, value));
    }

    World(Behaviour behaviour) {
      winsock = Winsock.builder().behaviour(behaviour).build();
      a = winsock.newProcess();
      s = a.socket(SOCK_STREAM);
      a.ioctlsocket(s, Winsock.FIONBIO, 1);
      peer = winsock.network().peer(a, s);
      event = a.wsaCreateEvent();
      window = a.createWindow();
    }

    void select(NetworkEvent... events) {
      a.wsaEventSelect(s, event, Set.of(events));
    }

    void selectWindow(NetworkEvent... events) {
      a.wsaAsyncSelect(s, window, 1, Set.of(events));
    }

    Set<NetworkEvent> enumerated() {
      return a.wsaEnumNetworkEvents(s, event);
    }

    boolean isSignalled() {
      return Calls.isSignalled(a, event);
    }

    NetworkEvent message() {
      WindowMessage message = a.peekMessage(window);
      return message == null ? null : message.event();
    }
  }

  private static Set<NetworkEvent> recordAfterEventSelect(String value) {
    World w = new World(DisputedPoint.U1, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.select(FD_READ);
    return w.enumerated();
  }

  @Test
  void u1EventSelectAndTheRecordMadeBefore() {
    assertThat(recordAfterEventSelect("kept")).containsExactly(FD_READ);
    assertThat(recordAfterEventSelect("cleared")).isEmpty();
  }

  private static NetworkEvent messageAfterMakersClose(String value) {
    World w = new World(DisputedPoint.U2, value);
    w.selectWindow(FD_READ);
    int other = share(w.a, w.s, w.a);
    w.a.closesocket(other);
    share(w.a, w.s, w.a);
    w.a.closesocket(w.s);
    w.peer.data(bytes("x"));
    return w.message();
  }

  @Test
  void u2RegistrationWhoseDescriptorIsClosed() {
    assertThat(messageAfterMakersClose("survives")).isEqualTo(FD_READ);
    assertThat(messageAfterMakersClose("cancelled")).isNull();
  }

  @Test
  void u2LaterDescriptorOfTheSameValueIsAnotherOne() {
    World w = new World(DisputedPoint.U2, "survives");
    w.selectWindow(FD_READ);
    share(w.a, w.s, w.a);
    w.a.closesocket(w.s);
    assertThat(w.winsock.toString()).contains("[FD_READ] to window").doesNotContain("made by it");
  }

  @Test
  void u2RegistrationStandsWhereOnlyAnInfoIsLeft() {
    World w = new World(DisputedPoint.U2, "cancelled");
    w.selectWindow(FD_READ);
    ProtocolInfo info = w.a.wsaDuplicateSocket(w.s, w.a.id());
    w.a.closesocket(w.s);
    w.a.wsaSocket(info);
    w.peer.data(bytes("x"));
    assertThat(w.message()).isEqualTo(FD_READ);
  }

  @Test
  void u6UnusedInfoAndTheLastClose() {
    World holds = new World(DisputedPoint.U6, "holds");
    ProtocolInfo held = holds.a.wsaDuplicateSocket(holds.s, holds.a.id());
    holds.a.closesocket(holds.s);
    assertThat(holds.peer.sawEnd()).isFalse();
    assertThat(holds.a.wsaSocket(held)).isPositive();

    World not = new World(DisputedPoint.U6, "does not hold");
    int other = not.a.socket(SOCK_STREAM);
    ProtocolInfo dead = not.a.wsaDuplicateSocket(not.s, not.a.id());
    ProtocolInfo alive = not.a.wsaDuplicateSocket(other, not.a.id());
    not.a.closesocket(not.s);
    assertThat(not.peer.sawEnd()).isTrue();
    String before = not.winsock.toString();
    assertThat(errorOf(() -> not.a.wsaSocket(dead))).isEqualTo(WSAEINVAL);
    assertThat(not.winsock).hasToString(before);
    assertThat(not.a.wsaSocket(alive)).isPositive();
  }

  @Test
  void u8UnusedInfoAndItsMakersExit() {
    World survives = new World(DisputedPoint.U8, "survives");
    WinsockProcess b = survives.winsock.newProcess();
    ProtocolInfo info = survives.a.wsaDuplicateSocket(survives.s, b.id());
    survives.a.exit();
    assertThat(survives.peer.sawEnd()).isFalse();
    assertThat(b.wsaSocket(info)).isPositive();

    World gone = new World(DisputedPoint.U8, "gone");
    WinsockProcess c = gone.winsock.newProcess();
    int t = share(gone.a, gone.s, c);
    ProtocolInfo ofA = gone.a.wsaDuplicateSocket(gone.s, c.id());
    ProtocolInfo ofC = c.wsaDuplicateSocket(t, c.id());
    c.closesocket(t);
    gone.a.exit();
    assertThat(errorOf(() -> c.wsaSocket(ofA))).isEqualTo(WSAEINVAL);
    c.closesocket(c.wsaSocket(ofC));
    assertThat(gone.peer.sawEnd()).isTrue();
  }

  @Test
  void u8LastInfoThatIsGoneEndsTheSocket() {
    World w = new World(DisputedPoint.U8, "gone");
    WinsockProcess b = w.winsock.newProcess();
    w.a.wsaDuplicateSocket(w.s, b.id());
    w.a.closesocket(w.s);
    assertThat(w.peer.sawEnd()).isFalse();
    w.a.exit();
    assertThat(w.peer.sawEnd()).isTrue();
  }

  private static Set<NetworkEvent> notifiedBefore(String value) {
    World w = new World(DisputedPoint.U10, value);
    w.peer.data(bytes("x"));
    w.select(FD_READ);
    w.enumerated();
    w.select(FD_READ);
    return w.enumerated();
  }

  @Test
  void u10EventSelectAndWhatWasNotifiedBefore() {
    assertThat(notifiedBefore("notified")).containsExactly(FD_READ);
    assertThat(notifiedBefore("silent")).isEmpty();
  }

  private static Set<NetworkEvent> secondArrival(String value) {
    World w = new World(DisputedPoint.U11, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.enumerated();
    w.peer.data(bytes("y"));
    return w.enumerated();
  }

  @Test
  void u11FurtherArrival() {
    assertThat(secondArrival("again")).containsExactly(FD_READ);
    assertThat(secondArrival("silent")).isEmpty();
  }

  @Test
  void u11FurtherArrivalIsSilentWhereItCannotBeRead() {
    World w = new World(Behaviour.windows().with(DisputedPoint.U19, "silent"));
    w.select(FD_READ);
    w.a.shutdown(w.s, Shutdown.SD_RECEIVE);
    w.peer.data(bytes("x"));
    assertThat(w.enumerated()).isEmpty();
  }

  private static Set<NetworkEvent> outsideTheMask(String value) {
    World w = new World(DisputedPoint.U12, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.select(FD_CLOSE);
    w.enumerated();
    w.select(FD_READ);
    return w.enumerated();
  }

  @Test
  void u12EnumerationAndWhatLiesOutsideTheMask() {
    assertThat(outsideTheMask("kept")).containsExactly(FD_READ);
    assertThat(outsideTheMask("cleared")).isEmpty();
  }

  private static Set<NetworkEvent> recordAfterRecv(String value) {
    World w = new World(DisputedPoint.U13, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    recv(w.a, w.s, 1);
    return w.enumerated();
  }

  private static Set<NetworkEvent> recordAfterFailedSend(String value) {
    World w = new World(DisputedPoint.U13, value);
    w.select(FD_WRITE);
    w.peer.full();
    errorOf(() -> w.a.send(w.s, bytes("x")));
    return w.enumerated();
  }

  @Test
  void u13ReEnablingCallAndTheRecord() {
    assertThat(recordAfterRecv("kept")).containsExactly(FD_READ);
    assertThat(recordAfterRecv("out")).isEmpty();
    assertThat(recordAfterFailedSend("kept")).containsExactly(FD_WRITE);
    assertThat(recordAfterFailedSend("out")).isEmpty();
  }

  private static NetworkEvent registeredWhileFull(String value) {
    World w = new World(DisputedPoint.U14, value);
    w.peer.full();
    w.selectWindow(FD_WRITE);
    w.peer.room();
    return w.message();
  }

  @Test
  void u14FdWriteRegisteredWhileThereIsNoRoom() {
    assertThat(registeredWhileFull("notified")).isEqualTo(FD_WRITE);
    assertThat(registeredWhileFull("silent")).isNull();
  }

  @Test
  void u14OnlyWhereFdWriteIsNominatedAndNotSilent() {
    World other = new World(DisputedPoint.U14, "notified");
    other.peer.full();
    other.selectWindow(FD_READ);
    other.peer.room();
    assertThat(other.message()).isNull();

    World silent = new World(DisputedPoint.U14, "notified");
    silent.select(FD_WRITE);
    silent.enumerated();
    silent.peer.full();
    silent.select(FD_WRITE);
    silent.peer.room();
    assertThat(silent.enumerated()).isEmpty();
  }

  private static NetworkEvent registeredAfterShutdown(String value) {
    World w = new World(DisputedPoint.U15, value);
    w.a.shutdown(w.s, Shutdown.SD_SEND);
    w.selectWindow(FD_WRITE);
    return w.message();
  }

  @Test
  void u15FdWriteAfterSdSend() {
    assertThat(registeredAfterShutdown("notified")).isEqualTo(FD_WRITE);
    assertThat(registeredAfterShutdown("silent")).isNull();
  }

  private static int acceptedOption(String value) {
    World w = new World(DisputedPoint.U16, value);
    w.a.listen(w.s);
    w.a.setsockopt(w.s, SO_RCVBUF, 1);
    w.peer.connection();
    w.a.setsockopt(w.s, SO_RCVBUF, 2);
    return w.a.getsockopt(w.a.accept(w.s), SO_RCVBUF);
  }

  @Test
  void u16OptionsOfAnAcceptedSocket() {
    assertThat(acceptedOption("request")).isEqualTo(1);
    assertThat(acceptedOption("accept")).isEqualTo(2);
  }

  @Test
  void u17AsyncSelectAndTheRecordOfAnEarlierEventSelect() {
    for (String value : DisputedPoint.U17.possible()) {
      World w = new World(DisputedPoint.U17, value);
      w.select(FD_WRITE);
      w.peer.full();
      w.selectWindow(FD_CLOSE);
      w.select(FD_WRITE);
      assertThat(w.enumerated().contains(FD_WRITE)).isEqualTo(value.equals("kept"));
    }
  }

  private static boolean signalForWhatIsRecorded(String value) {
    World w = new World(DisputedPoint.U18, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.a.wsaResetEvent(w.event);
    w.select(FD_READ);
    return w.isSignalled();
  }

  @Test
  void u18EventObjectForWhatIsStillRecorded() {
    assertThat(signalForWhatIsRecorded("set")).isTrue();
    assertThat(signalForWhatIsRecorded("not set")).isFalse();
  }

  @Test
  void u18NotForWhatIsRecordedButNotNominated() {
    World w = new World(DisputedPoint.U18, "set");
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.a.wsaResetEvent(w.event);
    w.select(FD_CLOSE);
    assertThat(w.isSignalled()).isFalse();
  }

  @Test
  void u18IsAboutEventObjectsOnly() {
    World w =
        new World(
            Behaviour.windows().with(DisputedPoint.U17, "kept").with(DisputedPoint.U18, "set"));
    w.select(FD_WRITE);
    w.peer.full();
    w.selectWindow(FD_WRITE);
    assertThat(w.message()).isNull();
  }

  private static NetworkEvent unreadAtShutdown(DisputedPoint point, String value) {
    World w = new World(point, value);
    w.peer.data(bytes("x"));
    w.peer.close();
    w.a.shutdown(w.s, Shutdown.SD_RECEIVE);
    w.selectWindow(point == DisputedPoint.U19 ? FD_READ : FD_CLOSE);
    return w.message();
  }

  @Test
  void u19FdReadForDataUnreadAtSdReceive() {
    assertThat(unreadAtShutdown(DisputedPoint.U19, "notified")).isEqualTo(FD_READ);
    assertThat(unreadAtShutdown(DisputedPoint.U19, "silent")).isNull();
  }

  @Test
  void u19cFdCloseForDataUnreadAtSdReceive() {
    assertThat(unreadAtShutdown(DisputedPoint.U19c, "notified")).isEqualTo(FD_CLOSE);
    assertThat(unreadAtShutdown(DisputedPoint.U19c, "silent")).isNull();
  }

  private static NetworkEvent acceptedRegistration(String value) {
    World w = new World(DisputedPoint.U20, value);
    w.a.listen(w.s);
    w.peer.connection();
    w.selectWindow(FD_WRITE);
    w.a.accept(w.s);
    return w.message();
  }

  @Test
  void u20RegistrationOfAnAcceptedSocket() {
    assertThat(acceptedRegistration("request")).isNull();
    assertThat(acceptedRegistration("accept")).isEqualTo(FD_WRITE);
  }

  @Test
  void u20RegistrationOfTheRequestAndItsMode() {
    World w = new World(DisputedPoint.U20, "request");
    w.a.listen(w.s);
    w.selectWindow(FD_WRITE);
    w.peer.connection();
    w.a.wsaAsyncSelect(w.s, null, 0, Set.of());
    w.a.ioctlsocket(w.s, Winsock.FIONBIO, 0);
    int accepted = w.a.accept(w.s);
    assertThat(w.message()).isEqualTo(FD_WRITE);
    errorOf(() -> recv(w.a, accepted, 1));
  }

  private static boolean reEnabledBySuccess(String value) {
    World w = new World(DisputedPoint.U21, value);
    w.select(FD_WRITE);
    w.enumerated();
    w.a.send(w.s, bytes("x"));
    w.select(FD_WRITE);
    return w.enumerated().contains(FD_WRITE);
  }

  @Test
  void u21SendThatReEnablesFdWrite() {
    assertThat(reEnabledBySuccess("any")).isTrue();
    assertThat(reEnabledBySuccess("failing")).isFalse();
  }
}
