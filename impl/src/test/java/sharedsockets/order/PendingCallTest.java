package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.synthetic.RandomOverlap;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/** Calls that had not returned: when they may wait, and which rule is broken where they may not. */
final class PendingCallTest {
  private static final ProfileSetting WINDOWS = ProfileSetting.of("windows");
  private static final int EVENTS = 300;
  private static final int WALK = 2000;

  /** With them a call fails that could as well wait. */
  private static final Set<String> OR_ELSE_WAITS =
      Set.of("WSAEMFILE", "WSAETIMEDOUT", "WSAEINVAL", "WSAENOTCONN");

  private final List<Event> trace = new ArrayList<>();

  private PendingCallTest add(Event event) {
    trace.add(event.with(trace.size() + 1L, event.arguments()));
    return this;
  }

  private PendingCallTest call(String process, Operation call, Object result, Object... arguments) {
    return add(Event.success(1, process, call, result, arguments));
  }

  private PendingCallTest pending(
      String process, Operation call, double begin, Object... arguments) {
    return add(Event.success(1, process, call, null, arguments).pending(begin));
  }

  private PendingCallTest network(Operation event) {
    return add(Event.network(1, event, "A", "s1"));
  }

  private PendingCallTest stream() {
    return call("A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM");
  }

  private PendingCallTest shared() {
    return stream()
        .call("A", Operation.DUPLICATE_SOCKET, "i1", "s1", "B")
        .call("B", Operation.OPEN_DUPLICATE, "s1", "i1");
  }

  /** The last event took effect at these times. */
  private PendingCallTest during(double begin, double end) {
    trace.set(trace.size() - 1, trace.get(trace.size() - 1).during(begin, end));
    return this;
  }

  private void conforms() {
    assertThat(new Judge(WINDOWS).judge(trace)).isEqualTo(new Conforms(trace.size(), Map.of()));
  }

  private Divergence diverges(long line, String... rules) {
    Verdict verdict = new Judge(WINDOWS).judge(trace);
    assertThat(verdict).isInstanceOf(Diverges.class);
    Divergence divergence = ((Diverges) verdict).divergence();
    assertThat(divergence.line()).isEqualTo(line);
    assertThat(divergence.rules()).containsExactly(rules);
    return divergence;
  }

  /** On Windows the call is interrupted; no document says what becomes of it. */
  @ParameterizedTest
  @CsvSource({"WSAEINTR", "WSAECONNABORTED", "WSA_OPERATION_ABORTED"})
  void aCallThatWaitsMayFailWhenItsDescriptorIsClosed(String error) {
    stream().during(1, 2).call("A", Operation.LISTEN, 0L, "s1").during(3, 4);
    add(Event.failure(1, "A", Operation.ACCEPT, error, "s1").during(5, 9));
    call("A", Operation.CLOSE_SOCKET, 0L, "s1").during(6, 7).conforms();
  }

  @Test
  void aCallThatNeedNotWaitIsNotInterrupted() {
    stream().during(1, 2).network(Operation.DATA_ARRIVES).during(3, 4);
    add(Event.failure(1, "A", Operation.RECV, "WSAEINTR", "s1").during(5, 9));
    call("A", Operation.CLOSE_SOCKET, 0L, "s1").during(6, 7);
    assertThat(diverges(3, "CLS-1", "DSC-1").observed()).isEqualTo("WSAEINTR");
  }

  /** The same error has another cause, though the descriptor is closed meanwhile. */
  @Test
  void aCallThatFailsForAResetNeedNotHaveWaited() {
    stream().during(1, 2).network(Operation.PEER_RESETS).during(3, 4);
    add(Event.failure(1, "A", Operation.RECV, "WSAECONNABORTED", "s1").during(5, 9));
    call("A", Operation.CLOSE_SOCKET, 0L, "s1").during(6, 7).conforms();
  }

  @ParameterizedTest
  @CsvSource({"WSAEINTR", "WSAENOTSOCK", "WSANOTINITIALISED"})
  void theLastCleanupCancelsACallThatWaits(String error) {
    stream().during(1, 2);
    add(Event.failure(1, "A", Operation.RECV, error, "s1").during(5, 9));
    call("A", Operation.CLEANUP, 0L).during(6, 7).conforms();
  }

  /** The documents leave open what becomes of a wait whose object is closed by another thread. */
  @Test
  void aWaitWhoseObjectEndsMeanwhileMayFail() {
    add(Event.failure(1, "A", Operation.WAIT_FOR_EVENT, "WSA_INVALID_HANDLE", "e1"));
    during(1, 4).call("A", Operation.CLOSE_EVENT, true, "e1").during(2, 3).conforms();
    add(Event.failure(1, "A", Operation.PEEK_MESSAGE, "ERROR_INVALID_WINDOW_HANDLE", "w1"));
    during(5, 8).call("A", Operation.DESTROY_WINDOW, true, "w1").during(6, 7).conforms();
    add(
        Event.failure(
            1, "A", Operation.WAIT_FOR_EVENTS, "WSA_INVALID_HANDLE", List.of("e1", "e2"), false));
    during(9, 12);
    diverges(5, "EVO-5", "REG-10", "STU-1");
    call("A", Operation.CLOSE_EVENT, true, "e2").during(10, 11).conforms();
  }

  /** MSG-1: it waits until a message is posted, and not for another object of the same name. */
  @Test
  void getMessageWaitsForAMessage() {
    stream().during(1, 2);
    call("A", Operation.ASYNC_SELECT, 0L, "s1", "w1", 1025L, Kind.eventSet(List.of("FD_READ")));
    during(3, 4).pending("A", Operation.GET_MESSAGE, 5, "w1").conforms();
    network(Operation.DATA_ARRIVES).during(6, 7);
    diverges(3, "MSG-1", "NOT-1", "NOT-2", "NOT-5", "NOT-7", "REG-6");
    call("A", Operation.DESTROY_WINDOW, true, "w1").during(8, 9).conforms();
  }

  @Test
  void noCallWaitsOnAfterTheLastCleanup() {
    stream().during(1, 2).pending("A", Operation.RECV, 3, "s1");
    call("A", Operation.CLEANUP, 0L).during(4, 5);
    diverges(2, "STU-3");
    trace.add(1, Event.success(2, "A", Operation.STARTUP, 0L).during(2, 2.5));
    conforms();
  }

  @Test
  void noCallIsInterruptedByACloseThatIsOver() {
    stream().during(1, 2).call("A", Operation.CLOSE_SOCKET, 0L, "s1").during(3, 4);
    add(Event.failure(1, "A", Operation.RECV, "WSAEINTR", "s1").during(5, 9));
    assertThat(new Judge(WINDOWS).judge(trace)).isInstanceOf(Diverges.class);
  }

  /** It should have returned, and with what. */
  @Test
  void saysWhatWasDue() {
    stream().pending("A", Operation.RECV, 1, "s1").network(Operation.DATA_ARRIVES);
    Divergence divergence = diverges(2, "BLK-3", "DAT-1", "STA-1");
    assertThat(divergence.observed()).isEqualTo("no return");
    assertThat(divergence.allowed()).containsExactly("1");
    assertThat(divergence.condition()).contains("Of(p, d).data = ");
    assertThat(divergence.earlier())
        .extracting(earlier -> earlier.event())
        .contains("network: data at A's s1");
  }

  /** The unit goes to one of three that wait; the others go on waiting. */
  @Test
  void whatAnotherTookIsNotThereAnyMore() {
    shared();
    pending("A", Operation.RECV, 1, "s1");
    pending("B", Operation.RECV, 2, "s1");
    network(Operation.DATA_ARRIVES).during(3, 4);
    call("B", Operation.RECV, 1L, "s1").during(1, 5);
    conforms();
    network(Operation.DATA_ARRIVES).during(5, 6);
    diverges(4, "BLK-3", "DAT-1", "STA-1");
  }

  /** It began before, whatever stands between: the socket was blocking then. */
  @Test
  void aCallThatWaitsMayGoOnWhenTheSocketBecomesNonBlocking() {
    shared();
    pending("A", Operation.RECV, 1, "s1");
    call("B", Operation.EVENT_SELECT, 0L, "s1", "e1", Set.of("FD_READ"));
    conforms();
    network(Operation.DATA_ARRIVES);
    diverges(4, "BLK-3", "DAT-1", "STA-1");
  }

  @ParameterizedTest
  @CsvSource({"2, 3, true", "0, 1, false", "0, 2, true"})
  void itMustHaveBegunWhileTheSocketWasBlocking(double from, double to, boolean conforms) {
    shared();
    call("B", Operation.EVENT_SELECT, 0L, "s1", "e1", Set.of("FD_READ")).during(from, to);
    pending("A", Operation.RECV, 1.5, "s1");
    if (conforms) {
      conforms();
    } else {
      diverges(5, "BLK-1");
    }
  }

  @Test
  void itMayWaitThroughADescriptorThatAnotherThreadCloses() {
    shared();
    pending("A", Operation.RECV, 1, "s1");
    call("A", Operation.CLOSE_SOCKET, 0L, "s1");
    call("A", Operation.OPEN_SOCKET, "s1", "SOCK_DGRAM");
    network(Operation.DATA_ARRIVES);
    conforms();
    pending("A", Operation.RECV, 2, "s1");
    diverges(8, "BLK-3", "DAT-1", "STA-1");
  }

  @Test
  void itIsGoneWithItsProcess() {
    shared();
    pending("A", Operation.RECV, 1, "s1");
    pending("B", Operation.RECV, 2, "s1");
    network(Operation.DATA_ARRIVES);
    call("A", Operation.EXIT_PROCESS, 0L);
    diverges(5, "BLK-3", "DAT-1", "STA-1");
    call("B", Operation.EXIT_PROCESS, 0L);
    conforms();
    pending("B", Operation.RECV, 3, "s1");
    diverges(9, "CLS-3");
  }

  /** A call with a time-out may return, some time. */
  @Test
  void aTimeOutMayBeStillToCome() {
    stream();
    call("A", Operation.SET_OPTION, 0L, "s1", "SO_RCVTIMEO", 200L);
    pending("A", Operation.RECV, 1, "s1");
    conforms();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void fewCallsWait(Operation call) {
    if (call.isCall()
        && !EnumSet.of(
                Operation.SEND,
                Operation.RECV,
                Operation.ACCEPT,
                Operation.CONNECT,
                Operation.GET_MESSAGE)
            .contains(call)) {
      Object[] arguments = new Object[call.arity()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] =
            switch (call.kind(i)) {
              case SOCKET_TYPE -> "SOCK_STREAM";
              case EVENTS -> Set.of();
              case VALUE, FLAG, MESSAGE_NUMBER -> 1L;
              case DIRECTION -> "SD_SEND";
              case COMMAND -> "FIONBIO";
              case MANUAL_RESET, WAIT_ALL, INHERIT_HANDLES, INHERIT_HANDLE -> true;
              case SOCKET_FLAGS, HANDLE_FLAGS, DUPLICATE_OPTIONS -> Set.of();
              case EVENT_OBJECTS -> List.of("B");
              case TIMEOUT -> 0L;
              case ERROR_CODES -> null;
              default -> call.argumentNames().get(i).equals("s") ? "s1" : "B";
            };
      }
      stream().pending("A", call, 1, arguments);
      diverges(2, "BLK-3");
    }
  }

  /** Calls wait exactly where they have no outcome, wherever the trace ends. */
  @ParameterizedTest
  @CsvSource({"1, windows", "2, wine-8.0", "3, documented"})
  void callsWaitWhereTheyCannotReturn(long seed, String name) throws Exception {
    ProfileSetting profile = ProfileSetting.of(name).completed();
    RandomTrace random = new RandomTrace(profile, seed, 2, 2);
    Oracle oracle = new Oracle(profile);
    int waiting = 0;
    for (int i = 0; i < WALK; i++) {
      Event event = random.next();
      assertThat(oracle.refuses(event)).isFalse();
      if (event.operation().indexOf("s") < 0) {
        continue;
      }
      String s = (String) event.argument(event.operation().indexOf("s"));
      for (Operation operation : List.of(Operation.SEND, Operation.RECV, Operation.ACCEPT)) {
        Event call = Event.success(i + 1, event.process(), operation, null, s);
        List<Event> outcomes = oracle.outcomes(call);
        boolean returns =
            outcomes.stream()
                .anyMatch(
                    outcome -> outcome.succeeded() || !OR_ELSE_WAITS.contains(outcome.error()));
        if (!returns && outcomes.stream().anyMatch(o -> "WSAENOTCONN".equals(o.error()))) {
          continue; // It is not connected, or that is not known.
        }
        assertThat(oracle.refuses(call.pending(1))).as("%d: %s", i, call).isEqualTo(returns);
        waiting += returns ? 0 : 1;
      }
    }
    assertThat(waiting).isGreaterThan(WALK / 100);
  }

  /** Whatever overlaps: a call on a socket of its own waits, until there is something for it. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void otherEventsDoNotMatter(long seed) {
    RandomTrace random = new RandomTrace(WINDOWS.completed(), seed, 3, 3);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(random.next());
    }
    call("Z", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM").during(-9, -8);
    pending("Z", Operation.RECV, -7, "s1");
    RandomOverlap.of(events, 3, 0.5, new Random(seed)).forEach(this::add);
    assertThat(new Judge(WINDOWS).judge(trace)).isInstanceOf(Conforms.class);
    add(Event.network(1, Operation.PEER_CLOSES, "Z", "s1").during(-6, EVENTS + 2));
    diverges(2, "BLK-3", "DAT-1", "STA-1");
  }

  @Test
  void waitsForEventObjectsGoOnUntilTheyAreSignalled() {
    stream()
        .call("A", Operation.EVENT_SELECT, 0L, "s1", "e1", Set.of("FD_READ"))
        .pending("A", Operation.WAIT_FOR_EVENT, 1, "e1", 1_000L)
        .conforms();
    new PendingCallTest()
        .stream()
            .call("A", Operation.EVENT_SELECT, 0L, "s1", "e1", Set.of("FD_READ"))
            .network(Operation.DATA_ARRIVES)
            .pending("A", Operation.WAIT_FOR_EVENT, 1, "e1", 1_000L)
            .diverges(4, "EVO-3", "NOT-1", "NOT-2", "NOT-5", "NOT-7");
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, false"})
  void waitsForSeveralGoOnUntilOneOrAllAreSignalled(boolean waitsForAll, boolean diverges) {
    call("A", Operation.SET_EVENT, true, "e1")
        .pending("A", Operation.WAIT_FOR_EVENTS, 1, List.of("e1", "e2"), waitsForAll, 1_000L);
    if (diverges) {
      diverges(2, "EVO-3", "NOT-1", "NOT-2", "NOT-5", "NOT-7");
    } else {
      conforms();
    }
  }
}
