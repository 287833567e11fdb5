package sharedsockets.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Models;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;

/**
 * A suite sees what no state of a model tells: who has set what, and what was registered before.
 */
@Tag("long")
final class HiddenHistoryTest {
  private static final Settings SETTINGS =
      new Settings(ProfileSetting.ANY, Duration.ofMillis(2), 1, 1, false);

  static Stream<Arguments> faults() {
    UnaryOperator<Adapter> options = OptionsPerDescriptor::new;
    UnaryOperator<Adapter> write = WriteLostAfterWindow::new;
    return Stream.of(
        Arguments.of("options-small", options, "OPT-1"),
        Arguments.of("options-shared-small", options, "OPT-1"),
        Arguments.of("registrations-standard", write, "NOT-2"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isFound(String model, UnaryOperator<Adapter> fault, String rule) throws Exception {
    List<Program> programs = programs(model, false);

    assertThat(replayUntilFound(fault, programs, rule).findings())
        .anyMatch(finding -> finding.deviation().rules().contains(rule));
    assertThat(replay(UnaryOperator.identity(), programs).findings()).isEmpty();
  }

  /** What a call that changes nothing leaves behind: only pairs of all calls show that. */
  @Test
  void isFoundByPairs() throws Exception {
    String model = "options-unnamed-small";

    assertThat(replay(FailureSticks::new, programs(model, false)).findings()).isEmpty();
    assertThat(replayUntilFound(FailureSticks::new, programs(model, true), "DUP-3").findings())
        .anyMatch(finding -> finding.deviation().rules().contains("DUP-3"));
  }

  private static List<Program> programs(String name, boolean pairs) throws Exception {
    Models models = Models.read(Path.of("../model").toAbsolutePath().normalize());
    Configuration model = models.find(name);
    SuitePlan plan =
        new SuitePlan(List.of(model), ProfileSetting.of("windows"), pairs, SuitePlan.READABLE);
    return Suite.generate(models, model, plan).traces().stream()
        .map(trace -> new Program(trace.name(), trace.events()))
        .toList();
  }

  private static ReplayResult replay(UnaryOperator<Adapter> fault, List<Program> programs)
      throws InterruptedException {
    return replay(fault).run(programs);
  }

  /** Up to the first finding that names the rule: most of a suite would show the fault again. */
  private static ReplayResult replayUntilFound(
      UnaryOperator<Adapter> fault, List<Program> programs, String rule)
      throws InterruptedException {
    return replay(fault).survey(programs, finding -> finding.deviation().rules().contains(rule));
  }

  private static Replay replay(UnaryOperator<Adapter> fault) {
    return new Replay(
        () -> fault.apply(new ReferenceAdapter()), SETTINGS, progress -> {}, (name, trace) -> {});
  }
}
