package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.recv;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_CLOSE;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.NetworkEvent.FD_WRITE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two stream sockets that talk to each other. */
final class LoopbackTest {
  private final Winsock winsock = Winsock.create();
  private final Network network = winsock.network();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = b.socket(SOCK_STREAM);

  @BeforeEach
  void connect() {
    b.setsockopt(t, SO_RCVBUF, 4);
    network.connect(a, s, b, t);
  }

  private void nonBlocking() {
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    b.ioctlsocket(t, Winsock.FIONBIO, 1);
  }

  @Test
  void whatOneSendsTheOtherReceives() {
    assertThat(a.send(s, bytes("ping"))).isEqualTo(4);
    assertThat(recv(b, t, 10)).isEqualTo("ping");
    assertThat(b.send(t, bytes("pong"))).isEqualTo(4);
    assertThat(recv(a, s, 10)).isEqualTo("pong");
  }

  @Test
  void whatIsSentFromTheMiddleOfAnArrayArrivesAndIsACopy() {
    byte[] bytes = bytes("abcde");
    assertThat(a.send(s, bytes, 1, 3)).isEqualTo(3);
    bytes[2] = 'x';
    assertThat(recv(b, t, 10)).isEqualTo("bcd");
  }

  @Test
  void sendTakesWhatThereIsRoomFor() {
    assertThat(a.send(s, bytes("abc"))).isEqualTo(3);
    assertThat(a.send(s, bytes("defg"))).isEqualTo(1);
    assertThat(recv(b, t, 10)).isEqualTo("abcd");
  }

  @Test
  void sendWouldBlockWhileTheOtherSocketIsFull() {
    nonBlocking();
    a.send(s, bytes("abcd"));
    assertThat(errorOf(() -> a.send(s, bytes("e")))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(recv(b, t, 1)).isEqualTo("a");
    assertThat(a.send(s, bytes("ef"))).isEqualTo(1);
    assertThat(recv(b, t, 10)).isEqualTo("bcde");
  }

  @Test
  void sendWaitsUntilTheOtherSocketIsRead() {
    a.send(s, bytes("abcd"));
    Call<Integer> send = Call.start(() -> a.send(s, bytes("ef"))).untilItWaitsForEver();
    assertThat(recv(b, t, 3)).isEqualTo("abc");
    assertThat(send.result()).isEqualTo(2);
    assertThat(recv(b, t, 10)).isEqualTo("def");
  }

  @Test
  void fdWriteTellsOfRoomAfterAFailedSendOnly() {
    WsaEvent event = a.wsaCreateEvent();
    a.wsaEventSelect(s, event, Set.of(FD_WRITE));
    assertThat(a.wsaEnumNetworkEvents(s, event)).containsExactly(FD_WRITE);
    a.send(s, bytes("abcd"));
    recv(b, t, 10);
    assertThat(a.wsaEnumNetworkEvents(s, event)).isEmpty();
    a.send(s, bytes("abcd"));
    errorOf(() -> a.send(s, bytes("e")));
    assertThat(a.wsaEnumNetworkEvents(s, event)).isEmpty();
    recv(b, t, 1);
    assertThat(a.wsaEnumNetworkEvents(s, event)).containsExactly(FD_WRITE);
  }

  @Test
  void arrivalIsNotifiedOnTheOtherSide() {
    WsaEvent event = b.wsaCreateEvent();
    b.wsaEventSelect(t, event, Set.of(FD_READ, FD_CLOSE));
    a.send(s, bytes("a"));
    assertThat(b.wsaEnumNetworkEvents(t, event)).containsExactly(FD_READ);
    a.closesocket(s);
    recv(b, t, 10);
    assertThat(b.wsaEnumNetworkEvents(t, event)).containsExactly(FD_CLOSE);
  }

  @Test
  void emptySendSendsNothing() {
    assertThat(a.send(s, new byte[0])).isZero();
    nonBlocking();
    assertThat(errorOf(() -> recv(b, t, 1))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void bufferOfNothingTakesOneByteAtATime() {
    nonBlocking();
    b.setsockopt(t, SO_RCVBUF, 0);
    assertThat(a.send(s, bytes("abc"))).isEqualTo(1);
    assertThat(errorOf(() -> a.send(s, bytes("bc")))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(recv(b, t, 10)).isEqualTo("a");
    assertThat(a.send(s, bytes("bc"))).isEqualTo(1);
  }

  @Test
  void largerBufferMakesRoomForWhoWaits() {
    a.send(s, bytes("abcd"));
    Call<Integer> send = Call.start(() -> a.send(s, bytes("efgh"))).untilItWaitsForEver();
    b.setsockopt(t, SO_RCVBUF, 7);
    assertThat(send.result()).isEqualTo(3);
    assertThat(recv(b, t, 10)).isEqualTo("abcdefg");
  }

  @Test
  void smallerBufferIsFullAtOnce() {
    nonBlocking();
    a.send(s, bytes("abc"));
    b.setsockopt(t, SO_RCVBUF, 2);
    assertThat(errorOf(() -> a.send(s, bytes("d")))).isEqualTo(WSAEWOULDBLOCK);
    recv(b, t, 1);
    assertThat(errorOf(() -> a.send(s, bytes("d")))).isEqualTo(WSAEWOULDBLOCK);
    recv(b, t, 1);
    assertThat(a.send(s, bytes("d"))).isEqualTo(1);
    assertThat(recv(b, t, 10)).isEqualTo("cd");
  }

  @Test
  void shutdownOfSendingEndsWhatTheOtherReceives() {
    a.send(s, bytes("bye"));
    a.shutdown(s, Shutdown.SD_SEND);
    assertThat(recv(b, t, 10)).isEqualTo("bye");
    assertThat(recv(b, t, 10)).isEmpty();
    b.send(t, bytes("yes"));
    assertThat(recv(a, s, 10)).isEqualTo("yes");
  }

  @Test
  void shutdownOfReceivingTellsTheOtherNothing() {
    nonBlocking();
    a.shutdown(s, Shutdown.SD_RECEIVE);
    assertThat(errorOf(() -> recv(b, t, 10))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(b.send(t, bytes("x"))).isOne();
  }

  @Test
  void otherSeesTheEndOnlyAtTheLastClose() {
    int duplicate = share(a, s, b);
    nonBlocking();
    a.closesocket(s);
    assertThat(errorOf(() -> recv(b, t, 10))).isEqualTo(WSAEWOULDBLOCK);
    b.send(duplicate, bytes("end"));
    b.closesocket(duplicate);
    assertThat(recv(b, t, 10)).isEqualTo("end");
    assertThat(recv(b, t, 10)).isEmpty();
  }

  @Test
  void exitEndsTheConnectionForWhoWaitsForData() {
    Call<String> call = Call.start(() -> recv(b, t, 10)).untilItWaits();
    a.exit();
    assertThat(call.result()).isEmpty();
  }

  @Test
  void closeEndsTheWaitingForRoom() {
    a.send(s, bytes("abcd"));
    Call<Integer> send = Call.start(() -> a.send(s, bytes("e"))).untilItWaitsForEver();
    b.closesocket(t);
    assertThat(send.result()).as("bytes that nobody will read").isEqualTo(1);
  }

  @Test
  void whatIsSentAfterTheOthersEndIsGone() {
    b.closesocket(t);
    assertThat(a.send(s, bytes("abcdefgh"))).isEqualTo(8);
  }

  @Test
  void connectedSocketsCannotListen() {
    assertThat(errorOf(() -> a.listen(s))).isEqualTo(WSAEISCONN);
    assertThat(errorOf(() -> b.listen(t))).isEqualTo(WSAEISCONN);
  }

  @Test
  void shutdownBeforeTheConnectionIsSeenThroughIt() {
    int one = a.socket(SOCK_STREAM);
    int two = a.socket(SOCK_STREAM);
    a.shutdown(one, Shutdown.SD_SEND);
    network.connect(a, one, a, two);
    assertThat(recv(a, two, 1)).isEmpty();
  }

  @Test
  void onlyFreeSocketsOfOneTypeCanBeConnected() {
    int free = a.socket(SOCK_STREAM);
    int listening = a.socket(SOCK_STREAM);
    a.listen(listening);
    int played = a.socket(SOCK_STREAM);
    network.peer(a, played);
    int datagram = a.socket(SOCK_DGRAM);
    int survivor = a.socket(SOCK_STREAM);
    int gone = a.socket(SOCK_STREAM);
    network.connect(a, survivor, a, gone);
    a.closesocket(gone);
    int duplicate = share(a, free, a);
    String before = winsock.toString();
    for (int other : new int[] {s, listening, played, datagram, survivor, free, duplicate}) {
      assertThatIllegalStateException().isThrownBy(() -> network.connect(a, free, a, other));
      assertThatIllegalStateException().isThrownBy(() -> network.connect(a, other, a, free));
    }
    assertThat(winsock).hasToString(before);
  }

  @Test
  void farEndOfAConnectedSocketCannotBePlayed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> network.peer(a, s))
        .withMessageContaining("connected to another");
  }
}
