package sharedsockets.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.trace.Event;

/** Findings made on Wine 8.0 are grouped by the planted faults that explain them. */
final class GroupTest {
  private static final Path WINE = Path.of("../examples/traces/wine-8.0");

  /** The finding of a recording, up to where it diverges; nothing where it conforms. */
  private static Optional<Finding> finding(Path file) throws Exception {
    Oracle oracle = new Oracle(ProfileSetting.ANY);
    List<Event> trace = new ArrayList<>();
    for (Event event : Program.read(file).steps()) {
      trace.add(event);
      Optional<Divergence> divergence = oracle.next(event);
      if (divergence.isPresent()) {
        List<Cause> causes = oracle.causes(List.of());
        Deviation deviation =
            new Deviation.Diverged(divergence.get(), event.operation().toString(), "", "open");
        return Optional.of(new Finding(deviation, file.getFileName().toString(), 1, trace, causes));
      }
    }
    return Optional.empty();
  }

  private static Evidence evidence() throws Exception {
    Evidence evidence = new Evidence(ProfileSetting.ANY);
    try (Stream<Path> files = Files.list(WINE)) {
      for (Path file : files.filter(each -> !isDeviation(each)).sorted().limit(40).toList()) {
        if (file.toString().endsWith(".ndjson")) {
          evidence.note(Program.read(file).steps());
        }
      }
    }
    return evidence;
  }

  private static boolean isDeviation(Path file) {
    return file.getFileName().toString().startsWith("deviation-");
  }

  private static List<Finding> deviations() throws Exception {
    Evidence evidence = evidence();
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> files = Files.list(WINE)) {
      for (Path file : files.filter(GroupTest::isDeviation).sorted().toList()) {
        finding(file)
            .map(each -> each.because(evidence.weighed(each.causes())))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** For each finding, by the start of its name, the fault that explains it; empty for none. */
  private static Map<String, String> explained(List<Finding> findings) {
    Map<String, String> explained = new TreeMap<>();
    for (Group group : Group.of(findings)) {
      for (int number : group.numbers()) {
        explained.put(
            findings.get(number - 1).program().substring(0, 12),
            group.cause().map(Cause::fault).orElse(""));
      }
    }
    return explained;
  }

  @Test
  void eachFindingIsInOneGroupWithWhatExplainsIt() throws Exception {
    List<Finding> findings = deviations();
    List<Group> groups = Group.of(findings);

    assertThat(groups.stream().flatMap(group -> group.numbers().stream()))
        .hasSize(findings.size())
        .doesNotHaveDuplicates();
    for (Group group : groups) {
      for (int number : group.numbers()) {
        group
            .cause()
            .ifPresentOrElse(
                cause -> assertThat(findings.get(number - 1).causes()).contains(cause),
                () -> assertThat(group.numbers()).hasSize(1));
      }
    }
    assertThat(explained(findings))
        .containsEntry("deviation-04", "duplicate-to-exited")
        .containsEntry("deviation-02", "info-usable-anywhere")
        .containsEntry("deviation-09", "ended-is-quiet")
        // Both are of a registration that tells nothing, and have nothing else in common.
        .doesNotContainEntry("deviation-11", "ended-is-quiet");
  }

  /** However often one is met: what one fault explains is one group, what another does is not. */
  @Test
  void symptomsOfOneCauseAreTogetherAndOthersAreNot() throws Exception {
    List<Finding> deviations = deviations();
    Finding one = called("deviation-02", deviations);
    Finding other = called("deviation-04", deviations);

    assertThat(Group.of(List.of(one, other, one)))
        .extracting(Group::numbers)
        .containsExactly(List.of(1, 3), List.of(2));
  }

  private static Finding called(String start, List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.program().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatNothingExplainsIsAlone() throws Exception {
    Finding known = deviations().get(0);
    Finding unknown = new Finding(known.deviation(), known.program(), 1, known.trace(), List.of());

    assertThat(Group.of(List.of(unknown, unknown)))
        .containsExactly(
            new Group(Optional.empty(), List.of(1)), new Group(Optional.empty(), List.of(2)));
  }

  @Test
  void aRuleWhoseStepsWereNotReachedHasNotPassed() {
    RuleCount masked = RuleCount.PASSED.plus(RuleCount.UNREACHED);

    assertThat(masked.verdict()).isEqualTo("masked");
    assertThat(RuleCount.PASSED.verdict()).isEqualTo("passed");
    assertThat(masked.plus(RuleCount.FAILED).verdict()).isEqualTo("failed");
    assertThat(RuleCount.UNSUPPORTED.plus(RuleCount.UNREACHED).verdict()).isEqualTo("masked");
  }
}
