package sharedsockets.fuzz.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.fuzz.harness.Figures;
import sharedsockets.fuzz.harness.FindingFolder;
import sharedsockets.fuzz.harness.FoundProgram;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Deviation;
import sharedsockets.replay.Finding;
import sharedsockets.replay.GivenWalk;
import sharedsockets.replay.Settings;

/**
 * Differential, through the adapter protocol: calls and network events of all kinds on the
 * reference implementation, whose answers the oracle judges. The input makes the choices that
 * {@code explore} leaves to chance, as far as it reaches.
 */
public final class AdapterTarget {
  private static final int LENGTH = 40;
  private static final String REFERENCE = "reference";

  private static final AdapterTarget INSTANCE = new AdapterTarget();

  private final GivenWalk walk;
  private final Figures figures = new Figures();

  private AdapterTarget() {
    walk =
        new GivenWalk(
            ReferenceAdapter::new, new Settings(ProfileSetting.ANY, Duration.ZERO, 1, 1, true));
  }

  /** Makes everything ready, before the time of an input is taken. */
  public static void fuzzerInitialize() {
    INSTANCE.figures.executed(0);
  }

  /** Runs a program. */
  public static void fuzzerTestOneInput(byte[] input) {
    INSTANCE.run(input);
  }

  private void run(byte[] input) {
    Optional<Finding> found = walk.walk(new GivenNumbers(input), LENGTH);
    figures.executed(1);
    if (found.isPresent()) {
      throw report(found.get());
    }
  }

  private static Error report(Finding finding) {
    List<String> allowed =
        finding.deviation() instanceof Deviation.Diverged diverged
            ? diverged.divergence().allowed()
            : List.of();
    return FindingFolder.report(
        new FoundProgram(
            "adapter",
            "",
            Map.of(),
            finding.deviation().rules(),
            finding.trace(),
            REFERENCE,
            finding.deviation().summary(),
            allowed));
  }
}
