package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The disputed points on accepted sockets and unused infos, by examples of both values. */
final class DisputedLifeTest {
  @Test
  void u6UnusedInfoAndTheLastClose() {
    Disputed holds = new Disputed(DisputedPoint.U6, "holds");
    ProtocolInfo held = holds.a.wsaDuplicateSocket(holds.s, holds.a.id());
    holds.a.closesocket(holds.s);
    assertThat(holds.peer.sawEnd()).isFalse();
    assertThat(holds.a.wsaSocket(held)).isPositive();

    Disputed not = new Disputed(DisputedPoint.U6, "does not hold");
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
  void u25InfoThatIsUsedAgain() {
    Disputed same = new Disputed(DisputedPoint.U25, "same");
    ProtocolInfo info = same.a.wsaDuplicateSocket(same.s, same.a.id());
    int duplicate = same.a.wsaSocket(info);
    assertThat(same.a.wsaSocket(info)).isEqualTo(duplicate);
    same.a.closesocket(duplicate);
    assertThat(errorOf(() -> same.a.wsaSocket(info))).isEqualTo(WSAEINVAL);

    Disputed fails = new Disputed(DisputedPoint.U25, "fails");
    ProtocolInfo once = fails.a.wsaDuplicateSocket(fails.s, fails.a.id());
    fails.a.wsaSocket(once);
    assertThat(errorOf(() -> fails.a.wsaSocket(once))).isEqualTo(WSAEINVAL);
  }

  @Test
  void u24ListeningThroughADescriptorThatWasOpenBefore() {
    Disputed descriptor = new Disputed(DisputedPoint.U24, "descriptor");
    int early = share(descriptor.a, descriptor.s, descriptor.a);
    descriptor.a.listen(descriptor.s);
    int late = share(descriptor.a, early, descriptor.a);
    assertThat(errorOf(() -> descriptor.a.listen(early))).isEqualTo(WSAEINVAL);
    descriptor.a.listen(descriptor.s);
    descriptor.a.listen(late);

    Disputed socket = new Disputed(DisputedPoint.U24, "socket");
    int other = share(socket.a, socket.s, socket.a);
    socket.a.listen(socket.s);
    socket.a.listen(other);
  }

  @Test
  void u8UnusedInfoAndItsMakersExit() {
    Disputed survives = new Disputed(DisputedPoint.U8, "survives");
    WinsockProcess b = survives.winsock.newProcess();
    ProtocolInfo info = survives.a.wsaDuplicateSocket(survives.s, b.id());
    survives.a.exit();
    assertThat(survives.peer.sawEnd()).isFalse();
    assertThat(b.wsaSocket(info)).isPositive();

    Disputed gone = new Disputed(DisputedPoint.U8, "gone");
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
    Disputed w = new Disputed(DisputedPoint.U8, "gone");
    WinsockProcess b = w.winsock.newProcess();
    w.a.wsaDuplicateSocket(w.s, b.id());
    w.a.closesocket(w.s);
    assertThat(w.peer.sawEnd()).isFalse();
    w.a.exit();
    assertThat(w.peer.sawEnd()).isTrue();
  }

  private static int acceptedOption(String value) {
    Disputed w = new Disputed(DisputedPoint.U16, value);
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

  private static NetworkEvent acceptedRegistration(String value) {
    Disputed w = new Disputed(DisputedPoint.U20, value);
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
    Disputed w = new Disputed(DisputedPoint.U20, "request");
    w.a.listen(w.s);
    w.selectWindow(FD_WRITE);
    w.peer.connection();
    w.a.wsaAsyncSelect(w.s, null, 0, Set.of());
    w.a.ioctlsocket(w.s, Winsock.FIONBIO, 0);
    int accepted = w.a.accept(w.s);
    assertThat(w.message()).isEqualTo(FD_WRITE);
    assertThat(errorOf(() -> recv(w.a, accepted, 1))).isEqualTo(WSAEWOULDBLOCK);
  }
}
