package sharedsockets.jpf;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

/** Judges outcomes by the specification, in the profile that the reference implementation has. */
final class OutcomeJudge {
  private final Judge judge = new Judge(profile());

  private static ProfileSetting profile() {
    ProfileSetting profile = ProfileSetting.DOCUMENTED;
    for (DisputedPoint point : DisputedPoint.values()) {
      profile = profile.with(point.name(), Behaviour.windows().value(point));
    }
    return profile;
  }

  /** The first outcome that no order of the calls explains, or nothing. */
  Optional<Finding> judge(Report report) {
    for (Map.Entry<Integer, Set<String>> outcomes : report.outcomes().entrySet()) {
      String program = report.programs().get(outcomes.getKey());
      for (String outcome : outcomes.getValue()) {
        Optional<Finding> finding = judge(program, outcome);
        if (finding.isPresent()) {
          return finding;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> judge(String program, String outcome) {
    String recording = "";
    try {
      recording = new History(program, outcome).recording();
    } catch (JsonProcessingException | RuntimeException e) {
      return Optional.of(new Finding("unreadable outcome", outcome + "\n" + e.getMessage()));
    }
    Verdict verdict =
        judge.judge(new ByteArrayInputStream(recording.getBytes(StandardCharsets.UTF_8)));
    if (verdict instanceof Verdict.Conforms) {
      return Optional.empty();
    } else if (verdict instanceof Verdict.Diverges diverges) {
      return Optional.of(
          new Finding(
              "not linearizable",
              recording
                  + "line %d: %s\nobserved %s, allowed %s"
                      .formatted(
                          diverges.divergence().line(),
                          String.join(" ", diverges.divergence().rules()),
                          diverges.divergence().observed(),
                          diverges.divergence().allowed())));
    }
    return Optional.of(new Finding("no verdict", recording + verdict));
  }
}
