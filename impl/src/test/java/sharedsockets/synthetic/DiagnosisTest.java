package sharedsockets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sharedsockets.oracle.Cause;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.FaultySpecification;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.PlantedFault;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;

/** Traces of each planted fault, made by the specification with it, are to look like it. */
@Tag("long")
final class DiagnosisTest {
  private static final int SEEDS = 4;
  private static final int TRACES = 3;
  private static final int LONGEST = 800;
  private static final int LOOK_AHEAD = 50;
  private static final int PROCESSES = 2;
  private static final int DESCRIPTORS = 4;
  private static final double MISUSE = 0.2;

  private static final double MOST_WRONG = 0.05;

  private static final ProfileSetting PROFILE = ProfileSetting.of("windows");
  private static final List<String> OPTIONS = List.of("SO_RCVBUF", "SO_KEEPALIVE");
  private static final List<String> NAMES = List.of("s1", "s2", "s3", "s4");

  /** A trace that diverges, and what it looks like. */
  private record Diagnosed(Event refused, List<Cause> causes) {
    boolean names(PlantedFault fault) {
      return causes.stream()
          .anyMatch(
              cause ->
                  cause.fault().equals(fault.text())
                      || cause.rules().stream().anyMatch(fault.rules()::contains));
    }
  }

  @Test
  void aTraceLooksLikeItsFault() {
    int all = 0;
    List<String> wrong = new ArrayList<>();
    List<PlantedFault> shown = new ArrayList<>();
    for (PlantedFault fault : PlantedFault.values()) {
      int ofFault = 0;
      for (int seed = 1; seed <= SEEDS && ofFault < TRACES; seed++) {
        Optional<Diagnosed> diagnosed = diagnosed(fault, seed);
        if (diagnosed.isPresent()) {
          ofFault++;
          if (!diagnosed.get().names(fault)) {
            wrong.add(fault.text() + " " + seed + ": " + diagnosed.get());
          }
        }
      }
      all += ofFault;
      if (ofFault > 0) {
        shown.add(fault);
      }
    }
    assertThat(shown.size()).isGreaterThan(PlantedFault.values().length / 2);
    assertThat(wrong).hasSizeLessThanOrEqualTo((int) (MOST_WRONG * all));
  }

  /** What a trace of the fault looks like; nothing if it does not show the fault. */
  private static Optional<Diagnosed> diagnosed(PlantedFault fault, long seed) {
    String first = new RandomTrace(PROFILE, seed, PROCESSES, DESCRIPTORS).next().process();
    FaultySpecification faulty = new FaultySpecification(List.of(fault), OPTIONS, NAMES, first);
    RandomTrace trace =
        new RandomTrace(
            new Oracle(PROFILE.completed(), faulty), seed, PROCESSES, DESCRIPTORS, MISUSE);
    Oracle oracle = new Oracle(PROFILE);
    for (int i = 0; i < LONGEST; i++) {
      Event event = trace.next();
      Optional<Divergence> divergence;
      try {
        divergence = oracle.next(event);
      } catch (MalformedTrace e) {
        // To the specification it is a network event that cannot be.
        return Optional.empty();
      }
      if (divergence.isPresent()) {
        List<Event> after = new ArrayList<>();
        for (int j = 0; j < LOOK_AHEAD; j++) {
          after.add(trace.next());
        }
        return Optional.of(
            new Diagnosed(event, divergence.get().because(oracle.causes(after)).causes()));
      }
    }
    return Optional.empty();
  }
}
