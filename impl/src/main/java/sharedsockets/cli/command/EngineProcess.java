package sharedsockets.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.system.ChildProcess;

/** One {@code check-model} of one engine in a process of its own, with one thread. */
final class EngineProcess {
  private static final String TLC = "tlc";
  private static final double NANOS_PER_SECOND = 1e9;

  private EngineProcess() {}

  /**
   * The process's result and its cost.
   *
   * @param elapsed from start to end of the process
   * @param cpu of the process that did the work, start-up and parsing included; for TLC its own JVM
   */
  record Result(long distinct, long generated, Duration elapsed, Duration cpu) {}

  /** Runs it; {@code models} may be null. */
  static Result run(String engine, Path models, String configuration)
      throws InvalidModel, IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command(engine, models, configuration))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try (ChildProcess child = ChildProcess.start(builder)) {
      JsonNode report = new ObjectMapper().readTree(child.process().getInputStream());
      child.process().waitFor();
      return result(report, engine, configuration, System.nanoTime() - start);
    }
  }

  private static List<String> command(String engine, Path models, String configuration) {
    List<String> command =
        ChildProcess.java(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "check-model",
            "--engine",
            engine,
            "--workers",
            "1",
            "--format",
            "json",
            configuration);
    if (models != null) {
      command.addAll(List.of("--models", models.toString()));
    }
    return command;
  }

  private static Result result(
      JsonNode report, String engine, String configuration, long elapsedNanos) throws InvalidModel {
    JsonNode found = report.path("configurations").path(0);
    if (!found.has("distinct")) {
      throw new InvalidModel(configuration + " cannot be explored by " + engine);
    }
    double cpu =
        (engine.equals(TLC) ? found.get("cpuSeconds") : report.get("processCpuSeconds"))
            .doubleValue();
    return new Result(
        found.get("distinct").longValue(),
        found.get("generated").longValue(),
        Duration.ofNanos(elapsedNanos),
        Duration.ofNanos(Math.round(cpu * NANOS_PER_SECOND)));
  }
}
