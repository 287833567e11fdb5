package sharedsockets.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private Map<String, String> made = Map.of();
  private List<Program> programs = List.of();

  BuiltInSuite(Models models, List<Size> sizes, boolean negative) {
    this.models = models;
    this.negative = negative;
    configurations = Suite.configurations(models, sizes);
  }

  /** A few programs of the suite, from all models. */
  List<Program> sample() throws InvalidModel {
    List<Program> all = programs(ProfileSetting.ANY);
    List<Program> sample = new ArrayList<>();
    for (int i = 0; i < all.size(); i += SAMPLE) {
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
      programs =
          Suite.generate(models, plan).traces().stream()
              .filter(trace -> negative || trace.kind() != TraceKind.NEGATIVE)
              .map(trace -> new Program(trace.name(), trace.events()))
              .toList();
      made = decided;
    }
    return programs;
  }
}
