package sharedsockets.cli.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sharedsockets.cli.page.Grid.Cell;
import sharedsockets.cli.page.Grid.Row;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Mentions;
import sharedsockets.model.check.Models;
import sharedsockets.rules.Statement;

/**
 * The traceability matrix of the rules: from the sentence and documents of each to the lines of the
 * specification, the properties, the models with a planted fault, the suite's traces, and the
 * matrix of faults.
 */
public final class RulesGrid {
  private static final int MOST_PLACES = 4;
  private static final String FAULT_PREFIX = "fault-";

  private final List<Configuration> configurations;
  private final Mentions mentions;
  private final Map<String, Long> traces;
  private final List<List<String>> matrix;

  /**
   * The grid's sources.
   *
   * @param traces how many of the suite's traces are about a rule; empty where there is no suite
   * @param matrix of planted faults, headings first; empty where there is none
   */
  public RulesGrid(Models models, Map<String, Long> traces, List<List<String>> matrix)
      throws InvalidModel {
    configurations = models.all();
    mentions = models.mentions();
    this.traces = traces;
    this.matrix = matrix;
  }

  /** A row for each rule. */
  public Grid grid() {
    List<Row> rows = new ArrayList<>();
    Statement.all().stream().filter(Statement::isRule).forEach(rule -> rows.add(row(rule)));
    return new Grid(
        List.of(
            "rule",
            "sentence",
            "documents",
            "specification",
            "property",
            "planted faults, models",
            "suite",
            "planted faults, implementation"),
        rows);
  }

  private Row row(Statement rule) {
    String id = rule.id();
    List<String> faulty =
        configurations.stream()
            .filter(each -> !each.fault().isEmpty() && each.rules().contains(id))
            .map(each -> each.name().replaceFirst("^" + FAULT_PREFIX, ""))
            .toList();
    List<String> cells =
        List.of(
            String.join("\n", rule.documents()),
            few(mentions.of(id).stream().map(Object::toString)),
            few(mentions.properties(id).stream()),
            few(faulty.stream()),
            traces.isEmpty() ? "" : "%,d traces".formatted(traces.getOrDefault(id, 0L)));
    List<Cell> all = new ArrayList<>();
    all.add(Cell.of(id));
    all.add(new Cell(rule.sentence(), "sentence"));
    cells.forEach(text -> all.add(orNone(Cell.of(text))));
    all.add(orNone(new Cell(few(cells(id)), "places")));
    return new Row(false, all);
  }

  private static Cell orNone(Cell cell) {
    return cell.text().isEmpty() ? new Cell("none", "missing") : cell;
  }

  /** The faults of the matrix that break a rule, each with who found it. */
  private Stream<String> cells(String id) {
    return matrix.stream()
        .skip(1)
        .filter(row -> List.of(row.get(1).split(" ")).contains(id))
        .sorted(Comparator.comparing(row -> row.get(0)))
        .map(row -> row.get(0) + ": " + finders(row));
  }

  private String finders(List<String> row) {
    List<String> finders = new ArrayList<>();
    for (int i = 2; i < row.size(); i++) {
      if (!row.get(i).isEmpty() && !row.get(i).equals("-")) {
        finders.add(matrix.get(0).get(i));
      }
    }
    return finders.isEmpty() ? "nobody" : String.join(", ", finders);
  }

  private static String few(Stream<String> texts) {
    List<String> all = texts.toList();
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(MOST_PLACES, all.size())));
    if (all.size() > shown.size()) {
      shown.add("and " + (all.size() - shown.size()) + " more");
    }
    return String.join("\n", shown);
  }
}
