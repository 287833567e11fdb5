package sharedsockets.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.replay.Replay;
import sharedsockets.replay.Settings;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

final class SurveyTest {
  private static final List<Program> PROGRAMS = Survey.programs();

  private static Map<String, String> surveyed(Behaviour behaviour) throws Exception {
    Settings settings = new Settings(ProfileSetting.ANY, Duration.ofMillis(2), 1, 1, false);
    Map<String, String> seen =
        new Replay(
                () -> new ReferenceAdapter(behaviour, Duration.ofSeconds(10)),
                settings,
                progress -> {},
                (name, trace) -> {})
            .survey(PROGRAMS, finding -> false)
            .decided();
    seen.forEach(
        (point, value) ->
            assertThat(behaviour.value(DisputedPoint.valueOf(point))).as(point).isEqualTo(value));
    return seen;
  }

  private static String otherValue(DisputedPoint point) {
    return point.possible().stream()
        .filter(value -> !value.equals(Behaviour.windows().value(point)))
        .findFirst()
        .orElseThrow();
  }

  /** Some points show only where another one has a certain value. */
  @Test
  void eachPointIsSeenWithItsValue() throws Exception {
    Behaviour windows = Behaviour.windows();
    Set<String> seen = new TreeSet<>(surveyed(windows).keySet());
    for (DisputedPoint point : DisputedPoint.values()) {
      Map<String, String> other = surveyed(windows.with(point, otherValue(point)));
      assertThat(other.getOrDefault(point.name(), otherValue(point))).isEqualTo(otherValue(point));
      seen.addAll(other.keySet());
    }

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DisputedPoint.values()).map(DisputedPoint::name).toList());
  }
}
