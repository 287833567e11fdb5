package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.spec.AnyError;
import sharedsockets.synthetic.RandomCrowd;
import sharedsockets.synthetic.RandomOverlap;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;

/** The search finds an order exactly where one of all orders conforms. */
final class OrderSearchTest {
  private static final int HISTORIES = 400;
  private static final int EVENTS = 7;
  private static final int CROWDS = 80;

  @ParameterizedTest
  @CsvSource({
    "1, wine-8.0, 2, 3",
    "2, windows, 2, 4",
    "3, documented, 3, 6",
    "4, documented, 1, 2"
  })
  void isWhatTryingAllOrdersSays(long seed, String name, int processes, int descriptors)
      throws Exception {
    ProfileSetting profile = ProfileSetting.of(name);
    Random random = new Random(seed);
    int conforming = 0;
    int diverging = 0;
    for (int i = 0; i < HISTORIES; i++) {
      boolean isOdd = i % 2 == 1;
      RandomTrace trace = new RandomTrace(profile, random.nextLong(), processes, descriptors);
      Oracle oracle = new Oracle(profile);
      for (int line = random.nextInt(40); line > 0; line--) {
        assertThat(oracle.refuses(trace.next())).isFalse();
      }
      List<Event> order = new ArrayList<>();
      for (int line = 0; line < EVENTS; line++) {
        Event event = trace.next();
        order.add(random.nextInt(EVENTS) == 0 ? otherOutcome(event, random) : event);
      }
      List<Event> history =
          RandomOverlap.of(order, 2 + random.nextInt(4), 0.95, random).stream()
              .map(event -> isOdd ? perhapsPending(event, random) : event)
              .toList();
      boolean conforms = new AllOrders(oracle, history).anyConforms();
      assertThat(conforms(oracle, history)).as("%s", history).isEqualTo(conforms);
      conforming += conforms ? 1 : 0;
      diverging += conforms ? 0 : 1;
    }
    assertThat(conforming).isGreaterThan(HISTORIES / 4);
    assertThat(diverging).isGreaterThan(HISTORIES / 10);
  }

  /** Events of one socket that all overlap: no clock helps. */
  @ParameterizedTest
  @CsvSource({"1, wine-8.0", "2, windows", "3, documented"})
  void isWhatTryingAllOrdersOfACrowdSays(long seed, String name) throws Exception {
    ProfileSetting profile = ProfileSetting.of(name);
    int diverging = 0;
    for (int i = 0; i < CROWDS; i++) {
      RandomCrowd crowd = new RandomCrowd(profile, seed * CROWDS + i, 2 + i % 2);
      List<Event> trace = crowd.of(EVENTS);
      if (i % 4 != 0) {
        trace = crowd.corrupted(trace, EVENTS);
      }
      Oracle oracle = new Oracle(profile);
      List<Event> history = trace.subList(trace.size() - EVENTS, trace.size());
      for (Event event : trace.subList(0, trace.size() - EVENTS)) {
        assertThat(oracle.refuses(event)).isFalse();
      }
      boolean conforms = new AllOrders(oracle, history).anyConforms();
      assertThat(conforms(oracle, history)).as("%s", history).isEqualTo(conforms);
      assertThat(conforms || i % 4 != 0).isTrue();
      diverging += conforms ? 0 : 1;
    }
    assertThat(diverging).isBetween(CROWDS / 4, 3 * CROWDS / 4);
  }

  /** Planted fault: states without what the events see are not the same. */
  @Test
  void forgettingWhatIsSeenIsNoticed() throws Exception {
    List<Event> history = new ArrayList<>(shared());
    history.add(
        Event.success(4, "A", Operation.EVENT_SELECT, 0L, "s1", "e1", Set.of("FD_WRITE"))
            .during(0, 9));
    history.add(
        Event.success(5, "A", Operation.WAIT_FOR_EVENT, "WSA_WAIT_EVENT_0", "e1").during(1, 8));
    assertThat(conforms(history, new Liveness(history), history)).isTrue();
    assertThat(conforms(history, new Liveness(List.of()), history)).isFalse();
  }

  /** An object that a registration names is there already: none is made of that name. */
  @Test
  void makingAnEventObjectSeesRegistrations() throws Exception {
    List<Event> history = new ArrayList<>(shared());
    history.add(
        Event.success(4, "A", Operation.EVENT_SELECT, 0L, "s1", "e1", Set.of("FD_WRITE"))
            .during(0, 1));
    history.add(Event.success(5, "A", Operation.CREATE_EVENT, true, "e1", true).during(2, 3));
    assertThat(conforms(history, new Liveness(history), history)).isFalse();
  }

  /** Planted fault: B's read is like A's only as long as B has its descriptor. */
  @Test
  void takingUnequalEventsForEqualIsNoticed() throws Exception {
    List<Event> history = new ArrayList<>(shared());
    history.add(Event.network(4, Operation.DATA_ARRIVES, "A", "s1"));
    history.add(Event.success(5, "A", Operation.RECV, 1L, "s1").during(0, 8));
    history.add(Event.success(6, "B", Operation.RECV, 1L, "s1").during(0, 9));
    history.add(Event.success(7, "B", Operation.CLOSE_SOCKET, 0L, "s1").during(0, 2));
    history.add(Event.network(8, Operation.DATA_ARRIVES, "A", "s1").during(3, 7));
    Liveness liveness = new Liveness(history);
    assertThat(conforms(history, liveness, history)).isTrue();
    assertThat(conforms(history, liveness, List.of())).isFalse();
  }

  private static List<Event> shared() {
    return List.of(
        Event.success(1, "A", Operation.OPEN_SOCKET, "s1", "SOCK_STREAM"),
        Event.success(2, "A", Operation.DUPLICATE_SOCKET, "i1", "s1", "B"),
        Event.success(3, "B", Operation.OPEN_DUPLICATE, "s1", "i1"));
  }

  /** What the search finds that knows of some events only what becomes of names. */
  private static boolean conforms(List<Event> history, Liveness liveness, List<Event> known)
      throws MalformedTrace {
    Oracle oracle = new Oracle(ProfileSetting.of("wine-8.0"));
    Placement placement = new Placement(oracle, history, liveness);
    OrderSearch search =
        new OrderSearch(
            new Timeline(history, List.of(), oracle.freshSocket()),
            placement.start(),
            placement,
            new Symmetry(known, liveness),
            new Effort(Effort.USUAL, history.size()),
            ended -> {});
    return search.run() instanceof OrderSearch.Found;
  }

  private static boolean conforms(Oracle oracle, List<Event> history) {
    try {
      Verdict verdict = new OverlapJudge(oracle, Effort.USUAL, ended -> {}).judge(history);
      assertThat(verdict).isInstanceOfAny(Conforms.class, Diverges.class);
      return verdict instanceof Conforms;
    } catch (MalformedTrace e) {
      return false;
    }
  }

  private static Event otherOutcome(Event event, Random random) {
    Operation operation = event.operation();
    if (!operation.isCall()) {
      return event;
    }
    if (!operation.canFail() || random.nextBoolean()) {
      Object result =
          switch (operation.result()) {
            case EVENTS -> random.nextBoolean() ? Set.of() : Set.of("FD_READ");
            case HANDLE_FLAGS -> random.nextBoolean() ? Set.of() : Set.of("HANDLE_FLAG_INHERIT");
            case WAIT -> random.nextBoolean() ? "WSA_WAIT_TIMEOUT" : "WSA_WAIT_EVENT_0";
            case BYTE_COUNT, VALUE -> (long) random.nextInt(2);
            case ZERO -> 0L;
            case TRUE -> true;
            case MESSAGE -> operation.mayReturnNone() ? null : new Message(1025, "s1", "FD_READ");
            default -> "s1";
          };
      return event.withResult(result);
    }
    AnyError[] errors = AnyError.values();
    return event.withError(errors[random.nextInt(errors.length)].text());
  }

  private static Event perhapsPending(Event event, Random random) {
    return switch (event.operation()) {
      case SEND, RECV, ACCEPT -> event.pending(event.begin());
      default ->
          event.operation().isCall() && random.nextInt(4 * EVENTS) == 0
              ? event.pending(event.begin())
              : event;
    };
  }

  /** Tries one order after the other. */
  private static final class AllOrders {
    private final List<Overlapped> events = new ArrayList<>();
    private final List<Event> stillWaiting;
    private final Placement placement;
    private final List<Standing> start;

    AllOrders(Oracle oracle, List<Event> history) {
      Unreturned unreturned = new Unreturned(history);
      stillWaiting = unreturned.stillWaiting();
      placement = new Placement(oracle, history, null);
      start = placement.start();
      for (Event event : unreturned.withoutGone()) {
        events.add(new Overlapped(event, events.size(), 1000 + events.size()));
      }
    }

    boolean anyConforms() {
      return start.stream().anyMatch(this::anyConforms);
    }

    private boolean anyConforms(Standing standing) {
      boolean all = true;
      for (Overlapped event : events) {
        if (!standing.hasPlaced(event)) {
          all = false;
          if (mayBeNext(event, standing)
              && placement.after(standing, event).stream().anyMatch(this::anyConforms)) {
            return true;
          }
        }
      }
      return all && stillWaiting.stream().allMatch(call -> stillWaits(call, standing));
    }

    private boolean stillWaits(Event call, Standing standing) {
      return !placement.after(standing, new Overlapped(call, 0, 2000, true)).isEmpty();
    }

    private boolean mayBeNext(Overlapped event, Standing standing) {
      return events.stream()
          .noneMatch(
              other -> !standing.hasPlaced(other) && other.event().end() < event.event().begin());
    }
  }
}
