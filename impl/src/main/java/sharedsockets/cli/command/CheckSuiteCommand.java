package sharedsockets.cli.command;

import static sharedsockets.model.report.OutcomeTable.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import sharedsockets.faults.Fault;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.report.Table;
import sharedsockets.mutation.Mutant;
import sharedsockets.mutation.PatchedMutants;
import sharedsockets.mutation.PowerReport;
import sharedsockets.mutation.SpecificationMutants;
import sharedsockets.mutation.SuitePower;
import sharedsockets.mutation.SuitePower.PairVerdict;
import sharedsockets.mutation.Unseen;
import sharedsockets.oracle.ExercisedRules;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.replay.ReplayResult;
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
      "Exit status: 0 the suite finds 95 % of the faults at least, of the pairs no more than 5 % are "
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
      SuitePower power = new SuitePower(parts);
      List<PowerReport> reports = new ArrayList<>();
      long wrong = 0;
      for (Mutant.Population population : populations) {
        line.show(population.name() + ": no fault");
        wrong += control(power, population);
        reports.add(report(power, population, line));
      }
      line.clear();
      print(parts.size(), reports, wrong);
      return wrong == 0 && reports.stream().allMatch(PowerReport::isEnough)
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
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
    Path faults = root.resolve("fuzz/faults");
    Path sources = root.resolve("impl/winsock/src/main/java");
    if (Files.isDirectory(faults) && Files.isDirectory(sources)) {
      try {
        populations.add(new PatchedMutants(Fault.in(faults), sources, unseen));
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
      for (Configuration model : plan.models()) {
        line.show("making the suite of " + model.name());
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

  /** How many findings there are where there is no fault. */
  private static int control(SuitePower power, Mutant.Population population)
      throws InterruptedException, Mutant.PlantingFailed {
    try (Mutant.Planted none = population.with(List.of()).orElseThrow()) {
      ReplayResult result = power.control(none.source());
      return result.findings().size() + result.contradictions().size();
    }
  }

  private PowerReport report(SuitePower power, Mutant.Population population, StatusLine line) {
    List<Mutant> chosen =
        population.all().stream()
            .filter(each -> names.isEmpty() || names.contains(each.name()))
            .toList();
    List<Mutant> found = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    Map<String, String> unseen = new TreeMap<>();
    chosen.forEach(each -> each.unseen().ifPresent(why -> unseen.put(each.name(), why)));
    List<Mutant> visible = chosen.stream().filter(each -> each.unseen().isEmpty()).toList();
    InOrder.map(
        visible,
        jobs,
        each -> Map.entry(each, isFound(power, population, each)),
        each -> {
          if (each.getValue()) {
            found.add(each.getKey());
          } else {
            missed.add(each.getKey().name());
          }
          line.show(
              "%s: %d of %d faults, %d found"
                  .formatted(
                      population.name(),
                      found.size() + missed.size(),
                      visible.size(),
                      found.size()));
        });
    Map<PairVerdict, Integer> verdicts = new EnumMap<>(PairVerdict.class);
    List<String> silent = new ArrayList<>();
    List<List<Mutant>> pairs = pairs(found);
    InOrder.map(
        pairs,
        jobs,
        pair -> Map.entry(pair, verdict(power, population, pair)),
        each -> {
          verdicts.merge(each.getValue(), 1, Integer::sum);
          if (each.getValue() == PairVerdict.SILENT) {
            silent.add(each.getKey().get(0).name() + " with " + each.getKey().get(1).name());
          }
          line.show(
              "%s: %d of %d pairs"
                  .formatted(
                      population.name(),
                      verdicts.values().stream().mapToInt(Integer::intValue).sum(),
                      pairs.size()));
        });
    return new PowerReport(
        population.name(),
        found.stream().map(Mutant::name).toList(),
        missed,
        unseen,
        verdicts,
        silent);
  }

  private static boolean isFound(SuitePower power, Mutant.Population population, Mutant mutant) {
    try (Mutant.Planted planted = population.with(List.of(mutant)).orElseThrow()) {
      return power.finds(mutant, planted.source());
    } catch (Mutant.PlantingFailed | InterruptedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static PairVerdict verdict(
      SuitePower power, Mutant.Population population, List<Mutant> pair) {
    Optional<Mutant.Planted> both;
    try {
      both = population.with(pair);
    } catch (Mutant.PlantingFailed e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    if (both.isEmpty()) {
      return PairVerdict.IMPOSSIBLE;
    }
    try (Mutant.Planted planted = both.get()) {
      return power.sees(pair.get(0), pair.get(1), planted.source());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As many as are wanted, evenly spread over all. */
  private List<List<Mutant>> pairs(List<Mutant> found) {
    List<List<Mutant>> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      for (int j = i + 1; j < found.size(); j++) {
        all.add(List.of(found.get(i), found.get(j)));
      }
    }
    List<List<Mutant>> some = new ArrayList<>();
    int wanted = Math.min(mostPairs, all.size());
    for (long i = 0; i < wanted; i++) {
      some.add(all.get((int) (i * all.size() / wanted)));
    }
    return some;
  }

  private void print(int traces, List<PowerReport> reports, long wrong) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (format.isJson()) {
      out.println(json(traces, reports, wrong));
    } else {
      out.println(number(traces) + " traces");
      text(reports).forEach(out::println);
      if (wrong > 0) {
        out.println(number(wrong) + " findings where there is no fault");
      }
    }
    out.flush();
  }

  private static List<String> text(List<PowerReport> reports) {
    Table table =
        new Table(
            "faults planted in",
            "faults",
            "found",
            "pairs",
            "both found",
            "said to be masked",
            "hidden");
    List<String> below = new ArrayList<>();
    for (PowerReport each : reports) {
      table.row(
          each.population(),
          number(each.visible()),
          number(each.found().size()),
          number(each.possiblePairs()),
          number(each.pairs(PairVerdict.BOTH)),
          number(each.pairs(PairVerdict.SAID)),
          number(each.silent().size()));
      each.missed().forEach(name -> below.add("not found: " + name));
      each.silent().forEach(pair -> below.add("one hides the other: " + pair));
      each.unseen().forEach((name, why) -> below.add("not counted: " + name + ": " + why));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(below);
    return lines;
  }

  private static String json(int traces, List<PowerReport> reports, long wrong) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode document = mapper.createObjectNode().put("traces", traces);
    ArrayNode all = document.putArray("populations");
    reports.forEach(each -> all.add(mapper.<ObjectNode>valueToTree(each)));
    return mapper
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(document.put("findingsWithoutFault", wrong));
  }
}
