package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;
import static sharedsockets.model.report.OutcomeTable.seconds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.cli.report.MarkedPart;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.report.Table;

/**
 * The figures of {@code verify} in the documents. Input: its steps; output: a row for each of them
 * in {@code verification.md}, and one for each model in {@code figures.md}, in marked parts.
 */
public final class VerifyDocuments {
  private static final String INDENTED = "    ";

  private final MarkedPart steps;
  private final MarkedPart models;
  private final Table summary = new Table("step", "as expected", "what");
  private final List<String> engines = new ArrayList<>();

  /** By model, the results of the engines that take it, by engine. */
  private final Map<String, Map<String, EngineResult>> results = new LinkedHashMap<>();

  /**
   * The documents of a folder.
   *
   * @throws IOException if there are none, or they lack the marks
   */
  public VerifyDocuments(Path folder) throws IOException {
    steps = MarkedPart.of(folder.resolve("verification.md"), "verify");
    models = MarkedPart.of(folder.resolve("figures.md"), "models");
  }

  /** Takes the result of a step that has run. */
  public void add(VerifyStep step, VerifyStep.Result result) {
    summary.row(step.name(), result.counts(), result.what());
    if (step instanceof ModelsStep checked) {
      engines.add(checked.engine().name());
      for (Outcome outcome : checked.outcomes()) {
        if (!outcome.isBroken() && outcome.configuration().fault().isEmpty()) {
          results
              .computeIfAbsent(outcome.configuration().name(), name -> new LinkedHashMap<>())
              .put(checked.engine().name(), outcome.found());
        }
      }
    }
  }

  /** Writes the figures of all steps. */
  public void write() throws IOException {
    List<String> rows = new ArrayList<>(List.of(""));
    summary.lines().forEach(line -> rows.add(INDENTED + line));
    rows.add("");
    steps.replace(rows);
    models.replace(table().markdown());
  }

  private Table table() {
    List<String> headings = new ArrayList<>(List.of("model", "distinct states", "generated"));
    engines.forEach(engine -> headings.add(engine + ", s"));
    Table table = new Table(headings.toArray(new String[0]));
    results.forEach(
        (model, found) -> {
          EngineResult first = found.values().iterator().next();
          List<String> cells = new ArrayList<>();
          cells.add(model);
          cells.add(number(first.reached().distinct()));
          cells.add(number(first.reached().generated()));
          for (String engine : engines) {
            cells.add(found.containsKey(engine) ? seconds(found.get(engine).cpu()) : "-");
          }
          table.row(cells.toArray(new String[0]));
        });
    return table;
  }
}
