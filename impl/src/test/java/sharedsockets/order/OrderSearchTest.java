package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.spec.AnyError;
import sharedsockets.synthetic.RandomOverlap;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.Operation;

/** The search finds an order exactly where one of all orders conforms. */
final class OrderSearchTest {
  private static final int HISTORIES = 400;
  private static final int EVENTS = 7;

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
      List<Event> history = RandomOverlap.of(order, 2 + random.nextInt(4), 0.95, random);
      boolean conforms = new AllOrders(oracle, history).anyConforms();
      assertThat(conforms(oracle, history)).as("%s", history).isEqualTo(conforms);
      conforming += conforms ? 1 : 0;
      diverging += conforms ? 0 : 1;
    }
    assertThat(conforming).isGreaterThan(HISTORIES / 4);
    assertThat(diverging).isGreaterThan(HISTORIES / 10);
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
            case WAIT -> random.nextBoolean() ? "WSA_WAIT_TIMEOUT" : "WSA_WAIT_EVENT_0";
            case UNITS, VALUE -> (long) random.nextInt(2);
            case ZERO -> 0L;
            case TRUE -> true;
            case MESSAGE -> null;
            default -> "s1";
          };
      return event.withResult(result);
    }
    AnyError[] errors = AnyError.values();
    return event.withError(errors[random.nextInt(errors.length)].text());
  }

  /** Tries one order after the other. */
  private static final class AllOrders {
    private final List<Overlapped> events = new ArrayList<>();
    private final Placement placement;
    private final List<Standing> start;

    AllOrders(Oracle oracle, List<Event> history) {
      placement = new Placement(oracle, history);
      start = placement.start();
      for (Event event : history) {
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
      return all;
    }

    private boolean mayBeNext(Overlapped event, Standing standing) {
      return events.stream()
          .noneMatch(
              other -> !standing.hasPlaced(other) && other.event().end() < event.event().begin());
    }
  }
}
