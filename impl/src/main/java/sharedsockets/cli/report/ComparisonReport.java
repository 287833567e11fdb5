package sharedsockets.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import sharedsockets.compare.Comparison;
import sharedsockets.compare.Comparison.Changed;
import sharedsockets.compare.RecordedFinding;
import sharedsockets.model.report.Table;

/** The difference of two reports, for people and for programs. */
public final class ComparisonReport {
  private final String older;
  private final String newer;
  private final Comparison comparison;

  /**
   * A report.
   *
   * @param older what the older report is about
   * @param newer what the newer one is about
   */
  public ComparisonReport(String older, String newer, Comparison comparison) {
    this.older = older;
    this.newer = newer;
    this.comparison = comparison;
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    sections()
        .forEach(
            (heading, section) -> {
              lines.add(heading);
              section.forEach(line -> lines.add("  " + line));
              lines.add("");
            });
    for (Table table : tables()) {
      lines.addAll(table.lines());
      lines.add("");
    }
    lines.add(summary());
    return lines;
  }

  /** For people who read it later: the same in Markdown. */
  public List<String> markdown() {
    List<String> lines =
        new ArrayList<>(List.of("# " + older + " and " + newer, "", summary() + "."));
    for (Table table : tables()) {
      lines.add("");
      lines.addAll(table.markdown());
    }
    sections()
        .forEach(
            (heading, section) -> {
              lines.addAll(
                  List.of(
                      "", "## " + heading.substring(0, 1).toUpperCase() + heading.substring(1)));
              lines.addAll(List.of("", "```text"));
              lines.addAll(section);
              lines.add("```");
            });
    return lines;
  }

  /** All of it in a line. */
  public String summary() {
    return "%s to %s, findings: %d the same, %d new, %d mended, %d changed"
        .formatted(
            older,
            newer,
            comparison.same(),
            comparison.added().size(),
            comparison.mended().size(),
            comparison.changed().size());
  }

  /** A heading, and what stands below it. */
  public Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    comparison.added().forEach(each -> sections.put("new: " + heading(each), trace(each)));
    for (Changed<RecordedFinding> each : comparison.changed()) {
      List<String> lines = new ArrayList<>();
      lines.add(older + ": " + heading(each.older()));
      lines.addAll(trace(each.older()));
      lines.add(newer + ": " + heading(each.newer()));
      lines.addAll(trace(each.newer()));
      sections.put("changed: " + each.newer().key(), lines);
    }
    comparison.mended().forEach(each -> sections.put("mended: " + heading(each), trace(each)));
    return sections;
  }

  private static String heading(RecordedFinding finding) {
    String rules = String.join(" ", finding.rules());
    String cause = finding.cause().isEmpty() ? "" : " (fault " + finding.cause() + ")";
    return rules + (rules.isEmpty() ? "" : ": ") + finding.summary() + cause;
  }

  private static List<String> trace(RecordedFinding finding) {
    return IntStream.range(0, finding.trace().size())
        .mapToObj(i -> "%2d. %s".formatted(i + 1, finding.trace().get(i)))
        .toList();
  }

  /** What differs besides findings; none where nothing does. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    addTable(tables, "findings explained by fault", comparison.causes());
    addTable(tables, "where the documents are silent or disagree", comparison.points());
    addTable(tables, "rule", comparison.rules());
    return tables;
  }

  private void addTable(List<Table> tables, String what, Map<String, Changed<String>> changes) {
    if (!changes.isEmpty()) {
      Table table = new Table(what, older, newer);
      changes.forEach((name, change) -> table.row(name, change.older(), change.newer()));
      tables.add(table);
    }
  }

  /** For programs: one JSON document. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("older", older);
    document.put("newer", newer);
    document.put("same", comparison.same());
    document.put("new", all(comparison.added(), ComparisonReport::members));
    document.put("mended", all(comparison.mended(), ComparisonReport::members));
    document.put("changed", all(comparison.changed(), ComparisonReport::members));
    document.put("causes", comparison.causes());
    document.put("decided", comparison.points());
    document.put("rules", comparison.rules());
    return ReplayReport.json(document);
  }

  private static <T> List<Map<String, Object>> all(
      List<T> list, Function<T, Map<String, Object>> members) {
    return list.stream().map(members).toList();
  }

  private static Map<String, Object> members(RecordedFinding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", finding.key());
    members.put("rules", finding.rules());
    members.put("summary", finding.summary());
    members.put("answer", finding.answer());
    if (!finding.cause().isEmpty()) {
      members.put("fault", finding.cause());
    }
    members.put("trace", finding.trace());
    return members;
  }

  private static Map<String, Object> members(Changed<RecordedFinding> changed) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", changed.newer().key());
    members.put("older", members(changed.older()));
    members.put("newer", members(changed.newer()));
    return members;
  }
}
