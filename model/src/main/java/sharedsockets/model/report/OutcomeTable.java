package sharedsockets.model.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Progress;

/** The outcomes of a check, one a row. */
public final class OutcomeTable {
  private OutcomeTable() {}

  /** The table's lines. */
  public static List<String> lines(List<Outcome> outcomes) {
    return of(outcomes).lines();
  }

  /** The table; a row that is not as expected begins with an exclamation mark. */
  public static Table of(List<Outcome> outcomes) {
    Table table =
        new Table(
            "",
            "configuration",
            "outcome",
            "expected",
            "distinct",
            "expected",
            "generated",
            "depth",
            "seconds",
            "cpu");
    for (Outcome outcome : outcomes) {
      OptionalLong distinct = outcome.configuration().expected().distinct();
      String name = outcome.configuration().name();
      String expected = outcome.configuration().expected().toString();
      String states = distinct.isPresent() ? number(distinct.getAsLong()) : "-";
      String mark = outcome.isAsExpected() ? "" : "!";
      if (outcome.isBroken()) {
        table.row(mark, name, "broken", expected, "-", states, "-", "-", "-", "-");
      } else {
        EngineResult found = outcome.found();
        Progress reached = found.reached();
        table.row(
            mark,
            name,
            found.verdict().holds() ? "ok" : "violates " + found.verdict().property(),
            expected,
            number(reached.distinct()),
            states,
            number(reached.generated()),
            reached.depth() == 0 ? "-" : number(reached.depth()),
            seconds(found.elapsed()),
            seconds(found.cpu()));
      }
    }
    return table;
  }

  /** A count with commas between thousands. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A time in seconds, to the tenth. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }
}
