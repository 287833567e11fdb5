package sharedsockets.cli.page;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.cli.page.Grid.Cell;
import sharedsockets.cli.page.Grid.Row;
import sharedsockets.cli.page.Page.Fact;
import sharedsockets.matrix.MatrixReport;
import sharedsockets.matrix.MatrixTable;

/** The matrix of planted faults and checkers, a cell the darker the sooner the fault was found. */
public final class HeatMap {
  /** What it shows. */
  public static final String TITLE = "Which checker finds which planted fault";

  private static final String FOUND = "\\d+(\\.\\d+)?( \\(\\d+\\))?";
  private static final double[] SECONDS = {5, 10, 20};

  private HeatMap() {}

  /** The map of a table whose first row has the headings. */
  public static Grid of(List<List<String>> table) {
    List<Row> rows = new ArrayList<>();
    for (List<String> row : table.subList(1, table.size())) {
      boolean isFault = row.size() > 1 && !row.get(1).isEmpty();
      rows.add(
          new Row(false, row.stream().map(cell -> isFault ? cell(cell) : Cell.of(cell)).toList()));
    }
    return new Grid(table.get(0), rows);
  }

  /** A page with the map and what is not as it must be. */
  public static Page page(MatrixReport report) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.of(
            TITLE,
            "Seconds of processor time, and in brackets the calls of the program that shows it.",
            of(new MatrixTable(report).rows())));
    if (!report.complaints().isEmpty()) {
      sections.add(
          Section.of("Not as it must be", String.join("\n", report.complaints()), List.of()));
    }
    List<Fact> facts =
        List.of(
            new Fact("faults", Integer.toString(report.faults().size())),
            new Fact("checkers", String.join(", ", report.checkers())));
    return new Page("Planted faults", facts, sections);
  }

  private static Cell cell(String text) {
    if (text.equals("-")) {
      return new Cell("not found", "heat missing");
    }
    if (!text.matches(FOUND)) {
      return Cell.of(text);
    }
    double seconds = Double.parseDouble(text.split(" ")[0]);
    int heat = 1;
    while (heat <= SECONDS.length && seconds > SECONDS[heat - 1]) {
      heat++;
    }
    return new Cell(text, "heat heat" + heat);
  }
}
