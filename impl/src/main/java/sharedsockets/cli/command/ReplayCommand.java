package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.report.ReplayProgress;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.replay.Replay;
import sharedsockets.replay.ReplayResult;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;

/** {@code replay}: asks an implementation what traces ask, and judges its answers. */
@Command(
    name = "replay",
    description = "Drives an implementation through its adapter and checks every answer.",
    footer = {
      "",
      "An adapter that does not answer in time, exits or answers what is no answer is a "
          + "finding; the run goes on with a fresh one. One that cannot be started at all is "
          + "bad usage.",
      "Exit status: 0 it conforms, 1 it does not, or its adapter fails, 2 bad usage or input."
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SUITE",
      description =
          "Traces, or folders of traces (*.ndjson): their requests are made. Default: the suite of"
              + " generate-suite, for what the implementation does at the disputed points.")
  private List<Path> suites = new ArrayList<>();

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "small|standard",
      defaultValue = "standard",
      description = "Of the default suite, the models of these sizes (default: ${DEFAULT-VALUE}).")
  private List<Size> sizes = new ArrayList<>();

  @Option(
      names = "--no-negative",
      description =
          "Of the default suite, leave out calls on closed descriptors, used infos and invalid"
              + " handles, which some implementations do not survive.")
  private boolean noNegative;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the default suite, each Nth trace of a model only, where there is little time"
              + " (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--pairs",
      description =
          "Of the default suite, every two consecutive transitions, of models that have no more"
              + " than 500,000 such pairs: what an implementation remembers of one call may show at"
              + " the next. The suite is ten times as long, or more."
              + " --size small is meant.")
  private boolean pairs;

  @Option(
      names = "--suite-profile",
      paramLabel = "NAME|FILE",
      defaultValue = "",
      description =
          "The default suite for an implementation that does this at the disputed points (see"
              + " --profile), so that two versions are asked the same. Default: for what it is"
              + " first seen to do.")
  private String suiteProfile;

  @Mixin private ModelsOption modelsOption;

  @Mixin private AdapterOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidModel {
    options.check();
    if (every < 1) {
      throw unusable("--every must be at least 1");
    }
    if (!suiteProfile.isEmpty()) {
      suiteProfile();
    }
    if (suites.isEmpty()) {
      return options.finish(this::runBuiltIn);
    }
    List<Program> programs = TraceFolders.programs(spec, suites);
    return options.finish(progress -> run(programs, progress));
  }

  /**
   * First it is seen what the implementation does at the disputed points; the suite is the one for
   * that, unless another one is wanted.
   */
  private ReplayResult runBuiltIn(ReplayProgress progress)
      throws IOException, InterruptedException, InvalidModel {
    List<Program> few = Survey.programs();
    progress.begin("looking at the disputed points", few.size());
    try (ModelsLocation location = modelsOption.find()) {
      Models models = location.models();
      BuiltInSuite suite =
          new BuiltInSuite(models, !noNegative, every, progress, options::isStopped);
      ReplayResult result =
          replay(progress)
              .run(
                  few,
                  seen -> {
                    progress.begin("replaying", done -> suite.share(done - few.size()));
                    suite.begin(
                        new SuitePlan(
                            Suite.configurations(models, sizes),
                            suiteProfile.isEmpty() ? shown(seen) : suiteProfile(),
                            pairs,
                            SuitePlan.READABLE));
                    return suite;
                  });
      suite.requireMade();
      return result;
    }
  }

  private static ProfileSetting shown(ReplayResult seen) {
    ProfileSetting shown = ProfileSetting.ANY;
    for (Map.Entry<String, String> point : seen.decided().entrySet()) {
      shown = shown.with(point.getKey(), point.getValue());
    }
    return shown;
  }

  private ProfileSetting suiteProfile() {
    try {
      return ProfileSetting.of(suiteProfile);
    } catch (IllegalArgumentException e) {
      throw unusable("--suite-profile: " + e.getMessage());
    }
  }

  private ReplayResult run(List<Program> programs, ReplayProgress progress)
      throws InterruptedException {
    progress.begin("replaying", programs.size());
    return replay(progress).run(programs);
  }

  private Replay replay(ReplayProgress progress) {
    return new Replay(options.source(), options.settings(), progress, options.recorder());
  }

  private ParameterException unusable(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
