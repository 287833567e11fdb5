package sharedsockets.cli.report;

import static sharedsockets.model.report.OutcomeTable.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sharedsockets.model.report.JUnitDocument;
import sharedsockets.model.report.Table;
import sharedsockets.replay.Contradiction;
import sharedsockets.replay.Deviation;
import sharedsockets.replay.Finding;
import sharedsockets.replay.Group;
import sharedsockets.replay.ReplayResult;
import sharedsockets.replay.RuleCount;
import sharedsockets.trace.Event;

/** The report of a replay, as text for people and as a JSON document. */
public final class ReplayReport {
  private final String name;
  private final ReplayResult report;

  /**
   * A report.
   *
   * @param name what the implementation is called
   */
  public ReplayReport(String name, ReplayResult report) {
    this.name = name;
    this.report = report;
  }

  /** For people: the findings, each rule, and what it does at the disputed points. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < report.findings().size(); i++) {
      lines.addAll(describe(i + 1, report.findings().get(i)));
      lines.add("");
    }
    for (Contradiction each : report.contradictions()) {
      lines.addAll(describe(each));
      lines.add("");
    }
    causes()
        .ifPresent(
            table -> {
              lines.addAll(table.lines());
              lines.add("");
            });
    lines.addAll(rules().lines());
    lines.add("");
    if (!report.decided().isEmpty()) {
      lines.add("where the documents are silent or disagree:");
      lines.add(
          "  "
              + points().entrySet().stream()
                  .map(point -> point.getKey() + ": " + point.getValue())
                  .collect(Collectors.joining("  ")));
    }
    lines.add(summary());
    return lines;
  }

  /** For people who read it later: the same in Markdown. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>(List.of("# " + name, "", summary() + ".", ""));
    causes()
        .ifPresent(
            table -> {
              lines.addAll(table.markdown());
              lines.add("");
            });
    lines.addAll(rules().markdown());
    if (!report.decided().isEmpty()) {
      lines.add("");
      lines.addAll(pointsTable().markdown());
    }
    for (int i = 0; i < report.findings().size(); i++) {
      addSection(lines, describe(i + 1, report.findings().get(i)));
    }
    for (Contradiction each : report.contradictions()) {
      addSection(lines, describe(each));
    }
    return lines;
  }

  /** What it does at the disputed points. */
  public Table pointsTable() {
    Table points = new Table("where the documents are silent or disagree", "value");
    points().forEach(points::row);
    return points;
  }

  /** The value of each disputed point, or all that showed where it contradicts itself. */
  private Map<String, String> points() {
    Map<String, String> points = new LinkedHashMap<>(report.decided());
    report.inconsistent().forEach((name, values) -> points.put(name, String.join(" and ", values)));
    return points;
  }

  private static void addSection(List<String> lines, List<String> section) {
    String heading = section.get(0);
    lines.addAll(List.of("", "## " + heading.substring(0, 1).toUpperCase() + heading.substring(1)));
    lines.addAll(List.of("", "```text"));
    lines.addAll(section.subList(1, section.size()));
    lines.add("```");
  }

  /** What the implementation is called. */
  public String name() {
    return name;
  }

  /** A finding, for people. */
  public List<String> finding(int index) {
    return describe(index + 1, report.findings().get(index));
  }

  /** A contradiction, for people. */
  public static List<String> describe(Contradiction contradiction) {
    List<String> lines = new ArrayList<>();
    lines.add(VerdictReport.Text.printable("contradiction at " + contradiction));
    lines.addAll(numbered(contradiction.trace(), Event::toString));
    return lines;
  }

  /** All of it in a line. */
  public String summary() {
    return "%s traces, %s steps, %s unsupported, %s not applicable%s%s%s%s: %s"
        .formatted(
            number(report.traces()),
            number(report.steps()),
            number(report.unsupported()),
            number(report.skipped()),
            report.leftOut() == 0
                ? ""
                : ", " + number(report.leftOut()) + " left out where it never conforms",
            report.once() == 0 ? "" : ", " + number(report.once()) + " not seen again",
            report.unshrunk() == 0 ? "" : ", " + number(report.unshrunk()) + " not tried again",
            report.left() == 0 ? "" : ", " + count(report.left(), "trace") + " left",
            verdict());
  }

  private String verdict() {
    if (report.conforms()) {
      return "conforms";
    }
    if (report.steps() == 0 && report.findings().isEmpty()) {
      return "nothing was tested";
    }
    return count(report.findings().size(), "finding")
        + (report.contradictions().isEmpty()
            ? ""
            : ", " + count(report.contradictions().size(), "contradiction"));
  }

  private static String count(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  /** What explains the findings, each of which is in one row; nothing where none is explained. */
  public Optional<Table> causes() {
    if (report.findings().stream().allMatch(finding -> finding.causes().isEmpty())) {
      return Optional.empty();
    }
    Table table = new Table("findings", "explained by", "fault", "rules");
    for (Group group : Group.of(report.findings())) {
      String numbers =
          group.numbers().stream().map(String::valueOf).collect(Collectors.joining(", "));
      group
          .cause()
          .ifPresentOrElse(
              cause ->
                  table.row(
                      numbers, cause.sentence(), cause.fault(), String.join(" ", cause.rules())),
              () -> table.row(numbers, "nothing known", "", ""));
    }
    return Optional.of(table);
  }

  /** How often each rule was put to the test. */
  public Table rules() {
    Table table = new Table("rule", "verdict", "passed", "failed", "not reached", "unsupported");
    report
        .rules()
        .forEach(
            (id, count) ->
                table.row(
                    id,
                    count.verdict(),
                    number(count.passed()),
                    number(count.failed()),
                    number(count.unreached()),
                    number(count.unsupported())));
    return table;
  }

  private static List<String> describe(int number, Finding finding) {
    Deviation deviation = finding.deviation();
    List<String> lines = new ArrayList<>();
    lines.add(
        "finding %d: %s%s"
            .formatted(
                number,
                deviation.rules().isEmpty() ? "" : String.join(" ", deviation.rules()) + ": ",
                deviation.summary()));
    lines.add(
        "  first in %s, %s in all".formatted(finding.program(), times(finding.occurrences())));
    List<Event> trace = finding.trace();
    lines.addAll(numbered(trace, each -> describe(each, trace)));
    if (deviation.divergence() != null) {
      lines.addAll(VerdictReport.Text.answer(deviation.divergence()));
    }
    if (deviation instanceof Deviation.Unanswered unanswered) {
      lines.add("  the conversation before:");
      unanswered.failure().conversation().forEach(line -> lines.add("    " + line));
    }
    return lines.stream().map(VerdictReport.Text::printable).toList();
  }

  private static String describe(Event event, List<Event> trace) {
    if (event.isTimed() && trace.get(0).isTimed()) {
      int index = trace.indexOf(event);
      Event before = index == 0 ? event : trace.get(index - 1);
      // They stand in rounds: what began before another ended was asked together with it.
      boolean isTogether = event != before && event.begin() <= before.end();
      return isTogether ? event + "  (together with the last)" : event.toString();
    }
    boolean isAnswered = event != trace.get(trace.size() - 1) && !trace.get(0).isTimed();
    return isAnswered ? event.toString() : event.describe();
  }

  private static List<String> numbered(List<Event> trace, Function<Event, String> text) {
    return IntStream.range(0, trace.size())
        .mapToObj(i -> "  %2d. %s".formatted(i + 1, text.apply(trace.get(i))))
        .map(VerdictReport.Text::printable)
        .toList();
  }

  private static String times(long count) {
    return count == 1 ? "once" : number(count) + " times";
  }

  /** JUnit XML: a test case for each rule, and one for the adapter. */
  public String junit() {
    JUnitDocument document = new JUnitDocument("replay");
    report
        .rules()
        .forEach(
            (id, count) -> {
              String verdict = count.verdict();
              if (verdict.equals("unsupported") || verdict.equals("masked")) {
                document.skipped("rules", id);
              } else if (count.failed() > 0) {
                document.failure(
                    "rules", id, Duration.ZERO, count.failed() + " failures", findingsOf(id));
              } else {
                document.success("rules", id, Duration.ZERO);
              }
            });
    String faults = findingsOf(null);
    if (faults.isEmpty()) {
      document.success("adapter", "adapter", Duration.ZERO);
    } else {
      document.failure("adapter", "adapter", Duration.ZERO, "failed", faults);
    }
    return document.toString();
  }

  /** The findings that break a rule; with null those that break none. */
  private String findingsOf(String rule) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      List<String> ids = finding.deviation().rules();
      if (rule == null ? ids.isEmpty() : ids.contains(rule)) {
        lines.addAll(describe(i + 1, finding));
      }
    }
    return String.join("\n", lines);
  }

  /** For programs: one JSON document. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("conforms", report.conforms());
    document.put("traces", report.traces());
    document.put("steps", report.steps());
    document.put("unsupported", report.unsupported());
    document.put("skipped", report.skipped());
    document.put("leftOut", report.leftOut());
    document.put("once", report.once());
    document.put("unshrunk", report.unshrunk());
    document.put("left", report.left());
    document.put(
        "rules",
        report.rules().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    rule -> json(rule.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new)));
    document.put("findings", report.findings().stream().map(ReplayReport::json).toList());
    document.put("groups", Group.of(report.findings()).stream().map(this::members).toList());
    document.put("decided", report.consistent());
    document.put("inconsistent", report.inconsistent());
    document.put(
        "contradictions", report.contradictions().stream().map(ReplayReport::json).toList());
    return json(document);
  }

  /** Its findings by their keys. */
  private Map<String, Object> members(Group group) {
    Map<String, Object> members = new LinkedHashMap<>();
    group
        .cause()
        .ifPresent(
            cause -> {
              members.put("fault", cause.fault());
              members.put("rules", cause.rules());
              members.put("sentence", cause.sentence());
            });
    members.put(
        "findings",
        group.numbers().stream()
            .map(number -> report.findings().get(number - 1).deviation().key())
            .toList());
    return members;
  }

  private static Map<String, Object> json(RuleCount count) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("verdict", count.verdict());
    members.put("passed", count.passed());
    members.put("failed", count.failed());
    members.put("unreached", count.unreached());
    members.put("unsupported", count.unsupported());
    return members;
  }

  private static Map<String, Object> json(Contradiction contradiction) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (!contradiction.point().isEmpty()) {
      members.put("point", contradiction.point());
      members.put("value", contradiction.value());
      members.put("usual", contradiction.usual());
    }
    members.put("key", contradiction.key());
    members.put("summary", "contradiction at " + contradiction);
    members.put("occurrences", contradiction.traces());
    members.put("program", contradiction.first());
    members.put("trace", contradiction.trace().stream().map(Event::toString).toList());
    return members;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", finding.deviation().key());
    members.put("rules", finding.deviation().rules());
    members.put("answer", finding.answer());
    members.put("summary", finding.deviation().summary());
    members.put("occurrences", finding.occurrences());
    members.put("program", finding.program());
    members.put("trace", finding.trace().stream().map(Event::toString).toList());
    if (finding.deviation().divergence() != null) {
      members.put("allowed", finding.deviation().divergence().allowed());
    }
    if (finding.deviation() instanceof Deviation.Diverged diverged) {
      members.put("asked", diverged.divergence().condition());
      members.put("causes", VerdictReport.Json.causes(diverged.divergence()));
    } else if (finding.deviation() instanceof Deviation.Unanswered unanswered) {
      members.put("conversation", unanswered.failure().conversation());
    }
    return members;
  }

  public static String json(Object document) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
