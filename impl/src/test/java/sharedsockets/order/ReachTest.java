package sharedsockets.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.PersistentSet;
import sharedsockets.oracle.Assignment;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Candidates;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.ProcessDescriptor;
import sharedsockets.spec.State;
import sharedsockets.synthetic.RandomCalls;
import sharedsockets.trace.Event;

/** The outcome of an event depends on the parts of the state that it reaches, and on no others. */
final class ReachTest {
  private static final int FEW = 6_000;

  /** Enough for rare changes, too. */
  private static final int MANY = 60_000;

  private static final Standing NOTHING =
      new Standing(
          0,
          new Branch(Assignment.OPEN, State.initial(PersistentSet.empty())),
          PersistentMap.empty());

  @ParameterizedTest
  @CsvSource({"1, wine-8.0", "2, wine-8.0", "3, windows"})
  @Tag("long")
  void anEventDependsOnWhatItReachesOnly(long seed, String profile) {
    ProfileSetting setting = ProfileSetting.of(profile).completed();
    Oracle oracle = new Oracle(setting);
    Placement placement = new Placement(oracle);
    Standing standing = placement.start().get(0);
    RandomCalls calls = new RandomCalls(new Random(seed), 3, 12, 0.2);
    Random random = new Random(seed);
    int changes = 0;
    for (int line = 1; line < 6000; line++) {
      Event call = calls.next(line);
      for (Event event : outcomes(oracle, standing, call)) {
        Overlapped overlapped = new Overlapped(event, 0, line);
        List<Standing> after = placement.after(standing, overlapped);
        compare(standing, overlapped, after, placement);
        if (!after.isEmpty() && random.nextBoolean()) {
          changes += after.get(0).state().equals(standing.state()) ? 0 : 1;
          standing = after.get(0).forgotten();
          calls.note(event);
        }
      }
    }
    assertThat(changes).isGreaterThan(500);
  }

  /** Also those variables that the specification gets one day. */
  @Test
  void allPartsTogetherAreTheWhole() {
    Oracle oracle = new Oracle(ProfileSetting.of("wine-8.0").completed());
    Placement placement = new Placement(oracle);
    Standing standing = placement.start().get(0);
    RandomCalls calls = new RandomCalls(new Random(1), 3, 12, 0.2);
    Map<String, Object> unused = standing.state().fields();
    Set<String> used = new TreeSet<>(Set.of("stale"));
    for (int line = 1; line < FEW || line < MANY && used.size() < unused.size(); line++) {
      Event call = calls.next(line);
      for (Event event : outcomes(oracle, standing, call)) {
        List<Standing> after = placement.after(standing, new Overlapped(event, 0, line));
        if (!after.isEmpty()) {
          standing = after.get(0).forgotten();
          calls.note(event);
          standing
              .state()
              .fields()
              .forEach((name, value) -> add(used, name, !value.equals(unused.get(name))));
          assertThat(rebuilt(standing)).isEqualTo(standing.state());
        }
      }
    }
    Standing stale = withAStaleDescriptor(standing);
    assertThat(rebuilt(stale)).isEqualTo(stale.state()).isNotEqualTo(standing.state());
    assertThat(used).containsExactlyInAnyOrderElementsOf(unused.keySet());
  }

  /** The random calls make none. */
  private static Standing withAStaleDescriptor(Standing standing) {
    State state = standing.state();
    for (var table : state.desc()) {
      for (String name : table.getValue().keys()) {
        ProcessDescriptor descriptor = new ProcessDescriptor(table.getKey(), name);
        return standing.with(state.withStale(state.stale().with(descriptor)));
      }
    }
    throw new AssertionError("no descriptor");
  }

  private static void add(Set<String> used, String name, boolean isUsed) {
    if (isUsed) {
      used.add(name);
    }
  }

  private static State rebuilt(Standing standing) {
    List<Part> parts = new ArrayList<>(Part.all(Part.class, standing));
    parts.sort((one, other) -> Boolean.compare(other.isFirst(), one.isFirst()));
    Standing rebuilt = NOTHING;
    for (Part part : parts) {
      rebuilt = part.with(rebuilt, part.in(standing));
    }
    return rebuilt.state();
  }

  /** What the event may be here, and some that it may not be. */
  private static List<Event> outcomes(Oracle oracle, Standing standing, Event call) {
    if (!call.operation().isCall()) {
      return List.of(call);
    }
    Branch before = oracle.started(standing.branch(), call);
    List<Event> outcomes = new ArrayList<>();
    for (Event outcome : oracle.outcomes(call, List.of(before), call.line())) {
      boolean isNew = Candidates.ANY_NAME.equals(outcome.result());
      outcomes.add(isNew ? outcome.withResult("s" + call.line() % 20) : outcome);
    }
    if (call.operation().canFail())
      outcomes.add(
          call.withError(AnyError.values()[(int) (call.line() % AnyError.values().length)].text()));
    return outcomes;
  }

  private static void compare(
      Standing standing, Overlapped event, List<Standing> after, Placement placement) {
    Reach reach = new Reach(event, new Naming(Possibilities.of(List.of(standing))));
    Standing only = NOTHING.with(standing.assignment());
    List<Part> parts = new ArrayList<>(reach.parts());
    parts.sort((one, other) -> Boolean.compare(other.isFirst(), one.isFirst()));
    for (Part part : parts) {
      only = part.with(only, part.in(standing));
    }
    List<Standing> afterOnly = placement.after(only, event);
    assertThat(afterOnly).as("%s", event.event()).hasSameSizeAs(after);
    for (int i = 0; i < after.size(); i++) {
      Standing whole = after.get(i);
      assertThat(Factor.values(parts, whole))
          .as("%s reaches %s", event.event(), parts)
          .isEqualTo(Factor.values(parts, afterOnly.get(i)));
      for (Part part : parts) {
        if (!reach.mayChange(part)) {
          assertThat(part.in(whole))
              .as("%s after %s", part, event.event())
              .isEqualTo(part.in(standing));
        }
      }
      for (Part part : parts) {
        whole = part.with(whole, part.in(standing));
      }
      assertThat(whole.forgotten()).as("%s", event.event()).isEqualTo(standing.forgotten());
    }
  }
}
