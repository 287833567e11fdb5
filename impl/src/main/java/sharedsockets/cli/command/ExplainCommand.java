package sharedsockets.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.rules.Explanations;

/** {@code explain}: what a verdict's ids and names stand for. */
@Command(
    name = "explain",
    description = "Says what a rule, disputed point, call, network event or planted fault is.",
    footer = {"", "Exit status: 0, or 2 where nothing has that name."})
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "A rule (REG-2), disputed point (U2), call (recv) or fault (close-cancels).")
  private String name;

  @Mixin private ModelsOption models;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel {
    try (ModelsLocation location = models.find()) {
      new Explanations(location.models()).of(name).forEach(spec.commandLine().getOut()::println);
      return ExitCode.OK;
    }
  }
}
