package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.WinsockError.WSAEINTR;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;
import static sharedsockets.winsock.WinsockError.WSA_INVALID_HANDLE;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** GetMessage. */
final class MessageWaitTest {
  private static final int MESSAGE = 0x401;

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final Window window = a.createWindow();
  private final int s = a.socket(SOCK_DGRAM);
  private final Peer peer = winsock.network().peer(a, s);

  private Call<WindowMessage> waiting() {
    return Call.start(() -> a.getMessage(window, -1)).untilItWaitsForEver();
  }

  private void register() {
    a.wsaAsyncSelect(s, window, MESSAGE, Set.of(FD_READ));
  }

  @Test
  void waitsForAMessage() {
    register();
    Call<WindowMessage> call = waiting();
    peer.data();
    assertThat(call.result()).isEqualTo(new WindowMessage(MESSAGE, s, FD_READ));
  }

  @Test
  void takesAWaitingMessageAtOnce() {
    peer.data();
    register();
    assertThat(a.getMessage(window, -1)).isEqualTo(new WindowMessage(MESSAGE, s, FD_READ));
    assertThat(a.getMessage(window, 0)).isNull();
  }

  @Test
  void oneOfTwoThreadsGetsTheMessage() {
    register();
    Call<WindowMessage> one = waiting();
    Call<WindowMessage> two = waiting();
    peer.data();
    a.recv(s, new byte[1]);
    peer.data();
    assertThat(one.result()).isEqualTo(two.result()).isNotNull();
    assertThat(a.peekMessage(window)).isNull();
  }

  @Test
  void endsWithTheWindow() {
    Call<WindowMessage> call = waiting();
    a.destroyWindow(window);
    assertThat(call.error()).isEqualTo(WSA_INVALID_HANDLE);
  }

  @Test
  void endsWithItsProcess() {
    Call<WindowMessage> call = waiting();
    a.exit();
    assertThat(call.error()).isEqualTo(WSANOTINITIALISED);
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Call<WindowMessage> call = waiting();
    call.interrupt();
    assertThat(call.error()).isEqualTo(WSAEINTR);
  }

  @Test
  void returnsNullWhenItsTimeHasPassedAndNotBefore() {
    long start = System.nanoTime();
    assertThat(a.getMessage(window, 20)).isNull();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
  }

  @Test
  void messageInTimeIsTaken() {
    register();
    Call<WindowMessage> call =
        Call.start(() -> a.getMessage(window, 3_600_000)).untilItWaitsForSomeTime();
    peer.data();
    assertThat(call.result()).isNotNull();
  }
}
