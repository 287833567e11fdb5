package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Arguments that Java refuses: null, and ranges outside of the array. */
final class NullArgumentTest {
  private final Winsock winsock = Winsock.create();
  private final WinsockProcess a = winsock.newProcess();
  private final int s = a.socket(SOCK_DGRAM);
  private final WsaEvent event = a.wsaCreateEvent();
  private final Window window = a.createWindow();
  private final Peer peer = winsock.network().peer(a, s);

  @TestFactory
  Stream<DynamicTest> nullIsRefused() {
    Set<NetworkEvent> nullEvent = Collections.singleton(null);
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("socket", () -> a.socket(null));
    calls.put("WSASocket", () -> a.wsaSocket(null));
    calls.put("setsockopt", () -> a.setsockopt(s, null, 0));
    calls.put("getsockopt", () -> a.getsockopt(s, null));
    calls.put("WSAEventSelect", () -> a.wsaEventSelect(s, event, null));
    calls.put("WSAEventSelect of null", () -> a.wsaEventSelect(s, event, nullEvent));
    calls.put("WSAAsyncSelect", () -> a.wsaAsyncSelect(s, window, 1, null));
    calls.put("WSAAsyncSelect of null", () -> a.wsaAsyncSelect(s, window, 1, nullEvent));
    calls.put("WSASetEvent", () -> a.wsaSetEvent(null));
    calls.put("WSAResetEvent", () -> a.wsaResetEvent(null));
    calls.put("WSACloseEvent", () -> a.wsaCloseEvent(null));
    calls.put("WSAWait", () -> a.wsaWaitForMultipleEvents(null, true, 0));
    calls.put(
        "WSAWait for null",
        () -> a.wsaWaitForMultipleEvents(Collections.singletonList(null), true, 0));
    calls.put("DestroyWindow", () -> a.destroyWindow(null));
    calls.put("PeekMessage", () -> a.peekMessage(null));
    calls.put("GetMessage", () -> a.getMessage(null, -1));
    calls.put("send", () -> a.send(s, null));
    calls.put("recv", () -> a.recv(s, null));
    calls.put("shutdown", () -> a.shutdown(s, null));
    calls.put("peer", () -> winsock.network().peer(null, s));
    calls.put("connect", () -> winsock.network().connect(null, s, a, s));
    calls.put("connect to null", () -> winsock.network().connect(a, s, null, s));
    calls.put("data", () -> peer.data((byte[]) null));
    calls.put("behaviour", () -> Winsock.builder().behaviour(null));
    calls.put("option of no type", () -> Winsock.builder().option(null, SO_RCVBUF, 0));
    calls.put("no option", () -> Winsock.builder().option(SOCK_DGRAM, null, 0));
    calls.put("SocketOption", () -> SocketOption.of(null));
    calls.put("no point", () -> Behaviour.windows().with(null, "kept"));
    calls.put("no value", () -> Behaviour.windows().with(DisputedPoint.U1, null));
    calls.put("value of no point", () -> Behaviour.windows().value(null));
    return calls.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () -> {
                      String before = winsock.toString();
                      assertThatNullPointerException().isThrownBy(call.getValue());
                      assertThat(winsock).hasToString(before);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> rangesOutsideOfTheArrayAreRefused() {
    peer.data((byte) 1, (byte) 2);
    int[][] ranges = {{-1, 1}, {0, -1}, {0, 5}, {4, 1}, {5, 0}, {1, Integer.MAX_VALUE}};
    return Stream.of(ranges)
        .map(
            range ->
                DynamicTest.dynamicTest(
                    range[0] + ", " + range[1],
                    () -> {
                      String before = winsock.toString();
                      byte[] bytes = new byte[4];
                      assertThatExceptionOfType(IndexOutOfBoundsException.class)
                          .isThrownBy(() -> a.send(s, bytes, range[0], range[1]));
                      assertThatExceptionOfType(IndexOutOfBoundsException.class)
                          .isThrownBy(() -> a.recv(s, bytes, range[0], range[1]));
                      assertThat(winsock).hasToString(before);
                    }));
  }

  @Test
  void nullHandleIsTakenWhereWinsockTakesOne() {
    a.wsaEventSelect(s, null, Set.of());
    a.wsaAsyncSelect(s, null, 1, Set.of());
    a.wsaEventSelect(s, event, Set.of(FD_READ));
    assertThat(a.wsaEnumNetworkEvents(s, null)).isEmpty();
  }
}
