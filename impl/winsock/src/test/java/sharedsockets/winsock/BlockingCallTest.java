package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.WinsockError.WSAEINTR;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;
import static sharedsockets.winsock.WinsockError.WSAEWOULDBLOCK;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The events that end the waiting of recv, send and accept, and those that do not. */
final class BlockingCallTest {
  private final Winsock winsock = Winsock.create();
  private final Network network = winsock.network();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  private Call<Integer> waiting(BlockingCall kind, WinsockProcess process, int s) {
    return Call.start(() -> kind.call(process, s)).untilItWaitsForEver();
  }

  @ParameterizedTest
  @EnumSource
  void waitsUntilItCanReturn(BlockingCall kind) {
    int s = kind.socket(a, network);
    Call<Integer> call = waiting(kind, a, s);
    kind.satisfy(network.peer(a, s));
    assertThat(call.result()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void returnsAtOnceWhereItCan(BlockingCall kind) {
    int s = kind.socket(a, network);
    kind.satisfy(network.peer(a, s));
    assertThat(kind.call(a, s)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void endsWithItsDescriptorThoughTheSocketLivesOn(BlockingCall kind) {
    int s = kind.socket(a, network);
    int t = share(a, s, b);
    Call<Integer> call = waiting(kind, a, s);
    a.closesocket(s);
    assertThat(call.error()).isEqualTo(WSAENOTSOCK);
    kind.satisfy(network.peer(b, t));
    assertThat(kind.call(b, t)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void endsWithTheLastDescriptor(BlockingCall kind) {
    int s = kind.socket(a, network);
    Call<Integer> call = waiting(kind, a, s);
    a.closesocket(s);
    assertThat(call.error()).isEqualTo(WSAENOTSOCK);
  }

  @Test
  void recvEndsWhenTheSocketListens() {
    int s = a.socket(SocketType.SOCK_STREAM);
    int t = share(a, s, b);
    Call<Integer> call = Call.start(() -> a.recv(s, new byte[1])).untilItWaitsForEver();
    b.listen(t);
    assertThat(call.error()).isEqualTo(WinsockError.WSAENOTCONN);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWaitingWhenAnotherDescriptorIsClosed(BlockingCall kind) {
    int s = kind.socket(a, network);
    int own = share(a, s, a);
    int others = share(a, s, b);
    Call<Integer> call = waiting(kind, a, s);
    a.closesocket(own);
    call.untilItWaitsForEver();
    b.closesocket(others);
    call.untilItWaitsForEver();
    kind.satisfy(network.peer(a, s));
    assertThat(call.result()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void endsThoughTheValueOfItsDescriptorIsInUseAgain(BlockingCall kind) {
    int s = kind.socket(a, network);
    Call<Integer> call = waiting(kind, a, s);
    synchronized (winsock.lock) { // The call cannot look in between.
      a.closesocket(s);
      int again = kind.socket(a, network);
      assertThat(again).isEqualTo(s);
      kind.satisfy(network.peer(a, again));
    }
    assertThat(call.error()).isEqualTo(WSAENOTSOCK);
    assertThat(kind.call(a, s)).as("of the new socket").isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void endsWithItsProcess(BlockingCall kind) {
    int s = kind.socket(a, network);
    share(a, s, b);
    Call<Integer> one = waiting(kind, a, s);
    Call<Integer> two = waiting(kind, a, s);
    a.exit();
    assertThat(one.error()).isEqualTo(WSANOTINITIALISED);
    assertThat(two.error()).isEqualTo(WSANOTINITIALISED);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWaitingWhenAnotherProcessExits(BlockingCall kind) {
    int s = kind.socket(a, network);
    share(a, s, b);
    Call<Integer> call = waiting(kind, a, s);
    b.exit();
    call.untilItWaitsForEver();
    kind.satisfy(network.peer(a, s));
    assertThat(call.result()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenItsThreadIsInterruptedAndChangesNothing(BlockingCall kind) {
    int s = kind.socket(a, network);
    String before = winsock.toString();
    Call<Boolean> call =
        Call.start(
                () -> {
                  WinsockError error = errorOf(() -> kind.call(a, s));
                  assertThat(error).isEqualTo(WSAEINTR);
                  return Thread.currentThread().isInterrupted();
                })
            .untilItWaits();
    call.interrupt();
    assertThat(call.result()).as("stays interrupted").isTrue();
    assertThat(winsock).hasToString(before);
  }

  @ParameterizedTest
  @EnumSource
  void returnsOnAnInterruptedThreadWhereItNeedNotWait(BlockingCall kind) {
    int s = kind.socket(a, network);
    kind.satisfy(network.peer(a, s));
    Call<Integer> call =
        Call.start(
            () -> {
              Thread.currentThread().interrupt();
              return kind.call(a, s);
            });
    assertThat(call.result()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void failsWhenTheSocketBecomesNonBlocking(BlockingCall kind) {
    int s = kind.socket(a, network);
    int t = share(a, s, b);
    Call<Integer> call = waiting(kind, a, s);
    b.ioctlsocket(t, Winsock.FIONBIO, 1);
    assertThat(call.error()).isEqualTo(WSAEWOULDBLOCK);
  }

  @ParameterizedTest
  @EnumSource
  void failsWhenAnyProcessRegistersForEvents(BlockingCall kind) {
    int s = kind.socket(a, network);
    int t = share(a, s, b);
    Call<Integer> call = waiting(kind, a, s);
    b.wsaEventSelect(t, b.wsaCreateEvent(), Set.of(FD_READ));
    assertThat(call.error()).isEqualTo(WSAEWOULDBLOCK);
  }

  @ParameterizedTest
  @EnumSource
  void failsWhenARegistrationIsCancelled(BlockingCall kind) {
    int s = kind.socket(a, network);
    Call<Integer> call = waiting(kind, a, s);
    a.wsaEventSelect(s, null, Set.of());
    assertThat(call.error()).isEqualTo(WSAEWOULDBLOCK);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECV", "ACCEPT"})
  void oneOfTwoThatWaitGetsWhatThereIsAndTheOtherGoesOnWaiting(BlockingCall kind) {
    int s = kind.socket(a, network);
    int t = share(a, s, b);
    Call<Integer> one = waiting(kind, a, s);
    Call<Integer> two = waiting(kind, b, t);
    kind.satisfy(network.peer(a, s));
    Call<Integer> first = Call.first(one, two);
    Call<Integer> second = first == one ? two : one;
    assertThat(first.result()).isPositive();
    second.untilItWaitsForEver();
    kind.satisfy(network.peer(a, s));
    assertThat(second.result()).isPositive();
  }

  @Test
  void roomIsForAllThatWait() {
    int s = BlockingCall.SEND.socket(a, network);
    Call<Integer> one = waiting(BlockingCall.SEND, a, s);
    Call<Integer> two = waiting(BlockingCall.SEND, b, share(a, s, b));
    network.peer(a, s).room();
    assertThat(one.result()).isPositive();
    assertThat(two.result()).isPositive();
  }
}
