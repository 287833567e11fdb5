package sharedsockets.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.cli.verify.SideBySide;
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Table summary = new Table("", "step", "as expected", "what", "seconds");
    AtomicBoolean passed = new AtomicBoolean(true);
    int processors = Math.max(1, workers);
    try (ModelsLocation location = modelsOption.find()) {
      List<VerifyStep> steps = VerifySteps.all(location.models(), traces, processors, err);
      new SideBySide(processors)
          .run(
              steps,
              finished -> {
                tell(finished, out, err);
                VerifyStep.Result result = finished.result();
                passed.compareAndSet(true, result.passed());
                summary.row(
                    result.passed() ? "" : "!",
                    finished.step().name(),
                    result.counts(),
                    result.what(),
                    OutcomeTable.seconds(finished.used()));
              });
    }
    out.println("== summary");
    summary.lines().forEach(out::println);
    out.println(passed.get() ? "verified" : "NOT verified");
    out.flush();
    return passed.get() ? ExitCode.OK : ExitCode.SOFTWARE;
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
