package sharedsockets.cli.page;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.cli.page.Page.Fact;
import sharedsockets.cli.report.ComparisonReport;
import sharedsockets.model.report.Table;

/** The comparison of two reports, as an HTML page. Recorded findings are told in words. */
public final class ComparisonPage {
  private ComparisonPage() {}

  /** The page. */
  public static Page of(ComparisonReport report) {
    List<Section> sections = new ArrayList<>();
    List<Figure> findings = new ArrayList<>();
    report
        .sections()
        .forEach((heading, lines) -> findings.add(new Figure(heading, lines, List.of(), false)));
    sections.add(Section.of("Findings", findings.isEmpty() ? "They are the same." : "", findings));
    for (Table table : report.tables()) {
      sections.add(Section.of("By " + table.rows().get(0).get(0), "", Grid.of(table)));
    }
    return new Page("Comparison", List.of(new Fact("result", report.summary())), sections);
  }
}
