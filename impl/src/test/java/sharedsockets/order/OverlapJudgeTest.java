package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.synthetic.RandomOverlap;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;

/** Histories whose lines are numbered as they are added. */
final class OverlapJudgeTest {
  private static final ProfileSetting WINE = ProfileSetting.of("wine-8.0");

  private final List<Event> history = new ArrayList<>();

  private Event call(String process, Operation call, Object result, Object... arguments) {
    return Event.success(history.size() + 1, process, call, result, arguments);
  }

  private Event fails(String process, Operation call, String error, Object... arguments) {
    return Event.failure(history.size() + 1, process, call, error, arguments);
  }

  private OverlapJudgeTest add(Event event) {
    history.add(event);
    return this;
  }

  private OverlapJudgeTest add(double begin, double end, Event event) {
    return add(event.during(begin, end));
  }

  /** A's socket s1, which B has as s1 too. */
  private OverlapJudgeTest shared() {
    add(call("A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"));
    add(call("A", Operation.DUPLICATE_SOCKET, "i1", "s1", "B"));
    return add(call("B", Operation.OPEN_DUPLICATE, "s1", "i1"));
  }

  private OverlapJudgeTest sets(String process, double begin, double end, long value) {
    return add(begin, end, call(process, Operation.SET_OPTION, 0L, "s1", "SO_RCVBUF", value));
  }

  private OverlapJudgeTest gets(String process, double begin, double end, long value) {
    return add(begin, end, call(process, Operation.GET_OPTION, value, "s1", "SO_RCVBUF"));
  }

  private Verdict judged() {
    return new Judge(WINE).judge(history);
  }

  private void conforms() {
    assertThat(judged()).isEqualTo(new Conforms(history.size(), Map.of()));
  }

  private Divergence divergence() {
    assertThat(judged()).isInstanceOf(Diverges.class);
    return ((Diverges) judged()).divergence();
  }

  @Test
  void overlappingEventsMayHaveTakenEffectInEitherOrder() {
    shared().sets("A", 0, 10, 1).sets("B", 5, 15, 2).gets("A", 20, 21, 1);
    conforms();
    history.set(5, call("A", Operation.GET_OPTION, 2L, "s1", "SO_RCVBUF").during(20, 21));
    conforms();
  }

  @Test
  void oneOfTwoWaitsFindsAnAutoResetEventObjectSignalled() {
    add(call("A", Operation.CREATE_EVENT, true, "e1", false));
    add(call("A", Operation.SET_EVENT, true, "e1"));
    add(0, 10, call("A", Operation.WAIT_FOR_EVENT, "WSA_WAIT_TIMEOUT", "e1"));
    add(5, 15, call("A", Operation.WAIT_FOR_EVENT, "WSA_WAIT_EVENT_0", "e1"));
    conforms();
    add(6, 16, call("A", Operation.WAIT_FOR_EVENT, "WSA_WAIT_EVENT_0", "e1"));
    assertThat(divergence().rules()).contains("EVO-2");
  }

  @Test
  void aWaitForAllFindsAllAtOnce() {
    add(call("A", Operation.SET_EVENT, true, "e1"));
    add(0, 10, call("A", Operation.WAIT_FOR_EVENTS, "WSA_WAIT_EVENT_0", List.of("e1", "e2"), true));
    add(2, 4, call("A", Operation.RESET_EVENT, true, "e1"));
    add(5, 8, call("A", Operation.SET_EVENT, true, "e2"));
    assertThat(divergence().rules()).contains("EVO-4");
    history.set(2, call("A", Operation.RESET_EVENT, true, "e1").during(2, 6));
    conforms();
  }

  @Test
  void whatEndedBeforeAnotherBeganCameFirst() {
    shared().sets("A", 0, 4, 1).sets("B", 5, 15, 2).gets("A", 20, 21, 1);
    Divergence divergence = divergence();
    assertThat(divergence.line()).isEqualTo(6);
    assertThat(divergence.rules()).contains("OPT-1");
    assertThat(divergence.allowed()).containsExactly("2");
  }

  @Test
  void aClockThatCannotTellOrdersNothing() {
    shared().sets("A", 0, 5, 1).sets("B", 5, 15, 2).gets("A", 20, 21, 1);
    conforms();
  }

  @Test
  void aStaleReadIsRefused() {
    shared().sets("A", 0, 1, 1).sets("A", 2, 3, 2).sets("A", 10, 30, 3);
    gets("B", 11, 12, 3).gets("B", 13, 14, 2);
    Divergence divergence = divergence();
    assertThat(divergence.line()).isEqualTo(8);
    assertThat(divergence.allowed()).containsExactly("3");
  }

  @Test
  void linesMayStandInAnyOrder() {
    shared().sets("A", 0, 1, 1).sets("A", 2, 3, 2).sets("A", 10, 30, 3);
    gets("B", 11, 12, 2).gets("B", 13, 14, 3);
    Collections.reverse(history.subList(3, history.size()));
    conforms();
  }

  @Test
  void aNameMayBeBoundByAnEventOfALaterLine() {
    add(1, 9, call("A", Operation.SEND, 1L, "s1"));
    add(0, 9, call("A", Operation.OPEN_SOCKET, "s1", "SOCK_DGRAM"));
    conforms();
  }

  @Test
  void networkEventsSpeakOfTheDescriptorAsItWasWhenTheyTookEffect() {
    add(call("A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"));
    add(0, 9, call("A", Operation.CLOSE_SOCKET, 0L, "s1"));
    add(1, 8, Event.network(3, Operation.PEER_SEES_END, "A", "s1"));
    add(2, 7, call("A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"));
    conforms();
    history.remove(1);
    assertThat(judged()).isInstanceOf(Diverges.class);
  }

  @Test
  void twoClosesOfOneDescriptorCannotBothSucceed() {
    shared();
    add(0, 9, call("A", Operation.CLOSE_SOCKET, 0L, "s1"));
    add(1, 8, fails("A", Operation.CLOSE_SOCKET, "WSAENOTSOCK", "s1"));
    conforms();
    history.set(4, call("A", Operation.CLOSE_SOCKET, 0L, "s1").during(1, 8));
    assertThat(divergence().rules()).contains("CLS-1");
    assertThat(divergence().allowed()).containsExactly("WSAENOTSOCK");
  }

  @Test
  void theOtherEventsWithoutAPlaceAreNamed() {
    shared();
    add(0, 8, call("A", Operation.RECV, 1L, "s1"));
    add(1, 9, call("B", Operation.RECV, 1L, "s1"));
    assertThat(divergence().line()).isEqualTo(4);
    assertThat(divergence().unplaced()).containsExactly("line 5  B recv(s1) = 1");
  }

  /** The peek's window is where the data leads to only after the registration. */
  @Test
  void anEventMayLeadToAnotherByAThird() {
    shared();
    Message message = new Message(1025, "s1", "FD_READ");
    add(0, 8, call("A", Operation.PEEK_MESSAGE, message, "w1"));
    add(1, 9, Event.network(5, Operation.DATA_ARRIVES, "B", "s1"));
    add(2, 10, call("A", Operation.ASYNC_SELECT, 0L, "s1", "w1", 1025L, Set.of("FD_READ")));
    conforms();
  }

  @Test
  void aDescriptorMayComeToBeAmongOverlappingEvents() {
    add(call("A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"));
    gets("A", 0, 7, 5);
    add(1, 8, call("B", Operation.SET_OPTION, 0L, "s2", "SO_RCVBUF", 5L));
    add(2, 9, call("B", Operation.OPEN_DUPLICATE, "s2", "i1"));
    add(3, 10, call("A", Operation.DUPLICATE_SOCKET, "i1", "s1", "B"));
    gets("A", 11, 12, 5);
    conforms();
    gets("A", 13, 14, 6);
    assertThat(divergence().allowed()).containsExactly("5");
  }

  @Test
  void oneUnitIsReadOnce() {
    shared();
    add(2, 3, Event.network(4, Operation.DATA_ARRIVES, "A", "s1"));
    add(0, 8, call("A", Operation.RECV, 1L, "s1"));
    add(1, 9, call("B", Operation.RECV, 1L, "s1"));
    assertThat(divergence().line()).isEqualTo(6);
    add(4, 5, Event.network(7, Operation.DATA_ARRIVES, "B", "s1"));
    conforms();
  }

  @Test
  void anEventWithoutTimesStandsBetweenTheLinesAroundIt() {
    shared().sets("A", 0, 10, 1).sets("B", 0, 10, 2);
    add(call("A", Operation.GET_OPTION, 1L, "s1", "SO_RCVBUF"));
    gets("B", 20, 21, 2);
    assertThat(divergence().line()).isEqualTo(7);
    sets("B", -2, -1, 2);
    assertThat(judged()).isInstanceOf(Malformed.class);
    assertThat(((Malformed) judged()).message()).contains("line 4").doesNotContain("\n");
  }

  @Test
  void aDescriptorThatNeverWasIsMalformed() {
    shared().add(1, 2, Event.network(4, Operation.DATA_ARRIVES, "A", "s9"));
    assertThat(judged()).isInstanceOf(Malformed.class);
  }

  @Test
  void moreEventsThanASetHasRoomForAreRefused() {
    shared();
    for (int i = 0; i <= Timeline.MOST_OPEN; i++) {
      gets("A", 0, 10, 7);
    }
    assertThat(((Malformed) judged()).message()).contains("64");
  }

  @Test
  void whatIsDecidedIsDecidedInEveryOrder() {
    add(call("A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"));
    add(call("A", Operation.DUPLICATE_SOCKET, "i1", "s1", "B"));
    add(0, 3, call("A", Operation.CLOSE_SOCKET, 0L, "s1"));
    add(2, 4, call("B", Operation.OPEN_DUPLICATE, "s1", "i1"));
    assertThat(decided()).isEmpty();
    history.set(3, call("B", Operation.OPEN_DUPLICATE, "s1", "i1").during(4, 5));
    assertThat(decided()).containsEntry("U6", "holds");
  }

  private Map<String, String> decided() {
    return ((Conforms) new Judge(ProfileSetting.ANY).judge(history)).decided();
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1.0", "2, 4, 0.5", "3, 8, 0.3", "4, 8, 0.6"})
  void recordingsOfThreadsConformWithFewSteps(long seed, int threads, double share)
      throws Exception {
    List<Event> order = order(seed, 3000);
    List<Event> recorded = RandomOverlap.of(order, threads, share, new Random(seed));
    assertThat(recorded).isNotEqualTo(order);
    OverlapJudge judge = new OverlapJudge(new Oracle(WINE), Effort.USUAL, ended -> {});
    assertThat(judge.judge(recorded)).isInstanceOf(Conforms.class);
    assertThat(judge.tries()).isLessThan(200L * recorded.size());
  }

  /** What file order refuses: else the recordings above would prove little. */
  @Test
  void recordingsOfThreadsAreNotInTheOrderOfTheirEffects() throws Exception {
    Oracle oracle = new Oracle(WINE);
    boolean refused = false;
    for (Event event : RandomOverlap.of(order(4, 3000), 8, 0.9, new Random(4))) {
      try {
        refused = refused || oracle.refuses(event);
      } catch (MalformedTrace e) {
        // What one process gives another may be used in a line before.
        refused = true;
      }
    }
    assertThat(refused).isTrue();
  }

  @Test
  void aCorruptedResultIsFoundAmongOverlappingEvents() {
    List<Event> recorded = new ArrayList<>(RandomOverlap.of(order(5, 400), 4, 0.6, new Random(5)));
    int refused = 0;
    int corrupted = 0;
    for (int i = 200; i < recorded.size(); i++) {
      Event event = recorded.get(i);
      if (event.operation() == Operation.ENUM_NETWORK_EVENTS && !event.failed()) {
        Set<String> other = event.result().equals(Set.of()) ? Set.of("FD_ACCEPT") : Set.of();
        recorded.set(i, event.withResult(other));
        refused += new Judge(WINE).judge(recorded) instanceof Diverges ? 1 : 0;
        corrupted++;
        recorded.set(i, event);
      }
    }
    assertThat(corrupted).isGreaterThan(3);
    // In another order of the overlapping events some of them are what was to be.
    assertThat(refused).isGreaterThanOrEqualTo(corrupted / 2);
  }

  private static List<Event> order(long seed, int events) {
    RandomTrace trace = new RandomTrace(WINE, seed, 4, 20);
    return Stream.generate(trace::next).limit(events).toList();
  }
}
