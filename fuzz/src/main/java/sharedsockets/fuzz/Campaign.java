package sharedsockets.fuzz;

import static sharedsockets.model.report.OutcomeTable.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.report.Table;
import sharedsockets.model.system.ScratchFolder;

/** Fuzzes the targets in turn, and tells what has come of it. */
@Command(
    name = "fuzz",
    description = "Fuzzes the targets in turn; each ends with its first finding.",
    mixinStandardHelpOptions = true)
public final class Campaign implements Callable<Integer> {
  private static final int NOTHING = 0;
  private static final int FOUND = 1;
  private static final int UNUSABLE = 2;
  private static final long LOOKS_EVERY_MILLIS = 500;

  /** Where processor time counts, a busy machine may take so many times as long. */
  private static final int MOST_TIMES = 30;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "For each target (default: ${DEFAULT-VALUE}).")
  private long seconds;

  @Option(
      names = "--processor-time",
      description = "Count seconds of the fuzzing thread, not of the clock.")
  private boolean processorTime;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "These only, several with commas: ${COMPLETION-CANDIDATES}.",
      split = ",")
  private List<Target> targets = List.of(Target.values());

  @Option(names = "--adapter", paramLabel = "COMMAND", hidden = true)
  private String adapter;

  @Spec private CommandSpec spec;

  @Option(
      names = "--models",
      paramLabel = "NAMES",
      defaultValue = "small,standard",
      description = "For the model-based target (default: ${DEFAULT-VALUE}).")
  private String models;

  @Option(
      names = "--all-profiles",
      description = "Let it draw from all profiles of the models, not Windows' only.")
  private boolean allProfiles;

  @Option(
      names = "--no-feedback",
      description = "Let it begin where the model begins, with branches as the only coverage.")
  private boolean withoutFeedback;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      defaultValue = "fuzz/corpus",
      description = "Where inputs are kept (default: ${DEFAULT-VALUE}).")
  private Path corpus;

  @Option(
      names = "--minimise",
      description =
          "In the end leave only inputs that together reach what the whole corpus reaches.")
  private boolean minimise;

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      defaultValue = "fuzz/src/test/resources/sharedsockets/fuzz",
      description = "The inputs of the regression tests (default: ${DEFAULT-VALUE}).")
  private Path seeds;

  @Option(
      names = "--findings",
      paramLabel = "DIR",
      defaultValue = "fuzz/findings",
      description = "Where findings are written (default: ${DEFAULT-VALUE}).")
  private Path findings;

  @Option(names = "--seed", paramLabel = "N", description = "Of random numbers; by default any.")
  private Long seed;

  private final PrintWriter out;
  private final PrintWriter err;
  private volatile boolean isDone;

  /**
   * The outcome of one target.
   *
   * @param found what it said of its finding; null if there was none
   */
  private record Outcome(
      Target target,
      long executions,
      double elapsed,
      double cpu,
      long branches,
      long corpus,
      JsonNode figures,
      String found) {
    boolean hasFound() {
      return found != null;
    }
  }

  private Campaign(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Exit status 0: nothing found; 1: something found; 2: the arguments or the surroundings are
   * unusable.
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(
        new CommandLine(new Campaign(out, err))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (adapter != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--adapter: other implementations are asked at random by explore --adapter");
    }
    Thread farewell = new Thread(this::interrupted, "farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    try (ScratchFolder work = new ScratchFolder("fuzz-")) {
      requireWritable(corpus);
      requireWritable(findings);
      List<Outcome> outcomes = new ArrayList<>();
      for (Target target : targets) {
        Outcome outcome = fuzz(target, work.path().resolve(target.toString()));
        outcomes.add(outcome);
        if (outcome.hasFound()) {
          out.println(outcome.found());
        }
      }
      isDone = true;
      table(outcomes);
      return outcomes.stream().anyMatch(Outcome::hasFound) ? FOUND : NOTHING;
    } catch (IOException e) {
      isDone = true;
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  private void interrupted() {
    if (!isDone) {
      err.println();
      err.println("interrupted; inputs are kept in " + corpus + ", findings in " + findings);
    }
  }

  private static void requireWritable(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "can-be-written-", ""));
    } catch (IOException e) {
      throw new IOException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private Outcome fuzz(Target target, Path work) throws IOException, InterruptedException {
    Path kept = corpus.resolve(target.toString());
    requireWritable(kept);
    Files.createDirectories(work);
    long start = System.nanoTime();
    JazzerCommand command = command(target, work);
    try (StatusLine line = new StatusLine(err);
        FuzzerProcess process = start(command, kept)) {
      while (process.isRunning() && !isOver(process)) {
        line.show(status(target, process, start));
        TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MILLIS);
      }
      boolean found = process.isRunning() ? process.end() : process.await();
      JsonNode figures = process.figures();
      double elapsed = (System.nanoTime() - start) / 1e9;
      if (minimise) {
        line.show(target + ": minimising the corpus");
      }
      return new Outcome(
          target,
          figures.path("executions").asLong(),
          elapsed,
          figures.path("cpuSeconds").asDouble(),
          process.coverage(),
          minimise ? Minimisation.of(kept, command) : process.corpus(),
          figures,
          found ? process.lastWords() : null);
    }
  }

  private boolean isOver(FuzzerProcess process) {
    return processorTime && process.figures().path("cpuSeconds").asDouble() >= seconds;
  }

  private FuzzerProcess start(JazzerCommand command, Path kept) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(kept));
    Path inputs = seeds.resolve(command.target().seeds());
    if (Files.isDirectory(inputs)) {
      folders.add(inputs);
    }
    return new FuzzerProcess(
        command.fuzzing(
            processorTime ? MOST_TIMES * seconds : seconds,
            seed == null ? System.nanoTime() & Integer.MAX_VALUE : seed,
            folders,
            findings),
        command.figures(),
        command.work().resolve("jazzer.log"));
  }

  private JazzerCommand command(Target target, Path work) {
    Map<String, String> properties = new HashMap<>();
    properties.put(Setup.MODELS, models);
    properties.put(Setup.PROFILES, allProfiles ? "all" : "windows");
    properties.put(Setup.FEEDBACK, String.valueOf(!withoutFeedback));
    return new JazzerCommand(target, work, JazzerCommand.OWN_CLASS_PATH, properties, List.of());
  }

  private String status(Target target, FuzzerProcess process, long start) {
    JsonNode figures = process.figures();
    double elapsed = (System.nanoTime() - start) / 1e9;
    long executions = figures.path("executions").asLong();
    StringBuilder status = new StringBuilder();
    status.append(
        "%s: %.0f of %d s, %s executions, %s a second, %s branches"
            .formatted(
                target,
                processorTime ? figures.path("cpuSeconds").asDouble() : elapsed,
                seconds,
                number(executions),
                number(Math.round(executions / elapsed)),
                number(process.coverage())));
    for (String size : List.of("small", "standard")) {
      if (figures.has(size)) {
        status.append(
            ", %s: %s states, %s transitions"
                .formatted(size, number(figures.get(size).get(2).asLong()), share(figures, size)));
      }
    }
    return status.toString();
  }

  /** The calls of a program, on average. */
  private static String callsEach(Outcome of) {
    return number(of.figures().get("calls").asLong() / Math.max(1, of.executions()));
  }

  /** The transitions reached of the models of a size. */
  private static String share(JsonNode figures, String size) {
    if (!figures.has(size)) {
      return "";
    }
    long reached = figures.get(size).get(0).asLong();
    long all = figures.get(size).get(1).asLong();
    double percent = Math.floor(1000.0 * reached / Math.max(1, all)) / 10;
    return "%s of %s (%.1f %%)".formatted(number(reached), number(all), percent);
  }

  private void table(List<Outcome> outcomes) throws IOException {
    Table table =
        new Table(
            "target",
            "executions",
            "seconds",
            "cpu",
            "a cpu second",
            "calls each",
            "branches",
            "inputs",
            "transitions, small",
            "standard",
            "findings");
    for (Outcome each : outcomes) {
      table.row(
          each.target().toString(),
          number(each.executions()),
          "%.0f".formatted(each.elapsed()),
          "%.0f".formatted(each.cpu()),
          each.cpu() > 0 ? number(Math.round(each.executions() / each.cpu())) : "-",
          each.figures().has("calls") ? callsEach(each) : "-",
          number(each.branches()),
          number(each.corpus()),
          share(each.figures(), "small"),
          share(each.figures(), "standard"),
          each.hasFound() ? "1" : "0");
    }
    table.lines().forEach(out::println);
    if (outcomes.stream().anyMatch(Outcome::hasFound)) {
      out.println("findings, each a trace, a JUnit test and Jazzer's input, in " + findings + ":");
      try (Stream<Path> files = Files.list(findings)) {
        files.map(file -> "  " + file.getFileName()).sorted().forEach(out::println);
      }
    }
  }
}
