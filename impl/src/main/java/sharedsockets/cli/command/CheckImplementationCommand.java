package sharedsockets.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.verify.ImplementationCheck;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.transitions.TransitionCoverage;
import sharedsockets.transitions.WrongAnswer;

/** {@code check-implementation}: holds the reference implementation to models. */
@Command(
    name = "check-implementation",
    description = "Drives the reference implementation through every transition of models.",
    footer = {
      "",
      "A transition is a state and a call; the model may allow several answers to it.",
      "Exit status: 0 every transition was driven and no answer is wrong, 1 one is wrong, "
          + "2 bad usage or input."
    })
final class CheckImplementationCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      description =
          "Configurations of the manifest, or paths to .cfg files, of the module MCSharedSockets or"
              + " one that extends it; default: all small and standard ones.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--pairs",
      description = "Drive every transition after each one that leads to its state, too.")
  private boolean pairs;

  @Option(
      names = "--fail-fast",
      description = "Begin with no further model once an answer is wrong.")
  private boolean failFast;

  @Mixin private ModelsOption modelsOption;

  @Mixin private OutputFormat format;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Models driven at a time (default: one a processor).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InvalidModel, InterruptedException, JsonProcessingException {
    if (workers < 1) {
      throw new ParameterException(spec.commandLine(), "--workers must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ModelsLocation location = modelsOption.find()) {
      Models models = location.models();
      ImplementationCheck check =
          new ImplementationCheck(models, workers, out, spec.commandLine().getErr());
      List<ImplementationCheck.Outcome> outcomes = check.run(chosen(models), pairs, failFast);
      if (format.isJson()) {
        out.println(json(outcomes));
        out.flush();
      } else {
        check.explain(outcomes);
        check.table(outcomes);
      }
      return outcomes.stream().allMatch(ImplementationCheck.Outcome::conforms)
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
    }
  }

  private List<Configuration> chosen(Models models) throws InvalidModel {
    if (names.isEmpty()) {
      return ImplementationCheck.suitable(models, Size.SMALL, Size.STANDARD);
    }
    List<Configuration> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(models.find(name));
    }
    return chosen;
  }

  private static String json(List<ImplementationCheck.Outcome> outcomes)
      throws JsonProcessingException {
    List<Map<String, Object>> models = new ArrayList<>();
    outcomes.forEach(outcome -> models.add(json(outcome)));
    return new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("models", models));
  }

  private static Map<String, Object> json(ImplementationCheck.Outcome outcome) {
    TransitionCoverage coverage = outcome.result().coverage();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", outcome.name());
    model.put("verdict", outcome.conforms() ? "conforms" : "diverges");
    model.put("states", coverage.states());
    model.put("reached", coverage.reached());
    model.put("transitions", coverage.transitions());
    model.put("driven", coverage.driven());
    model.put("answers", coverage.edges());
    model.put("chosen", coverage.chosen());
    model.put("observations", coverage.observations());
    model.put("pairs", coverage.pairs());
    model.put("calls", coverage.calls());
    model.put("cpuSeconds", outcome.cpu().toMillis() / 1000.0);
    if (outcome.result().divergence().isPresent()) {
      WrongAnswer divergence = outcome.result().divergence().get();
      model.put("rules", divergence.rules());
      model.put("profile", divergence.machine());
      model.put("path", divergence.path());
      model.put("call", divergence.call());
      model.put("observed", divergence.observed());
      model.put("allowed", divergence.allowed());
      model.put(
          "message", String.join("\n", ImplementationCheck.describe(outcome.name(), divergence)));
    }
    return model;
  }
}
