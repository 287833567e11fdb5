package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static sharedsockets.winsock.Calls.errorOf;
import static sharedsockets.winsock.Calls.share;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An object that has ended is reachable from no live object, nor from a handle that a user still
 * holds.
 */
final class NothingLeaksTest {
  private static final Set<NetworkEvent> ALL = EnumSet.allOf(NetworkEvent.class);

  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final WinsockProcess b = winsock.newProcess();
  private final int s = a.socket(SOCK_STREAM);
  private final WsaEvent event = a.wsaCreateEvent();
  private final WsaEvent eventOfB = b.wsaCreateEvent();
  private final Window window = a.createWindow();
  private final Window windowOfB = b.createWindow();

  /** What a user holds. */
  private final List<Object> held = new ArrayList<>();

  @BeforeEach
  void hold() {
    held.addAll(List.of(winsock, a, b, event, eventOfB, window, windowOfB));
  }

  private Peer peer(WinsockProcess process, int descriptor) {
    Peer peer = winsock.network().peer(process, descriptor);
    held.add(peer);
    return peer;
  }

  private void assertSockets(int count) {
    assertThat(Reachable.of(UnderlyingSocket.class, held.toArray())).hasSize(count);
    assertThat(Reachable.of(Waiter.class, held.toArray())).isEmpty();
  }

  private void assertProcesses(WinsockProcess... processes) {
    held.removeIf(object -> object instanceof WinsockProcess);
    assertThat(Reachable.of(WinsockProcess.class, held.toArray())).containsOnly(processes);
  }

  @Test
  void nothingRefersToASocketAfterItsLastClose() {
    int t = share(a, s, b);
    a.closesocket(s);
    assertSockets(1);
    b.closesocket(t);
    assertSockets(0);
  }

  @Test
  void peersAndWhatTheyReceivedDoNotKeepIt() {
    Peer peer = peer(a, s);
    a.send(s, new byte[10]);
    peer.data((byte) 1);
    a.closesocket(s);
    assertSockets(0);
    assertThat(peer.received()).hasSize(10);
  }

  @Test
  void registrationsAndPostedMessagesDoNotKeepIt() {
    int t = a.socket(SOCK_STREAM);
    a.wsaAsyncSelect(s, window, 1, ALL);
    a.wsaEventSelect(t, event, ALL);
    a.closesocket(s);
    a.closesocket(t);
    assertSockets(0);
    assertThat(a.peekMessage(window)).isNotNull();
  }

  @Test
  void processThatMadeARegistrationIsNotKeptByTheSocket() {
    int t = share(a, s, b);
    b.wsaAsyncSelect(t, windowOfB, 1, ALL);
    b.exit();
    assertProcesses(a);
    assertSockets(1);
  }

  @Test
  void requestsThatNobodyAcceptedKeepNeitherListenerNorProcess() {
    a.listen(s);
    int t = share(a, s, b);
    b.wsaEventSelect(t, eventOfB, ALL);
    peer(a, s).connection();
    b.exit();
    assertProcesses(a);
    a.closesocket(s);
    assertSockets(0);
  }

  @Test
  void acceptedSocketDoesNotKeepItsListener() {
    a.listen(s);
    a.wsaEventSelect(s, event, ALL);
    peer(a, s).connection();
    int accepted = a.accept(s);
    a.closesocket(s);
    assertSockets(1);
    a.closesocket(accepted);
    assertSockets(0);
  }

  @Test
  void loopbackKeepsNeitherSideForTheOther() {
    int t = b.socket(SOCK_STREAM);
    winsock.network().connect(a, s, b, t);
    a.send(s, new byte[10]);
    a.closesocket(s);
    assertSockets(1);
    b.closesocket(t);
    assertSockets(0);
  }

  @Test
  void unusedInfoKeepsTheSocketUntilItIsGone() {
    held.add(a.wsaDuplicateSocket(s, b.id()));
    a.closesocket(s);
    assertSockets(1);
    b.exit();
    assertSockets(0);
  }

  @Test
  void unusedInfoForItselfDoesNotOutliveTheProcess() {
    held.add(a.wsaDuplicateSocket(s, a.id()));
    a.exit();
    assertSockets(0);
  }

  @Test
  void unusedInfoIsVoidWhereItDoesNotHoldTheSocket() {
    Winsock other =
        Winsock.builder()
            .behaviour(Behaviour.windows().with(DisputedPoint.U6, "does not hold"))
            .build();
    WinsockProcess one = other.newProcess();
    WinsockProcess two = other.newProcess();
    int t = one.socket(SOCK_STREAM);
    ProtocolInfo info = one.wsaDuplicateSocket(t, two.id());
    held.addAll(List.of(other, one, two));
    one.closesocket(t);
    assertThat(errorOf(() -> two.wsaSocket(info))).isEqualTo(WSAEINVAL);
    a.closesocket(s);
    assertSockets(0);
  }

  @Test
  void nothingRefersToAProcessAfterItsExit() {
    int t = share(a, s, b);
    peer(a, s);
    held.add(a.wsaDuplicateSocket(s, b.id()));
    a.wsaEventSelect(s, event, ALL);
    a.exit();
    assertProcesses(b);
    b.closesocket(t);
    assertSockets(1); // held by the info
    b.exit();
    assertProcesses();
    assertSockets(0);
  }

  @Test
  void objectsThatEndAreNotKeptByTheirProcess() {
    held.removeAll(List.of(event, window));
    a.wsaCloseEvent(event);
    a.destroyWindow(window);
    Object[] all = held.toArray();
    assertThat(Reachable.of(WsaEvent.class, all)).containsOnly(eventOfB);
    assertThat(Reachable.of(Window.class, all)).containsOnly(windowOfB);
  }

  @Test
  void destroyedWindowKeepsNoMessages() {
    a.wsaAsyncSelect(s, window, 1, ALL);
    assertThat(Reachable.of(WindowMessage.class, window)).hasSize(1);
    a.destroyWindow(window);
    assertThat(Reachable.of(WindowMessage.class, window)).isEmpty();
  }

  @Test
  void callsThatHaveWaitedLeaveNothing() {
    WsaEvent other = a.wsaCreateEvent();
    held.add(other);
    Call<Integer> wait =
        Call.start(() -> a.wsaWaitForMultipleEvents(List.of(event, other), false, -1))
            .untilItWaits();
    Call<WindowMessage> message = Call.start(() -> a.getMessage(window, -1)).untilItWaits();
    Call<Integer> recv = Call.start(() -> a.recv(s, new byte[1])).untilItWaits();
    peer(a, s).data((byte) 1);
    a.wsaSetEvent(event);
    a.wsaAsyncSelect(s, window, 1, ALL);
    recv.result();
    message.result();
    wait.result();
    assertSockets(1);
  }

  @Test
  void callsThatWakeOthersLeaveNothing() {
    int t = b.socket(SOCK_STREAM);
    winsock.network().connect(a, s, b, t);
    Call<Integer> recv = Call.start(() -> b.recv(t, new byte[1])).untilItWaits();
    a.send(s, new byte[1]);
    recv.result();
    assertSockets(2);
  }

  @Test
  void exitedProcessKeepsNothing() {
    a.wsaDuplicateSocket(s, a.id());
    a.exit();
    assertThat(Reachable.of(UnderlyingSocket.class, a)).isEmpty();
    assertThat(Reachable.of(WsaEvent.class, a)).containsOnly(eventOfB);
    assertThat(Reachable.of(Window.class, a)).containsOnly(windowOfB);
  }

  @Test
  void callThatWaitedForASocketThatHasEndedLeavesItToTheGarbageCollector() {
    WeakReference<UnderlyingSocket> socket = endedWhileACallWaits();
    long start = System.nanoTime();
    while (socket.get() != null) {
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
      System.gc();
    }
  }

  private WeakReference<UnderlyingSocket> endedWhileACallWaits() {
    WeakReference<UnderlyingSocket> socket;
    synchronized (winsock.lock) {
      socket = new WeakReference<>(a.open(s).socket());
    }
    Call<Integer> call = Call.start(() -> a.recv(s, new byte[1])).untilItWaits();
    a.closesocket(s);
    assertThat(call.error()).isEqualTo(WSAENOTSOCK);
    return socket;
  }
}
