package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sharedsockets.cli.verify.PathFinderOptions;
import sharedsockets.jpf.HarnessResult;
import sharedsockets.jpf.Installation;

/** {@code check-interleavings}: Java PathFinder on the reference implementation and the oracle. */
@Command(
    name = "check-interleavings",
    description =
        "Runs the reference implementation and the generated Java with Java PathFinder, in every"
            + " order in which threads can go.",
    footer = {
      "",
      "Java PathFinder is the one that JPF_HOME names, or jpf-core in ~/.jpf/site.properties.",
      "Exit status: 0 all clean and all planted faults found, 1 not so, 2 it cannot be run."
    })
final class CheckInterleavingsCommand implements Callable<Integer> {
  @Mixin private PathFinderOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<Installation> installation = Installation.find();
    if (installation.isEmpty()) {
      err.println(Installation.howToName());
      return ExitCode.USAGE;
    }
    List<HarnessResult> results = options.run(installation.get(), out, err);
    return results.stream().allMatch(HarnessResult::isAsExpected) ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
