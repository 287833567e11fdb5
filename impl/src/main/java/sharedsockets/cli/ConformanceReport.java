package sharedsockets.cli;

import static sharedsockets.model.report.OutcomeTable.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.model.report.JUnitDocument;
import sharedsockets.model.report.Table;
import sharedsockets.replay.Deviation;
import sharedsockets.replay.Finding;
import sharedsockets.replay.Report;
import sharedsockets.replay.RuleCount;
import sharedsockets.trace.Event;

/** What was found out about an implementation, for people and for programs. */
final class ConformanceReport {
  private final Report report;

  ConformanceReport(Report report) {
    this.report = report;
  }

  /** For people: the findings, each rule, and what it does at the disputed points. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < report.findings().size(); i++) {
      lines.addAll(describe(i + 1, report.findings().get(i)));
      lines.add("");
    }
    report.contradictions().forEach(each -> lines.add("contradiction: " + each));
    lines.addAll(rules().lines());
    lines.add("");
    if (!report.decided().isEmpty()) {
      lines.add("where the documents are silent or disagree:");
      lines.add(
          "  "
              + report.decided().entrySet().stream()
                  .map(point -> point.getKey() + ": " + point.getValue())
                  .collect(Collectors.joining("  ")));
    }
    lines.add(
        "%s traces, %s steps, %s unsupported, %s not applicable: %s"
            .formatted(
                number(report.traces()),
                number(report.steps()),
                number(report.unsupported()),
                number(report.skipped()),
                verdict()));
    return lines;
  }

  private String verdict() {
    if (report.conforms()) {
      return "conforms";
    }
    int findings = report.findings().size();
    return findings == 0 && report.contradictions().isEmpty()
        ? "nothing was tested"
        : findings + (findings == 1 ? " finding" : " findings");
  }

  private Table rules() {
    Table table = new Table("rule", "verdict", "passed", "failed", "unsupported");
    report
        .rules()
        .forEach(
            (id, count) ->
                table.row(
                    id,
                    count.verdict(),
                    number(count.passed()),
                    number(count.failed()),
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
    for (int i = 0; i < trace.size(); i++) {
      boolean last = i == trace.size() - 1;
      lines.add(
          "  %2d. %s".formatted(i + 1, last ? trace.get(i).describe() : trace.get(i).toString()));
    }
    if (deviation instanceof Deviation.Diverged diverged) {
      lines.addAll(VerdictReport.Text.answer(diverged.divergence()));
    } else if (deviation instanceof Deviation.Unanswered unanswered) {
      lines.add("  the conversation before:");
      unanswered.failure().conversation().forEach(line -> lines.add("    " + line));
    }
    return lines.stream().map(VerdictReport.Text::printable).toList();
  }

  private static String times(long count) {
    return count == 1 ? "once" : number(count) + " times";
  }

  /** JUnit XML: a test case for each rule, and one for the adapter. */
  String junit() {
    JUnitDocument document = new JUnitDocument("replay");
    report
        .rules()
        .forEach(
            (id, count) -> {
              if (count.verdict().equals("unsupported")) {
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
  String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("conforms", report.conforms());
    document.put("traces", report.traces());
    document.put("steps", report.steps());
    document.put("unsupported", report.unsupported());
    document.put("skipped", report.skipped());
    document.put(
        "rules",
        report.rules().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    rule -> json(rule.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new)));
    document.put("findings", report.findings().stream().map(ConformanceReport::json).toList());
    document.put("decided", report.decided());
    document.put("contradictions", report.contradictions());
    return json(document);
  }

  private static Map<String, Object> json(RuleCount count) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("verdict", count.verdict());
    members.put("passed", count.passed());
    members.put("failed", count.failed());
    members.put("unsupported", count.unsupported());
    return members;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("rules", finding.deviation().rules());
    members.put("summary", finding.deviation().summary());
    members.put("occurrences", finding.occurrences());
    members.put("program", finding.program());
    members.put("trace", finding.trace().stream().map(Event::toString).toList());
    if (finding.deviation() instanceof Deviation.Diverged diverged) {
      members.put("allowed", diverged.divergence().allowed());
    } else if (finding.deviation() instanceof Deviation.Unanswered unanswered) {
      members.put("conversation", unanswered.failure().conversation());
    }
    return members;
  }

  static String json(Object document) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
