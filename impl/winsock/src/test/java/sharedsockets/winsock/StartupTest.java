package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STU-1, STU-2, STU-3: WSAStartup and WSACleanup. */
final class StartupTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();

  @Test
  void theLastCleanupClosesAllDescriptors() {
    a.wsaStartup();
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, a);
    Peer peer = winsock.network().peer(a, s);
    a.wsaCleanup();
    assertThat(peer.sawEnd()).isTrue();
    assertThat(errorOf(() -> a.send(s, new byte[1]))).isEqualTo(WSANOTINITIALISED);
    a.wsaStartup();
    assertThat(errorOf(() -> a.closesocket(s))).isEqualTo(WinsockError.WSAENOTSOCK);
    assertThat(errorOf(() -> a.closesocket(t))).isEqualTo(WinsockError.WSAENOTSOCK);
  }

  @Test
  void oneBeforeTheLastClosesNothing() {
    a.wsaStartup();
    int s = a.socket(SOCK_STREAM);
    a.wsaStartup();
    a.wsaCleanup();
    assertThat(a.send(s, new byte[1])).isEqualTo(1);
  }

  @Test
  void aProcessThatHasASocketHasStartedUp() {
    int s = a.socket(SOCK_STREAM);
    a.wsaStartup();
    a.wsaCleanup();
    assertThat(a.isOpen(s)).isTrue();
    a.wsaCleanup();
    assertThat(a.isOpen(s)).isFalse();
  }

  @Test
  void withoutAStartupThereIsNoSocket() {
    ProtocolInfo info = b.wsaDuplicateSocket(b.socket(SOCK_STREAM), a.id());
    a.wsaCleanup();
    String before = winsock.toString();
    assertThat(errorOf(() -> a.socket(SOCK_STREAM))).isEqualTo(WSANOTINITIALISED);
    assertThat(errorOf(() -> a.wsaSocket(info))).isEqualTo(WSANOTINITIALISED);
    assertThat(errorOf(() -> a.wsaCleanup())).isEqualTo(WSANOTINITIALISED);
    assertThat(winsock).hasToString(before);
    a.wsaStartup();
    assertThat(a.wsaSocket(info)).as("(U30)").isPositive();
  }

  @Test
  void whatOthersHaveAndWhatIsNoSocketLivesOn() {
    int s = a.socket(SOCK_STREAM);
    int t = share(a, s, b);
    WsaEvent event = a.wsaCreateEvent();
    a.wsaEventSelect(s, event, Set.of(NetworkEvent.FD_READ));
    a.wsaCleanup();
    winsock.network().peer(b, t).data((byte) 1);
    assertThat(b.recv(t, new byte[1])).isEqualTo(1);
    boolean told = a.wsaWaitForMultipleEvents(List.of(event), false, 0) == 0;
    assertThat(told).as("(U2) as before").isTrue();
  }

  @Test
  void infosForOthersOutliveTheLastCleanupOrDoNot() {
    assertThat(opened(afterCleanupOfTheMaker("survives"))).isPositive();
    assertThat(errorOf(() -> opened(afterCleanupOfTheMaker("gone"))))
        .isEqualTo(WinsockError.WSAEINVAL);
  }

  private record ForOther(WinsockProcess target, ProtocolInfo info) {}

  private static int opened(ForOther made) {
    return made.target().wsaSocket(made.info());
  }

  private static ForOther afterCleanupOfTheMaker(String value) {
    Winsock winsock =
        Winsock.builder().behaviour(Behaviour.windows().with(DisputedPoint.U8, value)).build();
    WinsockProcess maker = winsock.newProcess();
    WinsockProcess target = winsock.newProcess();
    ProtocolInfo info = maker.wsaDuplicateSocket(maker.socket(SOCK_STREAM), target.id());
    maker.wsaCleanup();
    return new ForOther(target, info);
  }

  @ParameterizedTest
  @EnumSource
  void theLastCleanupCancelsCallsThatWait(BlockingCall kind) {
    int s = kind.socket(a, winsock.network());
    int t = share(a, s, b);
    Call<Integer> call = Call.start(() -> kind.call(a, s)).untilItWaitsForEver();
    a.wsaStartup();
    a.wsaCleanup();
    call.untilItWaitsForEver();
    a.wsaCleanup();
    assertThat(call.error()).isEqualTo(WSANOTINITIALISED);
    kind.satisfy(winsock.network().peer(b, t));
    assertThat(kind.call(b, t)).isPositive();
  }

  @Test
  void aMessageThatIsPostedStaysOrIsGone() {
    assertThat(messageAfterCleanup("kept")).isNotNull();
    assertThat(messageAfterCleanup("gone")).isNull();
  }

  private static WindowMessage messageAfterCleanup(String value) {
    Winsock winsock =
        Winsock.builder().behaviour(Behaviour.windows().with(DisputedPoint.U30m, value)).build();
    WinsockProcess process = winsock.newProcess();
    int s = process.socket(SOCK_STREAM);
    Window window = process.createWindow();
    process.wsaAsyncSelect(s, window, 1025, Set.of(NetworkEvent.FD_READ));
    winsock.network().peer(process, s).data((byte) 1);
    process.wsaCleanup();
    return process.peekMessage(window);
  }
}
