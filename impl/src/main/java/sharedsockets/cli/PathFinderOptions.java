package sharedsockets.cli;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import sharedsockets.model.report.OutcomeTable;
import sharedsockets.model.report.Table;
import sharedsockets.pathfinder.HarnessResult;
import sharedsockets.pathfinder.Installation;
import sharedsockets.pathfinder.PathFinderCheck;
import sharedsockets.pathfinder.PlantedFaults;

/** What is run with Java PathFinder, and how it is shown. */
final class PathFinderOptions {
  @Option(
      names = "--harnesses",
      paramLabel = "DIR",
      defaultValue = "impl/src/jpf",
      description = "The folder of .jpf files (default: ${DEFAULT-VALUE}).")
  private Path harnesses = Path.of("impl/src/jpf");

  @Option(
      names = "--faults",
      paramLabel = "DIR",
      defaultValue = "fuzz/faults",
      description = "The folder of planted faults (default: ${DEFAULT-VALUE}).")
  private Path faults = Path.of("fuzz/faults");

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      defaultValue = "impl/winsock/src/main/java",
      description = "The sources in which faults are planted (default: ${DEFAULT-VALUE}).")
  private Path sources = Path.of("impl/winsock/src/main/java");

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "model",
      description = "The folder of MCFaults.tla and faults/ (default: ${DEFAULT-VALUE}).")
  private Path models = Path.of("model");

  @Option(
      names = "--spec",
      paramLabel = "DIR",
      defaultValue = "spec",
      description = "The folder of the specification (default: ${DEFAULT-VALUE}).")
  private Path specification = Path.of("spec");

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description = "1: some minutes; 2: every pair of calls in longer programs (default: 1).")
  private int depth = 1;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Processes at a time (default: one a processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  /** Whether this is run where the harnesses are, in the project's folder. */
  boolean areHere() {
    return Files.isDirectory(harnesses);
  }

  /** What there is to run. */
  PathFinderCheck check() throws IOException {
    return new PathFinderCheck(
        harnesses, new PlantedFaults(faults, sources, models, specification), depth);
  }

  /** Runs it, shows how far it is, and prints a table. */
  List<HarnessResult> run(Installation installation, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    PathFinderCheck check = check();
    boolean watched = Terminal.isStandardError();
    List<HarnessResult> finished = new ArrayList<>();
    if (watched) {
      show(err, finished, check.runs(), "");
    }
    List<HarnessResult> results =
        check.run(
            installation,
            Math.max(1, jobs),
            result -> {
              finished.add(result);
              if (watched) {
                show(err, finished, check.runs(), result.harness() + ": " + result.verdict());
              }
            });
    if (watched) {
      err.print("\r\u001b[K");
      err.flush();
    }
    print(results, out);
    return results;
  }

  private static void show(PrintWriter err, List<HarnessResult> finished, long runs, String last) {
    err.print("\r\u001b[K[%d/%d] %s".formatted(finished.size(), runs, last));
    err.flush();
  }

  private static void print(List<HarnessResult> results, PrintWriter out) {
    Table table =
        new Table("", "harness", "planted fault", "programs", "states", "outcomes", "verdict", "s");
    for (HarnessResult result : results) {
      table.row(
          result.isAsExpected() ? "" : "!",
          result.harness(),
          result.fault().orElse(""),
          number(result.programs()),
          number(result.states()),
          number(result.outcomes()),
          result.verdict(),
          OutcomeTable.seconds(result.time()));
    }
    table.lines().forEach(out::println);
    for (HarnessResult result : results) {
      if (!result.isAsExpected()) {
        out.println();
        out.println(result.harness() + ": " + result.verdict());
        out.println(result.explanation());
      }
    }
    out.flush();
  }
}
