package sharedsockets.cli.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sharedsockets.cli.page.Grid.Cell;
import sharedsockets.cli.page.Grid.Row;
import sharedsockets.cli.page.Page.Fact;
import sharedsockets.cli.report.JudgedTrace;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.model.report.OutcomeTable;
import sharedsockets.oracle.Verdict.Conforms;

/**
 * Verdicts as a page: a table of all traces, and of those that do not conform, or of a few, what is
 * to be said of each, with its sequence diagram.
 */
public final class TracePage implements VerdictReport {
  /** More than that nobody looks at, and the page stays small. */
  private static final int MOST_FIGURES = 200;

  private static final int MOST_ROWS = 5000;
  private static final int FEW = 20;

  private final Path file;
  private final String profile;
  private final Function<JudgedTrace, List<String>> diagrams;
  private final List<JudgedTrace> traces = new ArrayList<>();
  private final List<Figure> refused = new ArrayList<>();
  private final List<Figure> conforming = new ArrayList<>();
  private int others;

  /**
   * A page that goes into that file.
   *
   * @param profile in words
   * @param diagrams the sequence diagram of a trace, or nothing
   */
  public TracePage(Path file, String profile, Function<JudgedTrace, List<String>> diagrams) {
    this.file = file;
    this.profile = profile;
    this.diagrams = diagrams;
  }

  @Override
  public void add(JudgedTrace trace) {
    traces.add(trace);
    boolean conforms = trace.verdict() instanceof Conforms;
    if (!conforms && refused.size() < MOST_FIGURES) {
      refused.add(figure(trace));
    } else if (conforms && conforming.size() < FEW) {
      conforming.add(figure(trace));
    } else {
      others += conforms ? 0 : 1;
    }
  }

  private Figure figure(JudgedTrace trace) {
    return TraceFigure.of(trace, diagrams.apply(trace), traces.size() <= 1);
  }

  @Override
  public void finish() throws IOException {
    List<Section> sections = new ArrayList<>();
    if (!refused.isEmpty()) {
      String rest = others == 0 ? "" : others + " more are only in the table below.";
      sections.add(Section.of("What does not conform", rest, refused));
    }
    if (!conforming.isEmpty() && conforming.size() + refused.size() <= FEW) {
      sections.add(Section.of("What conforms", "", conforming));
    }
    String rest = traces.size() > MOST_ROWS ? "The first %,d of them.".formatted(MOST_ROWS) : "";
    sections.add(Section.of("All traces", rest, table()));
    long conform = traces.stream().filter(each -> each.verdict() instanceof Conforms).count();
    List<Fact> facts =
        List.of(
            new Fact("traces", "%,d".formatted(traces.size())),
            new Fact("conform", "%,d".formatted(conform)),
            new Fact("profile", profile));
    new Page("Traces of shared sockets", facts, sections).write(file);
  }

  private Grid table() {
    List<Row> rows = new ArrayList<>();
    for (JudgedTrace trace : traces.subList(0, Math.min(MOST_ROWS, traces.size()))) {
      String first = Text.describe("", trace.verdict()).lines().findFirst().orElse("");
      rows.add(
          new Row(
              !(trace.verdict() instanceof Conforms),
              List.of(
                  Cell.of(trace.file()),
                  Cell.of(first.replaceFirst("^:( |(?=\\d))", "")),
                  Cell.of("%,d".formatted(trace.verdict().events())),
                  Cell.of(OutcomeTable.seconds(trace.elapsed())))));
    }
    return new Grid(List.of("trace", "verdict", "events", "seconds"), rows);
  }
}
