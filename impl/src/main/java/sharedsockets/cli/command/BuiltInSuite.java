package sharedsockets.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import sharedsockets.cli.report.ReplayProgress;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;
import sharedsockets.suite.TraceKind;

/** The conformance suite as programs, made of the models when it is wanted. */
final class BuiltInSuite {
  /** One trace of so many is enough to see what an implementation does at the disputed points. */
  private static final int SAMPLE = 40;

  private final Models models;
  private final List<Configuration> configurations;
  private final boolean negative;
  private final int every;
  private final ReplayProgress progress;
  private final BooleanSupplier isStopped;

  private Map<String, String> made = Map.of();
  private List<Program> programs = List.of();

  /**
   * A suite that is still to be made.
   *
   * @param every of all traces each of so many only
   * @param progress is told of each model
   * @param isStopped whether the rest is not wanted any more
   */
  BuiltInSuite(
      Models models,
      List<Size> sizes,
      boolean negative,
      int every,
      ReplayProgress progress,
      BooleanSupplier isStopped) {
    this.models = models;
    this.negative = negative;
    this.every = every;
    this.progress = progress;
    this.isStopped = isStopped;
    configurations = Suite.configurations(models, sizes);
  }

  /** A few programs of the suite, from all models. */
  List<Program> sample() throws InvalidModel {
    List<Program> all = programs(ProfileSetting.ANY);
    List<Program> sample = new ArrayList<>();
    for (int i = 0; i < all.size(); i += Math.max(1, SAMPLE / every)) {
      sample.add(all.get(i));
    }
    return sample;
  }

  /** The suite for an implementation that does these things at the disputed points. */
  List<Program> programs(Map<String, String> decided) throws InvalidModel {
    ProfileSetting profile = ProfileSetting.ANY;
    for (Map.Entry<String, String> point : decided.entrySet()) {
      profile = profile.with(point.getKey(), point.getValue());
    }
    return programs(profile);
  }

  private List<Program> programs(ProfileSetting profile) throws InvalidModel {
    SuitePlan plan = SuitePlan.of(configurations, profile);
    Map<String, String> decided = plan.profile().decided();
    if (!decided.equals(made)) {
      programs = new ArrayList<>();
      AtomicInteger number = new AtomicInteger();
      for (Configuration configuration : plan.models()) {
        if (isStopped.getAsBoolean()) {
          return programs;
        }
        progress.now("making the suite of " + configuration.name());
        Suite.generate(models, configuration, plan).traces().stream()
            .filter(trace -> negative || trace.kind() != TraceKind.NEGATIVE)
            .filter(trace -> number.getAndIncrement() % every == 0)
            .map(trace -> new Program(trace.name(), trace.events()))
            .forEach(programs::add);
      }
      made = decided;
    }
    return programs;
  }
}
