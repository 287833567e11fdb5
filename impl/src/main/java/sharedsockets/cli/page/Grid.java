package sharedsockets.cli.page;

import java.util.List;
import sharedsockets.model.report.Table;

/** A table of a page. */
public record Grid(List<String> headings, List<Row> rows) {
  private static final String NUMBER = "[\\d,.]+( %)?|-";

  /**
   * A row.
   *
   * @param isBad whether it is not as it should be
   */
  public record Row(boolean isBad, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param sort how it looks: a class of the style sheet; may be empty
   */
  public record Cell(String text, String sort) {
    /** A cell that looks as what it holds. */
    public static Cell of(String text) {
      return new Cell(text, text.matches(NUMBER) ? "number" : "");
    }
  }

  /**
   * The table that is printed as text, too; an exclamation mark in front says that a row is bad.
   */
  public static Grid of(Table table) {
    boolean isMarked = table.rows().get(0).get(0).isEmpty();
    int first = isMarked ? 1 : 0;
    List<List<String>> rows = table.rows();
    return new Grid(
        rows.get(0).subList(first, rows.get(0).size()),
        rows.stream()
            .skip(1)
            .map(
                row ->
                    new Row(
                        isMarked && row.get(0).equals("!"),
                        row.subList(first, row.size()).stream().map(Cell::of).toList()))
            .toList());
  }
}
