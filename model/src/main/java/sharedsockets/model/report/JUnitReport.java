package sharedsockets.model.report;

import java.time.Duration;
import java.util.List;
import sharedsockets.model.check.Outcome;

/**
 * The outcomes of a check as JUnit XML: a test case for each configuration, a failure where it is
 * not as expected, an error where the model is broken.
 */
public final class JUnitReport {
  private JUnitReport() {}

  /** The document. */
  public static String of(List<Outcome> outcomes) {
    JUnitDocument document = new JUnitDocument("check-model");
    for (Outcome outcome : outcomes) {
      String name = outcome.configuration().name();
      String message = String.join("; ", outcome.differences());
      String details = String.join("\n", outcome.explanation());
      if (outcome.isAsExpected()) {
        document.success(outcome.engine(), name, elapsed(outcome));
      } else if (outcome.isBroken()) {
        document.error(outcome.engine(), name, elapsed(outcome), message, details);
      } else {
        document.failure(outcome.engine(), name, elapsed(outcome), message, details);
      }
    }
    return document.toString();
  }

  private static Duration elapsed(Outcome outcome) {
    return outcome.isBroken() ? Duration.ZERO : outcome.found().elapsed();
  }
}
