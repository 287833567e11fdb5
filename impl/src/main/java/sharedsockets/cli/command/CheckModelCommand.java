package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sharedsockets.cli.verify.Engines;
import sharedsockets.cli.verify.ModelCheck;
import sharedsockets.cli.verify.VerifySteps;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Size;
import sharedsockets.model.explorer.ExplorerEngine;
import sharedsockets.model.report.ItfTrace;
import sharedsockets.model.report.JUnitReport;
import sharedsockets.model.report.JsonReport;
import sharedsockets.model.report.WholeFile;
import sharedsockets.model.tlc.DistributedTlcEngine;

/** {@code check-model}: model-checks configurations and compares with what the manifest expects. */
@Command(
    name = "check-model",
    description = "Model-checks the specification, with TLC or compiled.",
    footer = {
      "",
      "Exit status: 0 all as expected, 1 a property is violated or a planted fault is not "
          + "found, 2 bad usage or input. TLA2TOOLS_JAR names another tla2tools.jar to use. "
          + "docs/tla-plus.md lists what of TLA+ the compiled engine evaluates and what it "
          + "refuses."
    })
final class CheckModelCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description =
          "Configurations of the manifest, or paths to .cfg files; "
              + "default: all that verify checks, which is all but the deep ones.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "tlc|compiled|distributed",
      defaultValue = "tlc",
      description =
          "Who explores the states (default: ${DEFAULT-VALUE}). distributed is TLC's server with "
              + "worker JVMs, which may be on other machines.")
  private String engine;

  @Option(
      names = "--fingerprints",
      description =
          "Of compiled: tell states apart by fingerprints of 64 bits, 12 bytes of memory a state at"
              + " most, and keep the states in a temporary file. Otherwise it does so only where the"
              + " states do not fit in memory. The probability that it missed a state is printed.")
  private boolean fingerprints;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description =
          "Of distributed: the name or address by which workers reach this machine (default: "
              + "${DEFAULT-VALUE}, which other machines cannot).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Of distributed: the server's port (default: ${DEFAULT-VALUE}).")
  private int port = DistributedTlcEngine.PORT;

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "SIZE",
      description =
          "These sizes instead: ${COMPLETION-CANDIDATES}. The deep ones take many minutes.")
  private List<Size> sizes = new ArrayList<>();

  @Mixin private ModelsOption modelsOption;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML to this file.")
  private Path junit;

  @Option(
      names = "--itf",
      paramLabel = "DIR",
      description =
          "Write counterexamples to this folder as ITF JSON, which tools for Apalache and Quint read.")
  private Path itf;

  @Mixin private OutputFormat format;

  @Option(names = "--verbose", description = "Print what TLC printed, too.")
  private boolean verbose;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Threads in use at a time (default: one a processor); of distributed: workers on this "
              + "machine.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Override
  public Integer call() throws InvalidModel, InterruptedException, IOException {
    if (workers < 1) {
      throw new ParameterException(spec.commandLine(), "--workers must be at least 1");
    }
    OutputFiles.requireWritable(spec, "--junit", junit);
    OutputFiles.requireFolder(spec, "--itf", itf);
    try (ModelsLocation location = modelsOption.find()) {
      return check(location.models());
    }
  }

  private int check(Models models) throws InvalidModel, InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Engine chosenEngine = chosenEngine();
    List<Outcome> unusable = new ArrayList<>();
    List<Configuration> chosen = names.isEmpty() ? ofSizes(models) : named(models, unusable);
    if (startsBetterAnew(chosenEngine, chosen)) {
      return QuickJvm.run(spec.root().commandLine().getParseResult().originalArgs());
    }
    ModelCheck check = new ModelCheck(models, workers, out, err);
    List<Outcome> outcomes = new ArrayList<>(check.run(chosenEngine, chosen));
    outcomes.addAll(unusable);
    if (verbose) {
      // Standard output is the JSON document's alone.
      PrintWriter raw = format.isJson() ? err : out;
      outcomes.forEach(outcome -> raw.println(outcome.output()));
      raw.flush();
    }
    check.tellBroken(outcomes);
    if (format.isJson()) {
      out.println(JsonReport.of(outcomes));
    } else {
      check.explain(outcomes, verbose || !names.isEmpty());
      check.table(outcomes);
    }
    if (junit != null) {
      WholeFile.write(junit, JUnitReport.of(outcomes));
    }
    if (itf != null) {
      ItfTrace.write(itf, outcomes);
    }
    return exitStatus(outcomes);
  }

  private Engine chosenEngine() throws InvalidModel {
    Engine chosenEngine = Engines.named(engine, new DistributedTlcEngine(host, port));
    if (!fingerprints) {
      return chosenEngine;
    } else if (chosenEngine instanceof ExplorerEngine) {
      return ExplorerEngine.byFingerprints();
    }
    throw new ParameterException(
        spec.commandLine(), "--fingerprints is of --engine compiled; TLC has no other way");
  }

  /** TLC has a JVM of its own anyway. */
  private boolean startsBetterAnew(Engine chosenEngine, List<Configuration> chosen) {
    return main.ownsProcess()
        && !QuickJvm.isThis()
        && chosenEngine instanceof ExplorerEngine
        && chosen.stream().allMatch(configuration -> configuration.model().brief());
  }

  private List<Configuration> ofSizes(Models models) {
    Set<Size> wanted = sizes.isEmpty() ? VerifySteps.SIZES : EnumSet.copyOf(sizes);
    return models.all().stream()
        .filter(configuration -> wanted.contains(configuration.size()))
        .filter(this::isForEngine)
        .toList();
  }

  /**
   * The configurations that are named. A .cfg that cannot be read does not keep the others from
   * being checked: it goes to the unusable ones.
   */
  private List<Configuration> named(Models models, List<Outcome> unusable) throws InvalidModel {
    if (!sizes.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give either names or --size");
    }
    List<Configuration> chosen = new ArrayList<>();
    for (String name : names) {
      try {
        chosen.add(find(models, name));
      } catch (InvalidModel e) {
        if (!name.endsWith(".cfg")) {
          throw e;
        }
        unusable.add(Models.unusable(Path.of(name), engine, e));
      }
    }
    return chosen;
  }

  private Configuration find(Models models, String name) throws InvalidModel {
    Configuration configuration = models.find(name);
    if (!isForEngine(configuration)) {
      throw new InvalidModel(
          name + " is not for the engine " + engine + ", only for " + configuration.engines());
    }
    return configuration;
  }

  private boolean isForEngine(Configuration configuration) {
    return configuration.engines().contains(engine);
  }

  private static int exitStatus(List<Outcome> outcomes) {
    if (outcomes.stream().anyMatch(Outcome::isBroken)) {
      return ExitCode.USAGE;
    }
    return outcomes.stream().allMatch(Outcome::isAsExpected) ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
