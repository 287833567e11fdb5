package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The disputed points on registrations and the record, by examples of both values. */
final class DisputedRegistrationTest {
  private static Set<NetworkEvent> recordAfterEventSelect(String value) {
    Disputed w = new Disputed(DisputedPoint.U1, value);
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
    Disputed w = new Disputed(DisputedPoint.U2, value);
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
    Disputed w = new Disputed(DisputedPoint.U2, "cancelled");
    w.selectWindow(FD_READ);
    ProtocolInfo info = w.a.wsaDuplicateSocket(w.s, w.a.id());
    w.a.closesocket(w.s);
    assertThat(w.a.wsaSocket(info)).isEqualTo(w.s);
    share(w.a, w.s, w.a);
    w.a.closesocket(w.s);
    w.peer.data(bytes("x"));
    assertThat(w.message()).isEqualTo(FD_READ);
  }

  @Test
  void u2RegistrationStandsWhereOnlyAnInfoIsLeft() {
    Disputed w = new Disputed(DisputedPoint.U2, "cancelled");
    w.selectWindow(FD_READ);
    ProtocolInfo info = w.a.wsaDuplicateSocket(w.s, w.a.id());
    w.a.closesocket(w.s);
    w.a.wsaSocket(info);
    w.peer.data(bytes("x"));
    assertThat(w.message()).isEqualTo(FD_READ);
  }

  private static Set<NetworkEvent> notifiedBefore(String value) {
    Disputed w = new Disputed(DisputedPoint.U10, value);
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

  private static Set<NetworkEvent> outsideTheMask(String value) {
    Disputed w = new Disputed(DisputedPoint.U12, value);
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

  @Test
  void u17AsyncSelectAndTheRecordOfAnEarlierEventSelect() {
    for (String value : DisputedPoint.U17.possible()) {
      Disputed w = new Disputed(DisputedPoint.U17, value);
      w.select(FD_WRITE);
      w.peer.full();
      w.selectWindow(FD_CLOSE);
      w.select(FD_WRITE);
      assertThat(w.enumerated().contains(FD_WRITE)).isEqualTo(value.equals("kept"));
    }
  }

  private static boolean signalForWhatIsRecorded(String value) {
    Disputed w = new Disputed(DisputedPoint.U18, value);
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
    Disputed w = new Disputed(DisputedPoint.U18, "set");
    w.select(FD_READ);
    w.peer.data(bytes("x"));
    w.a.wsaResetEvent(w.event);
    w.select(FD_CLOSE);
    assertThat(w.isSignalled()).isFalse();
  }

  @Test
  void u18IsAboutEventObjectsOnly() {
    Disputed w =
        new Disputed(
            Behaviour.windows().with(DisputedPoint.U17, "kept").with(DisputedPoint.U18, "set"));
    w.select(FD_WRITE);
    w.peer.full();
    w.selectWindow(FD_WRITE);
    assertThat(w.message()).isNull();
  }
}
