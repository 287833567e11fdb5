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
import sharedsockets.model.check.InvalidModel;
import sharedsockets.replay.Exploration;

/** {@code explore}: asks an implementation at random, and judges its answers. */
@Command(
    name = "explore",
    description = "Walks at random over what an implementation can be asked.",
    footer = {
      "",
      "An adapter that does not answer in time, exits or answers what is no answer is a "
          + "finding; the run goes on with a fresh one. One that cannot be started at all is "
          + "bad usage.",
      "Exit status: 0 it conforms, 1 it does not, or its adapter fails, 2 bad usage or input."
    })
final class ExploreCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "For how long (default: ${DEFAULT-VALUE}). What is found is shrunk in the last third, or"
              + " in ten seconds more.")
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
  public Integer call() throws IOException, InterruptedException, InvalidModel {
    options.check();
    if (!(seconds > 0 && seconds < 1e7)) {
      throw new ParameterException(spec.commandLine(), "--seconds must be positive");
    }
    Duration time = Duration.ofMillis(Math.round(seconds * 1000));
    return options.finish(
        progress -> {
          progress.begin("exploring", time);
          return new Exploration(options.source(), options.settings(), progress, options.recorder())
              .run(seed, time);
        });
  }
}
