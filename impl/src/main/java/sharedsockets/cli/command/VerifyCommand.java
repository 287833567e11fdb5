package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sharedsockets.cli.page.Page.Fact;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.cli.verify.SideBySide;
import sharedsockets.cli.verify.VerifyDocuments;
import sharedsockets.cli.verify.VerifyPage;
import sharedsockets.cli.verify.VerifyStep;
import sharedsockets.cli.verify.VerifySteps;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.report.OutcomeTable;
import sharedsockets.model.report.Table;

/**
 * {@code verify}: everything that must hold of a release, and one table that says whether it does.
 */
@Command(
    name = "verify",
    description = "Checks the models, the example traces, and the reference implementation.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private ModelsOption modelsOption;

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      defaultValue = "examples/traces",
      description =
          "A folder of example traces and expected.json, or of such folders (default:"
              + " ${DEFAULT-VALUE}).")
  private Path traces;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads in use at a time (default: one a processor).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write an HTML page to this file: what was checked, with what outcome.")
  private Path report;

  @Option(
      names = "--update",
      paramLabel = "DIR",
      description =
          "Write the figures into the marked parts of DIR/verification.md and figures.md.")
  private Path update;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel, InterruptedException, IOException {
    if (report != null) {
      OutputFiles.requireFolder(spec, "--report", report.toAbsolutePath().getParent());
      OutputFiles.requireWritable(spec, "--report", report);
    }
    VerifyDocuments documents = update == null ? null : new VerifyDocuments(update);
    long begin = System.nanoTime();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Table summary = new Table("", "step", "as expected", "what", "seconds");
    AtomicBoolean passed = new AtomicBoolean(true);
    int processors = Math.max(1, workers);
    try (ModelsLocation location = modelsOption.find()) {
      VerifyPage page = new VerifyPage(location.models());
      List<VerifyStep> steps = VerifySteps.all(location.models(), traces, processors, err);
      new SideBySide(processors)
          .run(
              steps,
              finished -> {
                tell(finished, out, err);
                VerifyStep.Result result = finished.result();
                passed.compareAndSet(true, result.passed());
                if (report != null) {
                  page.add(finished.step(), result);
                }
                if (documents != null) {
                  documents.add(finished.step(), result);
                }
                summary.row(
                    result.passed() ? "" : "!",
                    finished.step().name(),
                    result.counts(),
                    result.what(),
                    OutcomeTable.seconds(finished.used()));
              });
      if (report != null) {
        write(page, summary, passed.get(), Duration.ofNanos(System.nanoTime() - begin));
      }
    }
    if (documents != null) {
      documents.write();
    }
    out.println("== summary");
    summary.lines().forEach(out::println);
    out.println(passed.get() ? "verified" : "NOT verified");
    out.flush();
    return passed.get() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void write(VerifyPage page, Table summary, boolean passed, Duration elapsed)
      throws InvalidModel, IOException {
    List<Fact> facts =
        List.of(
            new Fact("result", passed ? "verified" : "NOT verified"),
            new Fact("minutes", "%.1f".formatted(elapsed.toSeconds() / 60.0)),
            new Fact("processors", Integer.toString(workers)),
            new Fact("Java", System.getProperty("java.version")));
    page.page(summary, facts).write(report);
    spec.commandLine().getErr().println("The report: " + report);
  }

  private static void tell(SideBySide.Finished finished, PrintWriter out, PrintWriter err) {
    try (StatusLine line = new StatusLine(err)) {
      line.show(""); // In place of how far the other steps are.
    }
    out.println("== " + finished.step().name());
    out.println(finished.details());
    out.flush();
  }
}
