package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sharedsockets.winsock.NetworkEvent.FD_READ;
import static sharedsockets.winsock.SocketOption.SO_BROADCAST;
import static sharedsockets.winsock.SocketOption.SO_KEEPALIVE;
import static sharedsockets.winsock.SocketOption.SO_RCVBUF;
import static sharedsockets.winsock.SocketType.SOCK_DGRAM;
import static sharedsockets.winsock.SocketType.SOCK_STREAM;
import static sharedsockets.winsock.WinsockError.WSAEINVAL;
import static sharedsockets.winsock.WinsockError.WSAEISCONN;
import static sharedsockets.winsock.WinsockError.WSAEMFILE;
import static sharedsockets.winsock.WinsockError.WSAENOPROTOOPT;
import static sharedsockets.winsock.WinsockError.WSAENOTCONN;
import static sharedsockets.winsock.WinsockError.WSAENOTSOCK;
import static sharedsockets.winsock.WinsockError.WSAEOPNOTSUPP;
import static sharedsockets.winsock.WinsockError.WSANOTINITIALISED;
import static sharedsockets.winsock.WinsockError.WSA_INVALID_HANDLE;
import static sharedsockets.winsock.WinsockError.WSA_INVALID_PARAMETER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call that fails has its error and its rule, and leaves the whole state as it was. */
final class FailingCallTest {
  private final List<DynamicTest> tests = new ArrayList<>();
  private final Scene scene = new Scene();

  private void fails(WinsockError error, String rule, String name, Runnable call) {
    tests.add(
        DynamicTest.dynamicTest(
            name + ": " + error,
            () -> {
              String before = scene.winsock.toString();
              WinsockException failure =
                  catchThrowableOfType(WinsockException.class, () -> call.run());
              assertThat(failure).as("it has not failed").isNotNull();
              assertThat(failure.error()).isEqualTo(error);
              assertThat(failure.rule()).isEqualTo(rule);
              assertThat(failure)
                  .hasMessageStartingWith(error + " (" + error.code() + "): ")
                  .hasMessageEndingWith(" [" + rule + "]");
              assertThat(scene.winsock).hasToString(before);
            }));
  }

  private void fail(
      WinsockError error,
      String rule,
      String what,
      WinsockProcess process,
      Map<String, Consumer<WinsockProcess>> calls) {
    calls.forEach((name, call) -> fails(error, rule, name + what, () -> call.accept(process)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoDescriptor() {
    Scene w = scene;
    List<Integer> near = List.of(w.closed, 0, w.stream + 1, w.stream + 2);
    List<Integer> negative = List.of(-1, -4, -8, Integer.MIN_VALUE);
    List<Integer> neverGiven = List.of(400, 1 << 26, Integer.MAX_VALUE);
    for (int s : Stream.of(near, negative, neverGiven).flatMap(all -> all.stream()).toList()) {
      fail(WSAENOTSOCK, "CLS-1", " of " + s, w.a, w.on(s));
    }
    WinsockProcess none = w.winsock.newProcess();
    fail(WSAENOTSOCK, "CLS-1", " of another process's", none, w.on(w.stream));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> whatAnExitedProcessCalls() {
    fail(WSANOTINITIALISED, "CLS-3", " after exit", scene.gone, scene.on(scene.stream));
    fail(WSANOTINITIALISED, "CLS-3", " after exit", scene.gone, scene.others());
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoEventObjectOrWindow() {
    Scene w = scene;
    fail(WSA_INVALID_HANDLE, "REG-10", " of an ended object", w.a, w.on(w.ended));
    fail(WSA_INVALID_HANDLE, "REG-10", " of another process's", w.a, w.on(w.foreign));
    fail(WSA_INVALID_HANDLE, "REG-10", " of an exited process's", w.a, w.on(w.ofGone));
    fail(WSA_INVALID_HANDLE, "REG-10", " of a destroyed window", w.a, w.on(w.destroyed));
    fail(WSA_INVALID_HANDLE, "REG-10", " of another process's", w.a, w.on(w.foreignWindow));
    fail(WSA_INVALID_HANDLE, "REG-10", " of an exited process's", w.a, w.on(w.windowOfGone));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> registrationWithNoSuchObject() {
    Scene w = scene;
    for (int s : new int[] {w.registered, w.stream}) {
      for (WsaEvent e : new WsaEvent[] {null, w.ended, w.foreign, w.ofGone}) {
        fails(
            WSAEINVAL, "REG-9", "WSAEventSelect", () -> w.a.wsaEventSelect(s, e, Set.of(FD_READ)));
      }
      for (Window v : new Window[] {null, w.destroyed, w.foreignWindow, w.windowOfGone}) {
        fails(
            WSAEINVAL,
            "REG-9",
            "WSAAsyncSelect",
            () -> w.a.wsaAsyncSelect(s, v, 1, Set.of(FD_READ)));
      }
    }
    for (WsaEvent e : new WsaEvent[] {w.ended, w.foreign, w.ofGone}) {
      fails(
          WSAEINVAL,
          "NOT-8",
          "WSAEnumNetworkEvents",
          () -> w.a.wsaEnumNetworkEvents(w.registered, e));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> duplication() {
    Scene w = scene;
    fails(WSAEINVAL, "DUP-3", "to nobody", () -> w.a.wsaDuplicateSocket(w.stream, 99));
    fails(WSAEINVAL, "DUP-3", "to the dead", () -> w.a.wsaDuplicateSocket(w.stream, w.gone.id()));
    fails(WSAEINVAL, "DUP-2", "an info used before", () -> w.a.wsaSocket(w.used));
    fails(WSAEINVAL, "DUP-2", "another process's info", () -> w.a.wsaSocket(w.forFull));
    fails(WSAEINVAL, "DUP-2", "an exited process's info", () -> w.a.wsaSocket(w.forGone));
    fails(
        WSAEINVAL,
        "DUP-2",
        "an info that nobody made",
        () -> w.a.wsaSocket(new ProtocolInfo(99, w.a.id(), SOCK_STREAM)));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> fullTable() {
    Scene w = scene;
    fails(WSAEMFILE, "DSC-4", "socket", () -> w.full.socket(SOCK_DGRAM));
    fails(WSAEMFILE, "DSC-4", "WSASocket", () -> w.full.wsaSocket(w.forFull));
    w.winsock.network().peer(w.full, w.fullListener).connection();
    fails(WSAEMFILE, "DSC-4", "accept", () -> w.full.accept(w.fullListener));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> options() {
    Scene w = scene;
    SocketOption none = SocketOption.of("SO_NONE");
    fails(WSAENOPROTOOPT, "OPT-3", "set", () -> w.a.setsockopt(w.stream, none, 1));
    fails(WSAENOPROTOOPT, "OPT-3", "get", () -> w.a.getsockopt(w.stream, none));
    fails(WSAENOPROTOOPT, "OPT-3", "set", () -> w.a.setsockopt(w.stream, SO_BROADCAST, 1));
    fails(WSAENOPROTOOPT, "OPT-3", "get", () -> w.a.getsockopt(w.stream, SO_BROADCAST));
    fails(WSAENOPROTOOPT, "OPT-3", "set", () -> w.a.setsockopt(w.datagram, SO_KEEPALIVE, 1));
    fails(WSAENOPROTOOPT, "OPT-3", "get", () -> w.a.getsockopt(w.datagram, SO_KEEPALIVE));
    fails(WSAEINVAL, "OPT-3", "negative", () -> w.a.setsockopt(w.stream, SO_RCVBUF, -1));
    fails(WSAEINVAL, "BLK-2", "no command", () -> w.a.ioctlsocket(w.stream, 0, 1));
    fails(
        WSAEINVAL,
        "BLK-2",
        "blocking while registered",
        () -> w.a.ioctlsocket(w.registered, Winsock.FIONBIO, 0));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> callsThatTheKindOfSocketDoesNotTake() {
    Scene w = scene;
    fails(WSAENOTCONN, "KND-1", "send", () -> w.a.send(w.listener, new byte[1]));
    fails(WSAENOTCONN, "KND-1", "recv", () -> w.a.recv(w.listener, new byte[1]));
    fails(WSAENOTCONN, "KND-1", "shutdown", () -> w.a.shutdown(w.listener, Shutdown.SD_BOTH));
    fails(WSAEOPNOTSUPP, "KND-1", "listen", () -> w.a.listen(w.datagram));
    fails(WSAEISCONN, "KND-1", "listen", () -> w.a.listen(w.stream));
    fails(WSAEOPNOTSUPP, "KND-1", "accept", () -> w.a.accept(w.datagram));
    fails(WSAEINVAL, "KND-1", "accept", () -> w.a.accept(w.stream));
    fails(WSAEINVAL, "KND-1", "accept", () -> w.a.accept(w.registered));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> waitForNoneOrTooMany() {
    Scene w = scene;
    List<WsaEvent> tooMany = Collections.nCopies(65, w.event);
    fails(
        WSA_INVALID_PARAMETER,
        "EVO-5",
        "none",
        () -> w.a.wsaWaitForMultipleEvents(List.of(), false, 0));
    fails(
        WSA_INVALID_PARAMETER,
        "EVO-5",
        "65",
        () -> w.a.wsaWaitForMultipleEvents(tooMany, false, 0));
    return tests.stream();
  }

  @Test
  void infoThatCouldNotBeUsedCanStillBeUsed() {
    Scene w = scene;
    w.full.closesocket(w.fullListener);
    int s = w.full.wsaSocket(w.forFull);
    assertThat(w.full.getsockopt(s, SO_RCVBUF)).isEqualTo(65_536);
  }

  @Test
  void messageSaysWhatWasWrong() {
    Scene w = scene;
    assertThat(failure(() -> w.a.closesocket(12345)))
        .hasMessage("WSAENOTSOCK (10038): 12345 is no descriptor of process 1 [CLS-1]");
    assertThat(failure(() -> w.a.wsaSocket(w.used)))
        .hasMessageContaining(w.used + " cannot be used");
    assertThat(failure(() -> w.a.setsockopt(w.stream, SO_RCVBUF, -7)))
        .hasMessageContaining("SO_RCVBUF takes no -7");
    assertThat(failure(() -> w.gone.socket(SOCK_DGRAM)))
        .hasMessageContaining("process 3 has exited");
  }

  private static WinsockException failure(Runnable call) {
    return catchThrowableOfType(WinsockException.class, () -> call.run());
  }
}
