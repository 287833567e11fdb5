package sharedsockets.model.tlc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;

/**
 * TLC, in a child JVM with its own temporary folder. Runs side by side do not disturb each other.
 *
 * <p>The environment variable {@code TLA2TOOLS_JAR} names another tla2tools.jar to use.
 */
public final class TlcEngine implements Engine {
  private final String toolsJar;
  private final ClassArchive archive = new ClassArchive();

  /** TLC as the environment chooses it. */
  public TlcEngine() {
    this(System.getenv(ToolsPath.VARIABLE));
  }

  TlcEngine(String toolsJar) {
    this.toolsJar = toolsJar;
  }

  @Override
  public String name() {
    return "tlc";
  }

  @Override
  public boolean runsSideBySide() {
    return true;
  }

  @Override
  public EngineResult explore(Model model, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    ModelFiles.require(model);
    EngineResult found = run(model, model.cfg(), workers, progress);
    return switch (found.verdict().kind()) {
      case ACTION_PROPERTY, TEMPORAL_PROPERTY ->
          withName(found, violatedProperty(model, found.verdict(), workers));
      default -> found;
    };
  }

  /**
   * The violated property's name in the .cfg. TLC names no temporal property, and calls one that
   * another module states by its place there: then each property is asked alone.
   */
  private String violatedProperty(Model model, ModelVerdict verdict, int workers)
      throws InvalidModel, InterruptedException {
    PropertiesOfCfg cfg = PropertiesOfCfg.read(model.cfg());
    if (cfg.properties().contains(verdict.property())) {
      return verdict.property();
    }
    if (cfg.properties().size() == 1) {
      return cfg.properties().get(0);
    }
    for (String property : cfg.properties()) {
      try (ScratchFile only = ScratchFile.containing(cfg.withOnly(property))) {
        if (run(model, only.path(), workers, progress -> {}).verdict().equals(verdict)) {
          return property;
        }
      }
    }
    return String.join(" or ", cfg.properties());
  }

  private EngineResult run(Model model, Path cfg, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    Instant start = Instant.now();
    RunOutput output = new RunOutput(progress);
    Path folder = model.module().toAbsolutePath().getParent();
    int status;
    try (ChildJvm child = new ChildJvm()) {
      List<String> arguments = arguments(model, cfg, workers, child.scratch().resolve("states"));
      List<String> options = options(model, workers);
      status = child.run(options, TlcMain.class, arguments, folder, output);
      archive.ended(options);
    } catch (IOException e) {
      throw new InvalidModel("TLC cannot be started: " + e.getMessage());
    }
    Findings findings = output.findings();
    if (findings.verdict() == null) {
      throw new InvalidModel(complaint(model, findings, status), output.text());
    }
    return new EngineResult(
        findings.verdict(),
        findings.counterexample(),
        findings.reached(),
        Duration.between(start, Instant.now()),
        output.cpu(),
        findings.warnings(),
        output.text());
  }

  private List<String> options(Model model, int workers) throws InvalidModel {
    List<String> options = new ArrayList<>();
    options.add(workers == 1 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC");
    if (model.brief()) {
      options.add("-XX:TieredStopAtLevel=1"); // Halves the time of runs below some ten seconds.
      options.add("-Xmn256m"); // What it parses and evaluates at its start is never copied.
    }
    options.add(ModelFiles.libraryOption(model.library()));
    String classPath = ToolsPath.classPath(toolsJar);
    options.addAll(archive.nextOptions(classPath));
    options.add("-cp");
    options.add(classPath);
    return options;
  }

  private static List<String> arguments(Model model, Path cfg, int workers, Path states) {
    List<String> arguments = new ArrayList<>(List.of("-workers", Integer.toString(workers)));
    if (model.brief()) {
      // Of the heap for fingerprints: a quarter of it takes longer to clear than all else.
      arguments.addAll(List.of("-fpmem", "0.01"));
    }
    arguments.addAll(ModelFiles.arguments(model, cfg, states));
    return arguments;
  }

  private static String complaint(Model model, Findings findings, int status) {
    String complaint = findings.complaint();
    if (complaint.isEmpty()) {
      complaint = "TLC ended with exit status " + status + " and no verdict";
    }
    return model.cfg().getFileName() + ": " + complaint;
  }

  private static EngineResult withName(EngineResult found, String property) {
    return new EngineResult(
        new ModelVerdict(found.verdict().kind(), property, found.verdict().property()),
        found.counterexample(),
        found.reached(),
        found.elapsed(),
        found.cpu(),
        found.warnings(),
        found.output());
  }
}
