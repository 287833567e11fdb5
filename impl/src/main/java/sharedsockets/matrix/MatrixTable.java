package sharedsockets.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sharedsockets.faults.Fault;
import sharedsockets.model.report.Table;

/**
 * The matrix for people, as text and as Markdown. A cell is the processor time in seconds until the
 * fault was found, and in brackets the length of the program that shows it; {@code -} is not found,
 * {@code !} that the checker failed.
 */
public final class MatrixTable {
  private static final double MILLIS_PER_SECOND = 1000;

  private final MatrixReport report;

  /** The table of a report. */
  public MatrixTable(MatrixReport report) {
    this.report = report;
  }

  /** As text. */
  public List<String> text() {
    List<List<String>> rows = rows();
    Table table = new Table(rows.get(0).toArray(String[]::new));
    rows.subList(1, rows.size()).forEach(row -> table.row(row.toArray(String[]::new)));
    return table.lines();
  }

  /**
   * As Markdown; rows and cells that are not in the report stay as they were.
   *
   * @param before the rows of the table so far, headings first
   * @param known names of the faults that there are; rows of others go
   */
  public List<String> markdown(List<List<String>> before, Collection<String> known) {
    return new MarkdownRows(before, known).with(rows());
  }

  /** The cells, headings first. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(MarkdownRows.FAULT, "rules", report.checkers()));
    for (Fault fault : report.faults()) {
      rows.add(row(fault.name(), String.join(" ", fault.rules()), cells(fault.name())));
    }
    rows.add(row(MatrixReport.NO_FAULT, "", cells(MatrixReport.NO_FAULT)));
    rows.add(
        row(
            "found, of " + report.faults().size(),
            "",
            report.checkers().stream().map(each -> String.valueOf(report.found(each))).toList()));
    rows.add(
        row(
            "calls, median",
            "",
            report.checkers().stream().map(report::medianCalls).map(MatrixTable::orNone).toList()));
    return rows;
  }

  private static String orNone(int calls) {
    return calls < 0 ? "" : String.valueOf(calls);
  }

  private List<String> cells(String fault) {
    return report.checkers().stream().map(checker -> cell(report.verdict(fault, checker))).toList();
  }

  private static String cell(Optional<FaultVerdict> verdict) {
    return verdict
        .map(
            it ->
                switch (it.outcome()) {
                  case FOUND -> seconds(it.cpu()) + calls(it);
                  case NOT_FOUND -> "-";
                  case FAILED -> "!";
                })
        .orElse("");
  }

  private static String calls(FaultVerdict verdict) {
    return verdict.calls().isPresent() ? " (" + verdict.calls().getAsInt() + ")" : "";
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / MILLIS_PER_SECOND);
  }

  private static List<String> row(String first, String second, List<String> others) {
    List<String> row = new ArrayList<>(List.of(first, second));
    row.addAll(others);
    return row;
  }
}
