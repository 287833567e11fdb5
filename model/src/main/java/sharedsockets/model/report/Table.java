package sharedsockets.model.report;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its widest cell; numbers stand at the right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  /** A table with these headings. */
  public Table(String... headings) {
    row(headings);
  }

  /** Adds a row. */
  public void row(String... cells) {
    for (int column = 0; column < cells.length; column++) {
      if (column == widths.size()) {
        widths.add(0);
      }
      widths.set(column, Math.max(widths.get(column), cells[column].length()));
    }
    rows.add(List.of(cells));
  }

  /** The cells, headings first. */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** The lines, headings first. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  /** The same in Markdown. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>(rows.stream().map(Table::markdown).toList());
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < widths.size(); column++) {
      rule.add(isNumeric(column) ? "---:" : "---");
    }
    lines.add(1, markdown(rule));
    return lines;
  }

  private static String markdown(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(widths.get(column) - cell.length());
      line.append(column == 0 ? "" : GAP).append(isNumeric(column) ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  /** A column of numbers: no cell below the heading holds anything else. */
  private boolean isNumeric(int column) {
    return rows.stream()
        .skip(1)
        .filter(cells -> column < cells.size())
        .map(cells -> cells.get(column))
        .allMatch(cell -> cell.matches("[\\d,.]*|-"));
  }
}
