package sharedsockets.cli.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import sharedsockets.cli.report.JudgedTrace;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.story.SequenceDiagram;

/** A trace with its verdict: what is printed of it, and its sequence diagram. */
public final class TraceFigure {
  private TraceFigure() {}

  /**
   * The figure of a file.
   *
   * @param profile in words
   */
  public static Figure of(Path file, String profile, ProfileSetting setting) throws IOException {
    Verdict verdict = new Judge(setting).judge(Files.newInputStream(file));
    String name = file + " (" + profile + ")";
    return of(
        new JudgedTrace(name, verdict, List.of(), Duration.ZERO),
        SequenceDiagram.of(name, setting, () -> Files.newInputStream(file), verdict),
        false);
  }

  static Figure of(JudgedTrace trace, List<String> diagram, boolean isOpen) {
    List<String> lines =
        VerdictReport.Text.describe(trace.file(), trace.verdict()).lines().toList();
    return new Figure(lines.get(0), lines.subList(1, lines.size()), diagram, isOpen);
  }
}
