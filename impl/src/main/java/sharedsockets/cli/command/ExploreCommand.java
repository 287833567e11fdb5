package sharedsockets.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sharedsockets.cli.report.ReplayProgress;
import sharedsockets.replay.Exploration;
import sharedsockets.replay.ReplayResult;

/** {@code explore}: asks an implementation at random, and judges its answers. */
@Command(
    name = "explore",
    description = "Walks at random over what an implementation can be asked.",
    footer = {
      "",
      "An adapter that does not answer in time, exits or answers what is no answer is a finding;",
      "the run goes on with a fresh one. One that cannot be started at all is bad usage.",
      "Exit status: 0 it conforms, 1 it does not, or its adapter fails, 2 bad usage or input."
    })
final class ExploreCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "For how long (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Another seed asks other things (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private AdapterOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.check();
    if (!(seconds > 0 && seconds < 1e7)) {
      throw new ParameterException(spec.commandLine(), "--seconds must be positive");
    }
    Duration time = Duration.ofMillis(Math.round(seconds * 1000));
    ReplayResult report;
    try (ReplayProgress progress = ReplayProgress.ofTime(spec.commandLine().getErr(), time)) {
      Exploration exploration =
          new Exploration(options.source(), options.settings(), progress, options.recorder());
      report = exploration.run(seed, time);
    }
    return options.finish(report);
  }
}
