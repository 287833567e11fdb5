package sharedsockets.cli.report;

import java.time.Duration;
import java.util.List;
import sharedsockets.oracle.Verdict;
import sharedsockets.trace.LineComment;

/**
 * A trace and what came of judging it.
 *
 * @param file its name, as it was given
 * @param warnings of what is an event, and perhaps not the one that was meant
 * @param elapsed how long the judgement took
 */
public record JudgedTrace(
    String file, Verdict verdict, List<LineComment> warnings, Duration elapsed) {
  public JudgedTrace {
    warnings = List.copyOf(warnings);
  }
}
