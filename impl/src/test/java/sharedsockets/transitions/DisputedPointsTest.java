package sharedsockets.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sharedsockets.spec.Point;
import sharedsockets.spec.Profiles;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

/** The reference implementation has the disputed points of the specification. */
final class DisputedPointsTest {
  private static List<String> names(Enum<?>[] all) {
    return Stream.of(all).map(point -> point.toString()).toList();
  }

  @Test
  void namesAreTheSpecifications() {
    assertThat(names(DisputedPoint.values())).isEqualTo(names(Point.values()));
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreTheSpecifications(DisputedPoint point) {
    assertThat(point.possible())
        .containsExactlyInAnyOrderElementsOf(
            Point.of(point.name()).possible().stream().map(value -> value.toString()).toList());
  }

  @Test
  void defaultIsWhatTheSpecificationKnowsOfWindows() {
    Profiles.WINDOWS
        .values()
        .forEach(
            (point, value) ->
                assertThat(Behaviour.windows().value(DisputedPoint.valueOf(point.text())))
                    .isEqualTo(point.possible().get(value).toString()));
  }
}
