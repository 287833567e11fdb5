package sharedsockets.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.cli.page.Grid;
import sharedsockets.cli.page.HeatMap;
import sharedsockets.cli.page.Page;
import sharedsockets.cli.page.Page.Fact;
import sharedsockets.cli.page.RulesGrid;
import sharedsockets.cli.page.Section;
import sharedsockets.cli.report.MarkedPart;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.report.Table;

/**
 * The report of {@code verify}, as an HTML page: its steps with their figures, the traceability
 * matrix of the rules, and the matrix of planted faults. A part that was not run is named.
 */
public final class VerifyPage {
  private static final Path MATRIX = Path.of("docs/verification.md");

  private final Models models;
  private final List<Section> shown = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Map<String, Long> suite = new LinkedHashMap<>();

  public VerifyPage(Models models) {
    this.models = models;
  }

  /** Takes what a step has to show. */
  public void add(VerifyStep step, VerifyStep.Result result) {
    shown.addAll(step.sections());
    if (result.isSkipped()) {
      missing.add(step.name() + ": " + result.what());
    }
    if (step instanceof SuiteStep made) {
      suite.putAll(made.tracesOfRules());
    }
  }

  /**
   * The page.
   *
   * @param summary a row for each step
   */
  public Page page(Table summary, List<Fact> facts) throws InvalidModel {
    List<List<String>> matrix = matrix();
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("What was checked", "", Grid.of(summary)));
    Grid rules = new RulesGrid(models, suite, matrix).grid();
    sections.add(
        Section.of(
            "What holds each rule",
            "From the sentence to the document, the line of the specification that asks for it, the"
                + " property that states it, the planted faults that break it in the models and in"
                + " the reference implementation, and the conformance suite.",
            rules));
    sections.addAll(shown);
    if (!matrix.isEmpty()) {
      sections.add(
          Section.of(
              HeatMap.TITLE,
              "Seconds of processor time, and in brackets the calls of the program that shows it."
                  + " From "
                  + MATRIX
                  + ", which make faults writes.",
              HeatMap.of(matrix)));
    }
    if (!missing.isEmpty()) {
      sections.add(Section.of("What is missing here", String.join("\n", missing), List.of()));
    }
    return new Page("Shared sockets, verified", facts, sections);
  }

  private List<List<String>> matrix() {
    try {
      if (Files.exists(MATRIX)) {
        return MarkedPart.of(MATRIX, "faults").table();
      }
      missing.add("the matrix of planted faults: there is no " + MATRIX);
    } catch (IOException e) {
      missing.add("the matrix of planted faults: " + e.getMessage());
    }
    return List.of();
  }
}
