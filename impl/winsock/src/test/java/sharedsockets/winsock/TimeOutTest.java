package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.bytes;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.SocketOption.SO_RCVTIMEO;
import static sharedsockets.winsock.SocketOption.SO_SNDTIMEO;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAETIMEDOUT;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SO_RCVTIMEO and SO_SNDTIMEO. */
final class TimeOutTest {
  private static final int HOUR = 3_600_000;

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final int t = Calls.share(a, s, b);
  private final Peer peer = winsock.network().peer(a, s);

  @BeforeEach
  void noRoom() {
    peer.full();
  }

  @Test
  void recvFailsOnceItsTimeHasPassedAndNotBefore() {
    b.setsockopt(t, SO_RCVTIMEO, 20);
    long start = System.nanoTime();
    assertThat(errorOf(() -> a.recv(s, new byte[1]))).isEqualTo(WSAETIMEDOUT);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
  }

  @Test
  void sendFailsOnceItsTimeHasPassedAndNotBefore() {
    b.setsockopt(t, SO_SNDTIMEO, 20);
    long start = System.nanoTime();
    assertThat(errorOf(() -> a.send(s, bytes("x")))).isEqualTo(WSAETIMEDOUT);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(peer.received()).isEmpty();
  }

  @Test
  void eachDirectionHasATimeOfItsOwn() {
    a.setsockopt(s, SO_SNDTIMEO, 1);
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForEver();
    peer.data((byte) 7);
    assertThat(recv.result()).isOne();

    a.setsockopt(s, SO_SNDTIMEO, 0);
    a.setsockopt(s, SO_RCVTIMEO, 1);
    Call<Integer> send = Call.start(() -> a.send(s, bytes("x"))).untilItWaitsForEver();
    peer.room();
    assertThat(send.result()).isOne();
  }

  @Test
  void timeThatIsSetWhileACallWaitsHoldsForIt() {
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForEver();
    b.setsockopt(t, SO_RCVTIMEO, 1);
    assertThat(recv.error()).isEqualTo(WSAETIMEDOUT);
  }

  @Test
  void timeThatIsTakenBackWhileACallWaitsNoLongerHoldsForIt() {
    a.setsockopt(s, SO_RCVTIMEO, HOUR);
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForSomeTime();
    b.setsockopt(t, SO_RCVTIMEO, 0);
    recv.untilItWaitsForEver();
    peer.data((byte) 7);
    assertThat(recv.result()).isOne();
  }

  @Test
  void timeCountsFromTheStartOfTheCall() {
    a.setsockopt(s, SO_RCVTIMEO, HOUR);
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForSomeTime();
    long now = System.nanoTime();
    while (System.nanoTime() - now < TimeUnit.MILLISECONDS.toNanos(3)) {
      Thread.onSpinWait();
    }
    b.setsockopt(t, SO_RCVTIMEO, 2);
    assertThat(recv.error()).isEqualTo(WSAETIMEDOUT);
  }

  @Test
  void dataInTimeIsReceived() {
    a.setsockopt(s, SO_RCVTIMEO, HOUR);
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForSomeTime();
    peer.data((byte) 7);
    assertThat(recv.result()).isOne();
  }

  @Test
  void wakingForNothingDoesNotEndIt() {
    a.setsockopt(s, SO_RCVTIMEO, HOUR);
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForSomeTime();
    peer.room();
    recv.untilItWaitsForSomeTime();
    peer.close();
    assertThat(recv.result()).isZero();
  }

  @Test
  void nonBlockingSocketNeverTimesOut() {
    a.setsockopt(s, SO_RCVTIMEO, HOUR);
    a.setsockopt(s, SO_SNDTIMEO, HOUR);
    a.ioctlsocket(s, Winsock.FIONBIO, 1);
    assertThat(errorOf(() -> a.recv(s, new byte[1]))).isEqualTo(WSAEWOULDBLOCK);
    assertThat(errorOf(() -> a.send(s, new byte[1]))).isEqualTo(WSAEWOULDBLOCK);
  }

  @Test
  void acceptKnowsNoTime() {
    int listener = a.socket(SOCK_STREAM);
    a.setsockopt(listener, SO_RCVTIMEO, 1);
    a.setsockopt(listener, SO_SNDTIMEO, 1);
    a.listen(listener);
    Call<Integer> accept = Call.start(() -> a.accept(listener)).untilItWaitsForEver();
    winsock.network().peer(a, listener).connection();
    assertThat(accept.result()).isPositive();
  }
}
