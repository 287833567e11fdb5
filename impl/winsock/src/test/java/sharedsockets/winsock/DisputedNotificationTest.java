package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The disputed points on notification, by examples of both values. */
final class DisputedNotificationTest {
  private static Set<NetworkEvent> secondArrival(String value) {
    Disputed w = new Disputed(DisputedPoint.U11, value);
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
    Disputed w = new Disputed(Behaviour.windows().with(DisputedPoint.U19, "silent"));
    w.select(FD_READ);
    w.a.shutdown(w.s, Shutdown.SD_RECEIVE);
    w.peer.data(bytes("x"));
    assertThat(w.enumerated()).isEmpty();
  }

  private static Set<NetworkEvent> recordAfterRecv(String value) {
    Disputed w = new Disputed(DisputedPoint.U13, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    recv(w.a, w.s, 1);
    return w.enumerated();
  }

  private static Set<NetworkEvent> recordAfterFailedSend(String value) {
    Disputed w = new Disputed(DisputedPoint.U13s, value);
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

  private static Set<NetworkEvent> closedWhileDataIsUnread(String value) {
    Disputed w = new Disputed(DisputedPoint.U23, value);
    w.select(FD_CLOSE);
    w.peer.data(bytes("x"));
    w.peer.close();
    return w.enumerated();
  }

  @Test
  void u23FdCloseWhileDataIsUnread() {
    assertThat(closedWhileDataIsUnread("told")).containsExactly(FD_CLOSE);
    assertThat(closedWhileDataIsUnread("when read")).isEmpty();
  }

  private static NetworkEvent registeredWhileFull(String value) {
    Disputed w = new Disputed(DisputedPoint.U14, value);
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
    Disputed other = new Disputed(DisputedPoint.U14, "notified");
    other.peer.full();
    other.selectWindow(FD_READ);
    other.peer.room();
    assertThat(other.message()).isNull();

    Disputed silent = new Disputed(DisputedPoint.U14, "notified");
    silent.select(FD_WRITE);
    silent.enumerated();
    silent.peer.full();
    silent.select(FD_WRITE);
    silent.peer.room();
    assertThat(silent.enumerated()).isEmpty();
  }

  private static NetworkEvent registeredAfterShutdown(String value) {
    Disputed w = new Disputed(DisputedPoint.U15, value);
    w.a.shutdown(w.s, Shutdown.SD_SEND);
    w.selectWindow(FD_WRITE);
    return w.message();
  }

  @Test
  void u15FdWriteAfterSdSend() {
    assertThat(registeredAfterShutdown("notified")).isEqualTo(FD_WRITE);
    assertThat(registeredAfterShutdown("silent")).isNull();
  }

  private static NetworkEvent unreadAtShutdown(DisputedPoint point, String value) {
    Disputed w =
        new Disputed(Behaviour.windows().with(DisputedPoint.U23, "when read").with(point, value));
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

  private static boolean reEnabledBySuccess(String value) {
    Disputed w = new Disputed(DisputedPoint.U21, value);
    w.select(FD_WRITE);
    w.enumerated();
    w.a.send(w.s, bytes("x"));
    w.select(FD_WRITE);
    return w.enumerated().contains(FD_WRITE);
  }

  private static Set<NetworkEvent> toldAfterCancelling(String value, boolean namesWindow) {
    Disputed w =
        new Disputed(
            Behaviour.windows().with(DisputedPoint.U10, "silent").with(DisputedPoint.U22, value));
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.enumerated();
    w.a.wsaAsyncSelect(w.s, namesWindow ? w.window : null, 1, Set.of());
    w.select(FD_READ);
    return w.enumerated();
  }

  @Test
  void u22CancellingWithoutAWindowMayForgetNothing() {
    assertThat(toldAfterCancelling("forgets", false)).containsExactly(FD_READ);
    assertThat(toldAfterCancelling("leaves", false)).isEmpty();
    assertThat(toldAfterCancelling("leaves", true)).containsExactly(FD_READ);
  }

  @Test
  void u21SendThatReEnablesFdWrite() {
    assertThat(reEnabledBySuccess("any")).isTrue();
    assertThat(reEnabledBySuccess("failing")).isFalse();
  }

  private static void failsForItsBuffer(Disputed w) {
    assertThat(errorOf(() -> w.a.recv(w.s, null, 0, 1))).isEqualTo(WinsockError.WSAEFAULT);
  }

  private static Set<NetworkEvent> recordAfterInvalidBuffer(String value) {
    Disputed w = new Disputed(DisputedPoint.U26, value);
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.enumerated();
    failsForItsBuffer(w);
    return w.enumerated();
  }

  private static NetworkEvent messageAfterInvalidBuffer(String value) {
    Disputed w = new Disputed(DisputedPoint.U26w, value);
    w.selectWindow(FD_READ);
    w.peer.data(bytes("x"));
    w.message();
    failsForItsBuffer(w);
    return w.message();
  }

  private static Set<NetworkEvent> recordAfterSendOfInvalidBuffer(String value) {
    Disputed w = new Disputed(DisputedPoint.U26s, value);
    w.select(FD_WRITE);
    w.enumerated();
    assertThat(errorOf(() -> w.a.send(w.s, null, 0, 1))).isEqualTo(WinsockError.WSAEFAULT);
    w.select(FD_WRITE);
    return w.enumerated();
  }

  @Test
  void u26InvalidBuffer() {
    assertThat(recordAfterInvalidBuffer("re-enables")).containsExactly(FD_READ);
    assertThat(recordAfterInvalidBuffer("nothing")).isEmpty();
    assertThat(messageAfterInvalidBuffer("re-enables")).isEqualTo(FD_READ);
    assertThat(messageAfterInvalidBuffer("nothing")).isNull();
    assertThat(recordAfterSendOfInvalidBuffer("re-enables")).containsExactly(FD_WRITE);
    assertThat(recordAfterSendOfInvalidBuffer("nothing")).isEmpty();
  }

  @Test
  void invalidBufferTakesNothing() {
    Disputed w = new Disputed(DisputedPoint.U26, "re-enables");
    w.peer.data(bytes("x"));
    failsForItsBuffer(w);
    assertThat(recv(w.a, w.s, 1)).isEqualTo("x");
  }
}
