package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.page.SpecificationPage;
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
      arity = "0..1",
      description = "A rule (REG-2), disputed point (U2), call (recv) or fault (close-cancels).")
  private String name;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write the specification as a page to this file, with links from each rule to the lines"
              + " that ask for it and back.")
  private Path html;

  @Mixin private ModelsOption models;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel, IOException {
    if (name == null && html == null) {
      throw new ParameterException(spec.commandLine(), "what is to be explained? NAME, or --html");
    }
    if (html != null) {
      OutputFiles.requireFolder(spec, "--html", html.toAbsolutePath().getParent());
      OutputFiles.requireWritable(spec, "--html", html);
    }
    try (ModelsLocation location = models.find()) {
      if (name != null) {
        new Explanations(location.models()).of(name).forEach(spec.commandLine().getOut()::println);
      }
      if (html != null) {
        new SpecificationPage(location.models()).write(html);
      }
      return ExitCode.OK;
    }
  }
}
