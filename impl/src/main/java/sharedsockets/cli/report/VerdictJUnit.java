package sharedsockets.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import sharedsockets.model.report.JUnitDocument;
import sharedsockets.model.report.WholeFile;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;

/**
 * Verdicts as JUnit XML: a test case for each trace, a failure where it diverges, an error where
 * there is no verdict.
 */
public final class VerdictJUnit implements VerdictReport {
  private final JUnitDocument document = new JUnitDocument("check-trace");
  private final Path file;

  /** A document that goes into that file. */
  public VerdictJUnit(Path file) {
    this.file = file;
  }

  @Override
  public void add(JudgedTrace trace) {
    String details = Text.describe(trace.file(), trace.verdict());
    String message = details.lines().findFirst().orElse("");
    if (trace.verdict() instanceof Conforms) {
      document.success("traces", trace.file(), trace.elapsed());
    } else if (trace.verdict() instanceof Diverges) {
      document.failure("traces", trace.file(), trace.elapsed(), message, details);
    } else {
      document.error("traces", trace.file(), trace.elapsed(), message, details);
    }
  }

  @Override
  public void finish() throws IOException {
    WholeFile.write(file, document.toString());
  }
}
