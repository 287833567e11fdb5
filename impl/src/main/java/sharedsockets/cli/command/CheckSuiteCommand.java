package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.faults.Faults;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.mutation.Mutant;
import sharedsockets.mutation.MutationAnalysis;
import sharedsockets.mutation.PatchedMutants;
import sharedsockets.mutation.PowerReport;
import sharedsockets.mutation.PowerTable;
import sharedsockets.mutation.SpecificationMutants;
import sharedsockets.mutation.SuitePower;
import sharedsockets.mutation.Unseen;
import sharedsockets.oracle.ExercisedRules;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuitePlan;
import sharedsockets.suite.SuiteTrace;

/** {@code check-suite}: how many planted faults a conformance suite finds. */
@Command(
    name = "check-suite",
    description =
        "Replays a conformance suite on implementations with planted faults, alone and in pairs:"
            + " how many does it find?",
    footer = {
      "",
      "A fault is found where a finding names it, or a rule that it breaks. Of a pair each needs a "
          + "finding that the other does not explain; where there is none, the report must at "
          + "least not say that the rules of the hidden fault have passed.",
      "Exit status: 0 the suite finds 95 %% of the faults at least, of the pairs no more than 5 %% are "
          + "hidden, and nothing is found where there is no fault; 1 not so; 2 bad usage or input."
    })
final class CheckSuiteCommand implements Callable<Integer> {
  private static final String PROFILE = "windows";

  @Parameters(
      paramLabel = "SUITE",
      description =
          "Traces, or folders of traces (*.ndjson). Default: the suite of generate-suite for the"
              + " small models.")
  private List<Path> suites = new ArrayList<>();

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the default suite, each Nth trace of a model only (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--fault",
      split = ",",
      paramLabel = "NAME",
      description = "Only faults of these names; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "Of the pairs of faults in the specification, and of those in the reference"
              + " implementation, at most so many, evenly spread (default: ${DEFAULT-VALUE}).")
  private int mostPairs;

  @Option(names = "--jobs", paramLabel = "N", description = "Processors to use (default: all).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "The checkout's folder, whose fuzz/faults are planted in the reference implementation"
              + " (default: this one; where there are none, in the specification only).")
  private Path root;

  @Mixin private ModelsOption modelsOption;

  @Mixin private OutputFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidModel {
    Usage.require(spec, every >= 1, "--every must be at least 1");
    Usage.require(spec, mostPairs >= 0, "--pairs must not be negative");
    Usage.require(spec, jobs >= 1, "--jobs must be at least 1");
    List<Mutant.Population> populations = populations();
    for (String name : names) {
      Usage.require(
          spec,
          populations.stream().flatMap(each -> each.all().stream()).anyMatch(named(name)),
          "--fault: there is no " + name);
    }
    try (StatusLine line = new StatusLine(spec.commandLine().getErr())) {
      List<SuitePower.Part> parts = suites.isEmpty() ? builtIn(line) : given();
      MutationAnalysis analysis =
          new MutationAnalysis(new SuitePower(parts), jobs, mostPairs, line::show);
      List<PowerReport> reports = new ArrayList<>();
      long withoutFault = 0;
      for (Mutant.Population population : populations) {
        withoutFault += analysis.withoutFault(population);
        reports.add(
            analysis.of(population, each -> names.isEmpty() || names.contains(each.name())));
      }
      line.clear();
      PowerTable table = new PowerTable(parts.size(), reports, withoutFault);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          format.isJson() ? table.json() : String.join(System.lineSeparator(), table.text()));
      out.flush();
      return table.isEnough() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (Mutant.PlantingFailed e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Predicate<Mutant> named(String name) {
    return mutant -> mutant.name().equals(name);
  }

  private List<Mutant.Population> populations() throws IOException {
    List<Mutant.Population> populations = new ArrayList<>();
    Unseen unseen = Unseen.known();
    populations.add(new SpecificationMutants(ProfileSetting.of(PROFILE), unseen));
    Faults faults = Faults.of(root);
    if (faults.exist()) {
      try {
        populations.add(new PatchedMutants(faults.all(), faults.sources(), unseen));
      } catch (UnusableFault e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
    }
    return populations;
  }

  private List<SuitePower.Part> builtIn(StatusLine line) throws InvalidModel {
    List<SuitePower.Part> parts = new ArrayList<>();
    try (ModelsLocation location = modelsOption.find()) {
      Models models = location.models();
      SuitePlan plan =
          SuitePlan.of(
              Suite.configurations(models, List.of(Size.SMALL)), ProfileSetting.of(PROFILE));
      int begun = 0;
      for (Configuration model : plan.models()) {
        line.show(
            "[%d/%d] making the suite of %s"
                .formatted(begun++, plan.models().size(), model.name()));
        List<SuiteTrace> traces = Suite.generate(models, model, plan).traces();
        for (int i = 0; i < traces.size(); i += every) {
          SuiteTrace trace = traces.get(i);
          Program program = new Program(trace.name(), trace.events());
          parts.add(new SuitePower.Part(model.name(), trace.rules(), program));
        }
      }
    }
    return parts;
  }

  private List<SuitePower.Part> given() throws IOException {
    List<SuitePower.Part> parts = new ArrayList<>();
    for (Program program : TraceFolders.programs(spec, suites)) {
      List<String> rules =
          program.steps().stream()
              .flatMap(step -> ExercisedRules.of(step).stream())
              .distinct()
              .toList();
      parts.add(new SuitePower.Part("", rules, program));
    }
    return parts;
  }
}
