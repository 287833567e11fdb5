package sharedsockets.cli.command;

import static sharedsockets.model.report.OutcomeTable.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.report.Table;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.suite.ModelSuite;
import sharedsockets.suite.Suite;
import sharedsockets.suite.SuiteCoverage;
import sharedsockets.suite.SuiteFolder;
import sharedsockets.suite.SuitePlan;

/** {@code generate-suite}: writes traces that together take every transition of the models. */
@Command(
    name = "generate-suite",
    description = "Writes a conformance suite: traces that take every transition of the models.",
    footer = {
      "",
      "Where several outcomes are allowed, traces have the profile's; names of traces "
          + "with calls on closed descriptors, used infos or invalid handles begin with "
          + "negative-, of those that need a full table of descriptors with full-table-.",
      "Exit status: 0, or 2 bad usage or input."
    })
final class GenerateSuiteCommand implements Callable<Integer> {
  private static final List<Size> SIZES = List.of(Size.SMALL, Size.STANDARD);

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Configurations of the manifest; default: all of the sizes.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write them: a folder that is empty or does not exist.")
  private Path out;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      defaultValue = "windows",
      description =
          "What the implementation does where the documents are silent, as check-trace takes it;"
              + " what it leaves open is as the reference implementation has it (default:"
              + " ${DEFAULT-VALUE}).")
  private String profile;

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "small|standard",
      defaultValue = "small,standard",
      description = "Only models of these sizes (default: ${DEFAULT-VALUE}).")
  private List<Size> sizes = new ArrayList<>();

  @Mixin private ModelsOption modelsOption;

  @Option(
      names = "--pairs",
      description =
          "Take every two consecutive transitions, of models that have no more than 500,000 such"
              + " pairs; of others every transition.")
  private boolean pairs;

  @Option(
      names = "--longest",
      paramLabel = "N",
      defaultValue = "" + SuitePlan.READABLE,
      description = "Events in a trace, at most about so many (default: ${DEFAULT-VALUE}).")
  private int longest;

  @Mixin private OutputFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel, IOException {
    if (longest < 1) {
      throw new ParameterException(spec.commandLine(), "--longest must be at least 1");
    }
    if (!SIZES.containsAll(sizes)) {
      throw new ParameterException(spec.commandLine(), "--size takes " + SIZES + ", not " + sizes);
    }
    ProfileSetting setting = ProfileSetting.of(profile);
    try (ModelsLocation location = modelsOption.find()) {
      SuitePlan plan = new SuitePlan(chosen(location.models()), setting, pairs, longest);
      SuiteFolder target = SuiteFolder.create(out);
      print(written(location.models(), plan, target));
    }
    return ExitCode.OK;
  }

  private List<Configuration> chosen(Models models) throws InvalidModel {
    if (names.isEmpty()) {
      return Suite.configurations(models, sizes);
    }
    List<Configuration> chosen = new ArrayList<>();
    for (String name : names) {
      Configuration configuration = models.find(name);
      if (!Suite.isUsable(configuration)) {
        throw new InvalidModel(name + " is no model that a suite can be made of");
      }
      chosen.add(configuration);
    }
    return chosen;
  }

  private List<SuiteCoverage> written(Models models, SuitePlan plan, SuiteFolder target)
      throws InvalidModel, IOException {
    List<SuiteCoverage> parts = new ArrayList<>();
    try (StatusLine line = new StatusLine(spec.commandLine().getErr())) {
      for (Configuration configuration : plan.models()) {
        line.show("[%d/%d] %s".formatted(parts.size(), plan.models().size(), configuration.name()));
        ModelSuite part = Suite.generate(models, configuration, plan);
        target.write(part.traces());
        parts.add(part.coverage());
      }
    }
    return parts;
  }

  private void print(List<SuiteCoverage> parts) throws IOException {
    PrintWriter writer = spec.commandLine().getOut();
    if (format.isJson()) {
      writer.println(json(parts));
    } else {
      Table table =
          new Table(
              "model", "states", "transitions", "covered", "traces", "least", "steps", "events");
      parts.forEach(part -> row(table, part));
      row(table, SuiteCoverage.sum(parts));
      table.lines().forEach(writer::println);
    }
    writer.flush();
  }

  private static void row(Table table, SuiteCoverage part) {
    table.row(
        part.model(),
        number(part.states()),
        number(part.transitions()),
        number(part.covered()),
        number(part.traces()),
        number(part.least()),
        number(part.steps()),
        number(part.events()));
  }

  private static String json(List<SuiteCoverage> parts) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode document = mapper.valueToTree(SuiteCoverage.sum(parts));
    document.remove("model");
    document.set("models", mapper.valueToTree(parts));
    return mapper.writeValueAsString(document);
  }
}
