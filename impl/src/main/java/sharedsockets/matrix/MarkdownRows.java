package sharedsockets.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The matrix as a Markdown table, of which a run may look at a part again. */
final class MarkdownRows {
  static final String FAULT = "fault";

  private static final Pattern FOUND = Pattern.compile("[\\d.]+(?: \\((\\d+)\\))?");
  private static final int FIRST = 2;

  private final Set<String> checkers = new LinkedHashSet<>();
  private final Map<String, String> rules = new TreeMap<>();

  /** By fault, and the copy without one, what each checker says. */
  private final Map<String, Map<String, String>> cells = new TreeMap<>();

  /**
   * What there is.
   *
   * @param rows of such a table, headings first, or of another one, which is ignored
   * @param known faults whose rows are kept
   */
  MarkdownRows(List<List<String>> rows, Collection<String> known) {
    if (!rows.isEmpty() && rows.get(0).get(0).equals(FAULT)) {
      rows.stream()
          .skip(1)
          .filter(row -> known.contains(row.get(0)) || row.get(0).equals(MatrixReport.NO_FAULT))
          .forEach(row -> add(rows.get(0), row));
    }
  }

  private void add(List<String> header, List<String> row) {
    checkers.addAll(header.subList(FIRST, header.size()));
    rules.put(row.get(0), row.get(1));
    for (int i = FIRST; i < Math.min(row.size(), header.size()); i++) {
      if (!row.get(i).isEmpty()) {
        cells.computeIfAbsent(row.get(0), unseen -> new TreeMap<>()).put(header.get(i), row.get(i));
      }
    }
  }

  /** The table with these rows, header and figures included, which count for more. */
  List<String> with(List<List<String>> rows) {
    List<String> header = rows.get(0);
    checkers.addAll(header.subList(FIRST, header.size()));
    rows.subList(1, rows.size() - 2).forEach(row -> add(header, row));
    List<String> lines = new ArrayList<>();
    lines.add(line(FAULT, "rules", List.copyOf(checkers)));
    lines.add("|---|---|" + "---:|".repeat(checkers.size()));
    rules.keySet().stream()
        .filter(fault -> !fault.equals(MatrixReport.NO_FAULT))
        .forEach(fault -> lines.add(line(fault)));
    lines.add(line(MatrixReport.NO_FAULT));
    long faults = rules.keySet().stream().filter(name -> !name.startsWith("(")).count();
    lines.add(line("found, of " + faults, "", checkers.stream().map(this::foundBy).toList()));
    lines.add(line("calls, median", "", checkers.stream().map(this::medianOf).toList()));
    return lines;
  }

  private String line(String fault) {
    Map<String, String> row = cells.getOrDefault(fault, Map.of());
    return line(
        fault,
        rules.getOrDefault(fault, ""),
        checkers.stream().map(checker -> row.getOrDefault(checker, "")).toList());
  }

  private static String line(String first, String second, List<String> others) {
    return "| " + first + " | " + second + " | " + String.join(" | ", others) + " |";
  }

  private List<Matcher> found(String checker) {
    return cells.entrySet().stream()
        .filter(row -> !row.getKey().equals(MatrixReport.NO_FAULT))
        .map(row -> FOUND.matcher(row.getValue().getOrDefault(checker, "")))
        .filter(Matcher::matches)
        .toList();
  }

  private String foundBy(String checker) {
    return String.valueOf(found(checker).size());
  }

  private String medianOf(String checker) {
    int[] calls =
        found(checker).stream()
            .filter(cell -> cell.group(1) != null)
            .mapToInt(cell -> Integer.parseInt(cell.group(1)))
            .sorted()
            .toArray();
    return calls.length == 0 ? "" : String.valueOf(calls[(calls.length - 1) / 2]);
  }
}
