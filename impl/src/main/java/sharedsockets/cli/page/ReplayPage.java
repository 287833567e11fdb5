package sharedsockets.cli.page;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.cli.page.Page.Fact;
import sharedsockets.cli.report.ReplayReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Contradiction;
import sharedsockets.replay.Deviation;
import sharedsockets.replay.Finding;
import sharedsockets.replay.ReplayResult;
import sharedsockets.story.SequenceDiagram;

/**
 * The report of a replay or an exploration, as an HTML page: each finding with its sequence
 * diagram.
 */
public final class ReplayPage {
  private static final int MOST_FIGURES = 200;

  private ReplayPage() {}

  /**
   * The page.
   *
   * @param profile that answers were held to
   */
  public static Page of(ReplayReport report, ReplayResult result, ProfileSetting profile) {
    List<Section> sections = new ArrayList<>();
    List<Figure> findings = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_FIGURES, result.findings().size()); i++) {
      findings.add(figure(report.finding(i), result.findings().get(i), profile));
    }
    if (!findings.isEmpty()) {
      int others = result.findings().size() - findings.size();
      String rest = others == 0 ? "" : others + " more findings are not shown.";
      Grid causes = report.causes().map(Grid::of).orElse(null);
      sections.add(new Section("Findings", rest, causes, findings));
    }
    List<Figure> contradictions = new ArrayList<>();
    for (Contradiction each : result.contradictions()) {
      List<String> lines = ReplayReport.describe(each);
      List<String> diagram =
          SequenceDiagram.of(each.toString(), ProfileSetting.of("any"), each.trace(), null, "");
      contradictions.add(new Figure(lines.get(0), lines.subList(1, lines.size()), diagram, false));
    }
    if (!contradictions.isEmpty()) {
      sections.add(Section.of("Contradictions", "", contradictions));
    }
    sections.add(Section.of("Rules", "", Grid.of(report.rules())));
    if (!result.decided().isEmpty()) {
      sections.add(
          Section.of(
              "Where the documents are silent or disagree", "", Grid.of(report.pointsTable())));
    }
    List<Fact> facts =
        List.of(new Fact("implementation", report.name()), new Fact("result", report.summary()));
    return new Page("Replay on " + report.name(), facts, sections);
  }

  private static Figure figure(List<String> lines, Finding finding, ProfileSetting profile) {
    Deviation deviation = finding.deviation();
    return new Figure(
        lines.get(0),
        lines.subList(1, lines.size()),
        SequenceDiagram.of(
            deviation.summary(),
            profile,
            finding.trace(),
            deviation.divergence(),
            deviation.summary()),
        false);
  }
}
