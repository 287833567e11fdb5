package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.Winsock.WSA_WAIT_TIMEOUT;
import static sharedsockets.winsock.WinsockError.WSAEINTR;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;
import static sharedsockets.winsock.WinsockError.WSA_INVALID_HANDLE;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WSAWaitForMultipleEvents. */
final class EventWaitTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WsaEvent e = a.wsaCreateEvent();
  private final WsaEvent f = a.wsaCreateEvent();
  private final WsaEvent g = a.wsaCreateEvent();
  private final List<WsaEvent> all = List.of(e, f, g);

  private Call<Integer> waiting(boolean waitAll, long millis) {
    return Call.start(() -> a.wsaWaitForMultipleEvents(all, waitAll, millis)).untilItWaits();
  }

  @Test
  void newEventObjectIsNotSignalled() {
    assertThat(a.wsaWaitForMultipleEvents(List.of(e), true, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
  }

  @Test
  void indexIsThatOfTheFirstSignalled() {
    a.wsaSetEvent(g);
    assertThat(a.wsaWaitForMultipleEvents(all, false, 0)).isEqualTo(2);
    a.wsaSetEvent(f);
    assertThat(a.wsaWaitForMultipleEvents(all, false, 0)).isEqualTo(1);
    a.wsaSetEvent(e);
    assertThat(a.wsaWaitForMultipleEvents(all, false, 0)).isZero();
  }

  @Test
  void allAreSignalledOnlyOnceTheLastOfThemIs() {
    a.wsaSetEvent(e);
    a.wsaSetEvent(g);
    assertThat(a.wsaWaitForMultipleEvents(all, true, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
    a.wsaSetEvent(f);
    assertThat(a.wsaWaitForMultipleEvents(all, true, 0)).isZero();
  }

  @Test
  void waitingResetsTheAutoResetOneThatEndedIt() {
    WsaEvent auto = a.createEvent(false);
    WsaEvent other = a.createEvent(false);
    List<WsaEvent> both = List.of(auto, other);
    assertThat(a.wsaWaitForMultipleEvents(both, false, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
    a.wsaSetEvent(auto);
    a.wsaSetEvent(other);
    assertThat(a.wsaWaitForMultipleEvents(both, false, 0)).isZero();
    assertThat(a.wsaWaitForMultipleEvents(both, false, 0)).isEqualTo(1);
    assertThat(a.wsaWaitForMultipleEvents(both, false, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
  }

  @Test
  void waitingForAllResetsAllThatAreAutoReset() {
    WsaEvent auto = a.createEvent(false);
    List<WsaEvent> both = List.of(e, auto);
    a.wsaSetEvent(auto);
    assertThat(a.wsaWaitForMultipleEvents(both, true, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
    a.wsaSetEvent(e);
    assertThat(a.wsaWaitForMultipleEvents(both, true, 0)).isZero();
    assertThat(a.wsaWaitForMultipleEvents(List.of(e), false, 0)).isZero();
    assertThat(a.wsaWaitForMultipleEvents(List.of(auto), false, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
  }

  @Test
  void aSignalOfAnAutoResetOneEndsOneWait() {
    WsaEvent auto = a.createEvent(false);
    Call<Integer> call =
        Call.start(() -> a.wsaWaitForMultipleEvents(List.of(auto), false, -1)).untilItWaits();
    a.wsaSetEvent(auto);
    assertThat(call.result()).isZero();
    assertThat(a.wsaWaitForMultipleEvents(List.of(auto), false, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
  }

  @Test
  void waitingResetsNoManualResetOne() {
    a.wsaSetEvent(e);
    assertThat(a.wsaWaitForMultipleEvents(all, false, -1)).isZero();
    assertThat(a.wsaWaitForMultipleEvents(all, false, -1)).isZero();
    a.wsaResetEvent(e);
    assertThat(a.wsaWaitForMultipleEvents(all, false, 0)).isEqualTo(WSA_WAIT_TIMEOUT);
  }

  @Test
  void waitsForTheFirstSignal() {
    Call<Integer> call = waiting(false, -1);
    a.wsaSetEvent(f);
    assertThat(call.result()).isEqualTo(1);
  }

  @Test
  void waitsUntilAllAreSignalledAtOnce() {
    Call<Integer> call = waiting(true, -1);
    a.wsaSetEvent(e);
    call.untilItWaits();
    a.wsaSetEvent(f);
    call.untilItWaits();
    a.wsaResetEvent(e);
    a.wsaSetEvent(g);
    call.untilItWaits();
    a.wsaSetEvent(e);
    assertThat(call.result()).isZero();
  }

  @Test
  void networkEventEndsTheWaiting() {
    int s = a.socket(SOCK_STREAM);
    a.wsaEventSelect(s, g, Set.of(FD_READ));
    Call<Integer> call = waiting(false, -1);
    winsock.network().peer(a, s).data((byte) 1);
    assertThat(call.result()).isEqualTo(2);
  }

  @Test
  void allThreadsThatWaitAreWoken() {
    Call<Integer> one = waiting(false, -1);
    Call<Integer> two = waiting(true, -1);
    Call<Integer> three =
        Call.start(() -> a.wsaWaitForMultipleEvents(List.of(f), true, -1)).untilItWaits();
    synchronized (winsock.lock) {
      all.forEach(event -> a.wsaSetEvent(event));
    }
    assertThat(List.of(one.result(), two.result(), three.result())).containsOnly(0);
  }

  @Test
  void objectMayStandTwiceInTheList() {
    List<WsaEvent> twice = List.of(e, e);
    Call<Integer> call =
        Call.start(() -> a.wsaWaitForMultipleEvents(twice, true, -1)).untilItWaits();
    a.wsaSetEvent(e);
    assertThat(call.result()).isZero();
  }

  @Test
  void sixtyFourObjectsCanBeWaitedFor() {
    a.wsaSetEvent(e);
    assertThat(a.wsaWaitForMultipleEvents(Collections.nCopies(64, e), true, 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsWithOneOfTheObjects(boolean waitAll) {
    Call<Integer> call = waiting(waitAll, -1);
    a.wsaCloseEvent(g);
    assertThat(call.error()).isEqualTo(WSA_INVALID_HANDLE);
  }

  @Test
  void endsWithItsProcess() {
    Call<Integer> call = waiting(true, -1);
    a.exit();
    assertThat(call.error()).isEqualTo(WSANOTINITIALISED);
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Call<Integer> call = waiting(false, -1);
    call.interrupt();
    assertThat(call.error()).isEqualTo(WSAEINTR);
  }

  @Test
  void endsWhenItsTimeHasPassedAndNotBefore() {
    long start = System.nanoTime();
    assertThat(a.wsaWaitForMultipleEvents(all, false, 20)).isEqualTo(WSA_WAIT_TIMEOUT);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600_000, Long.MAX_VALUE / 2_000_000})
  void signalInTimeEndsTheWaiting(long millis) {
    Call<Integer> call = waiting(false, millis).untilItWaitsForSomeTime();
    a.wsaSetEvent(f);
    assertThat(call.result()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE / 2_000_000 + 1, Long.MAX_VALUE})
  void waitsForEverIfTheTimeIsNegativeOrLongerThanClocksCount(long millis) {
    Call<Integer> call = waiting(false, millis).untilItWaitsForEver();
    a.wsaSetEvent(e);
    assertThat(call.result()).isZero();
  }
}
