package sharedsockets.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
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
    Table summary = new Table("", "step", "as expected", "what", "seconds");
    boolean passed = true;
    try (ModelsLocation location = modelsOption.find()) {
      List<VerifyStep> steps =
          VerifySteps.all(
              location.models(),
              traces,
              Math.max(1, workers),
              Main.class,
              out,
              spec.commandLine().getErr());
      for (VerifyStep step : steps) {
        out.println("== " + step.name());
        long start = System.nanoTime();
        VerifyStep.Result result = step.run();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        passed &= result.passed();
        summary.row(
            result.passed() ? "" : "!",
            step.name(),
            result.counts(),
            result.what(),
            OutcomeTable.seconds(time));
        out.println();
      }
    }
    out.println("== summary");
    summary.lines().forEach(out::println);
    out.println(passed ? "verified" : "NOT verified");
    out.flush();
    return passed ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
