package sharedsockets.model.tlc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;

/**
 * TLC's distributed mode: a server, which holds the states, and workers, which compute successors.
 * Input is a model, output its verdict and counts. Server and workers are child JVMs; workers of
 * other machines may join while it runs. The loss of a worker loses no states: the server gives its
 * work to the others.
 *
 * <p>TLC's server checks no liveness. Of a violation it tells the last step, neither which property
 * it is nor how the step is reached.
 */
public final class DistributedTlcEngine implements Engine {
  /** The name users choose it by. */
  public static final String NAME = "distributed";

  /** What the server says once workers can come. */
  private static final String READY = "TLC server at ";

  /** TLC's own port. */
  public static final int PORT = 10997;

  /** Where a worker ends just as TLC's server counts the states that workers have, it fails so. */
  private static final String RACE = "\"this.states\" is null";

  private static final int ATTEMPTS = 3;

  private final String host;
  private final int port;
  private final String toolsJar;

  /**
   * On this machine.
   *
   * @param host the name or address by which workers reach it
   * @param port of the server
   */
  public DistributedTlcEngine(String host, int port) {
    this.host = host;
    this.port = port;
    toolsJar = System.getenv(ToolsPath.VARIABLE);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The server has one port for all of this machine. */
  @Override
  public boolean runsSideBySide() {
    return false;
  }

  @Override
  public EngineResult explore(Model model, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    ModelFiles.require(model);
    InvalidModel last = null;
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        return exploreOnce(model, workers, progress);
      } catch (InvalidModel e) {
        if (!e.getMessage().contains(RACE)) {
          throw e;
        }
        last = e;
      }
    }
    throw last;
  }

  private EngineResult exploreOnce(Model model, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    Instant start = Instant.now();
    RunOutput output = new RunOutput(progress);
    Path folder = model.module().toAbsolutePath().getParent();
    try (ChildJvm server = new ChildJvm();
        TlcWorkers all = new TlcWorkers(workerOptions(), host, workers)) {
      all.whenServerIsLeft(server::close);
      run(server, all, model, output, folder);
      return result(model, output, Duration.between(start, Instant.now()), all);
    } catch (IOException e) {
      throw new InvalidModel("TLC cannot be started: " + e.getMessage());
    }
  }

  private void run(ChildJvm server, TlcWorkers all, Model model, RunOutput output, Path folder)
      throws InvalidModel, IOException, InterruptedException {
    try {
      server.run(
          options(model),
          DistributedMain.class,
          arguments(model, server.scratch().resolve("states")),
          folder,
          line -> {
            output.accept(line);
            if (line.startsWith(READY)) {
              all.start();
            }
          });
    } catch (InterruptedException e) {
      if (!all.areGone()) {
        throw e;
      }
    }
  }

  private static EngineResult result(
      Model model, RunOutput output, Duration elapsed, TlcWorkers workers)
      throws InvalidModel, InterruptedException {
    Duration cpu = output.cpu();
    StringBuilder text = new StringBuilder(output.text());
    for (RunOutput worker : workers.outputs()) {
      cpu = cpu.plus(worker.cpu());
      text.append(worker.text());
    }
    Findings findings = output.findings();
    Counterexample counterexample = findings.counterexample();
    ModelVerdict verdict = findings.verdict();
    if (verdict == null && !counterexample.states().isEmpty()) {
      verdict = ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, "a property");
    }
    if (verdict == null) {
      throw new InvalidModel(
          model.cfg().getFileName() + ": " + complaint(findings), text.toString());
    }
    return new EngineResult(
        verdict,
        counterexample,
        findings.reached(),
        elapsed,
        cpu,
        findings.warnings(),
        text.toString());
  }

  private static String complaint(Findings findings) {
    return findings.complaint().isEmpty()
        ? "TLC's server has come to no verdict, and all its workers have ended"
        : findings.complaint();
  }

  private List<String> options(Model model) throws InvalidModel {
    // Workers ask the server for the configuration by its name, as for modules.
    List<Path> folders = new ArrayList<>(model.library());
    folders.add(model.cfg().resolveSibling(""));
    List<String> options = new ArrayList<>(workerOptions());
    options.add(ModelFiles.libraryOption(folders));
    return options;
  }

  private List<String> workerOptions() throws InvalidModel {
    return List.of(
        "-Djava.rmi.server.hostname=" + host,
        "-Dtlc2.tool.distributed.TLCServer.port=" + port,
        "-XX:+UseParallelGC",
        "-cp",
        ToolsPath.classPath(toolsJar));
  }

  private static List<String> arguments(Model model, Path states) {
    List<String> arguments = new ArrayList<>(List.of(DistributedMain.SERVER));
    arguments.addAll(ModelFiles.arguments(model, model.cfg(), states));
    return arguments;
  }
}
