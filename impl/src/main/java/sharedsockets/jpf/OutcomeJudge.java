package sharedsockets.jpf;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

/** Judges outcomes by the specification, in the profile that the reference implementation has. */
final class OutcomeJudge {
  private final Judge judge = new Judge(profile());

  private static ProfileSetting profile() {
    ProfileSetting profile = ProfileSetting.ANY;
    for (DisputedPoint point : DisputedPoint.values()) {
      profile = profile.with(point.name(), Behaviour.windows().value(point));
    }
    return profile;
  }

  /** What is wrong with the outcome, which no order of the program's calls explains; or nothing. */
  Optional<HarnessFinding> judge(String program, String outcome) {
    String recording = "";
    try {
      OutcomeTrace trace = new OutcomeTrace(program, outcome);
      if (trace.wrongConnection() != null) {
        return Optional.of(
            HarnessFinding.ofTheCode("not linearizable", outcome + "\n" + trace.wrongConnection()));
      }
      recording = trace.recording();
    } catch (JsonProcessingException | RuntimeException e) {
      return Optional.of(
          HarnessFinding.ofTheHarness("unreadable outcome", outcome + "\n" + e.getMessage()));
    }
    Verdict verdict =
        judge.judge(new ByteArrayInputStream(recording.getBytes(StandardCharsets.UTF_8)));
    if (verdict instanceof Verdict.Conforms) {
      return Optional.empty();
    } else if (verdict instanceof Verdict.Diverges diverges) {
      return Optional.of(
          HarnessFinding.ofTheCode(
              "not linearizable",
              recording
                  + "line %d: %s\nobserved %s, allowed %s"
                      .formatted(
                          diverges.divergence().line(),
                          String.join(" ", diverges.divergence().rules()),
                          diverges.divergence().observed(),
                          diverges.divergence().allowed())));
    }
    return Optional.of(HarnessFinding.ofTheHarness("no verdict", recording + verdict));
  }
}
