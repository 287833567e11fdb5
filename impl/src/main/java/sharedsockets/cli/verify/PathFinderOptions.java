package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.faults.Faults;
import sharedsockets.jpf.HarnessFaults;
import sharedsockets.jpf.HarnessResult;
import sharedsockets.jpf.Installation;
import sharedsockets.jpf.PathFinderCheck;
import sharedsockets.jpf.PublicMethods;
import sharedsockets.model.report.OutcomeTable;
import sharedsockets.model.report.Table;

/** Options: the harnesses to run with Java PathFinder, and the form of the output. */
public final class PathFinderOptions {
  private static final String WINSOCK = "sharedsockets/winsock/Winsock.class";

  @Option(
      names = "--harnesses",
      paramLabel = "DIR",
      description = "The folder of .jpf files (default: ${DEFAULT-VALUE}).")
  private Path harnesses = Path.of("impl/src/jpf");

  @Option(
      names = "--faults",
      paramLabel = "DIR",
      description = "The folder of planted faults (default: ${DEFAULT-VALUE}).")
  private Path faults = Path.of("fuzz/faults");

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "The sources in which faults are planted (default: ${DEFAULT-VALUE}).")
  private Path sources = Path.of("impl/winsock/src/main/java");

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "The folder of MCFaults.tla and faults/ (default: ${DEFAULT-VALUE}).")
  private Path models = Path.of("model");

  @Option(
      names = "--spec",
      paramLabel = "DIR",
      description = "The folder of the specification (default: ${DEFAULT-VALUE}).")
  private Path specification = Path.of("spec");

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "1: all programs; 2: also every pair of calls in longer programs, hours (default:"
              + " ${DEFAULT-VALUE}).")
  private int depth = 1;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Processes at a time (default: one a processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--implementation",
      paramLabel = "DIR",
      description =
          "Run the harnesses on the implementation whose classes are in this folder, up to the"
              + " first that finds something, and plant no faults.")
  private Path implementation;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description =
          "With --implementation: begin with the harness that says to find this planted fault.")
  private String fault;

  /** Whether this is run where the harnesses are, in the project's folder. */
  boolean areHere() {
    return Files.isDirectory(harnesses);
  }

  /**
   * What there is to run.
   *
   * @throws IOException if that cannot be run, and so would find nothing
   */
  PathFinderCheck check() throws IOException {
    require(depth == 1 || depth == 2, "--depth is 1 or 2, not " + depth);
    require(jobs >= 1, "--jobs must be at least 1");
    require(Files.isDirectory(harnesses), "--harnesses: there is no folder " + harnesses);
    require(fault == null || implementation != null, "--fault needs --implementation");
    require(
        implementation == null || Files.isRegularFile(implementation.resolve(WINSOCK)),
        "--implementation: there is no " + WINSOCK + " in " + implementation);
    return new PathFinderCheck(
        harnesses, new HarnessFaults(new Faults(faults, sources), models, specification), depth);
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }

  /** Runs it, shows how far it is, and prints a table. */
  public List<HarnessResult> run(Installation installation, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    PathFinderCheck check = check();
    List<HarnessResult> results = new ArrayList<>();
    try (StatusLine line = new StatusLine(err)) {
      line.show("[0/" + check.runs() + "]");
      Consumer<HarnessResult> finished =
          result -> {
            results.add(result);
            String row = row(results.size(), check.runs(), result);
            if (line.isWatched()) {
              line.show(row);
            } else {
              out.println(row);
              out.flush();
            }
          };
      if (implementation != null) {
        check.firstFinding(installation, implementation.toAbsolutePath(), fault, finished);
      } else {
        List<HarnessResult> all = check.run(installation, jobs, finished);
        results.clear();
        results.addAll(all);
        results.add(PublicMethods.row(all));
      }
    }
    print(results, out);
    if (implementation != null) {
      HarnessResult last = results.get(results.size() - 1);
      if (last.showsFault()) {
        out.println("found by " + last.harness() + ": " + last.verdict());
      }
      out.flush();
    }
    return results;
  }

  private static String row(int number, long all, HarnessResult result) {
    return "[%d/%d] %s%s: %s, %d of %d programs, %s states, %s s"
        .formatted(
            number,
            all,
            result.harness(),
            result.fault().map(planted -> ", " + planted).orElse(""),
            result.verdict(),
            result.programs(),
            result.available(),
            number(result.states()),
            OutcomeTable.seconds(result.time()));
  }

  private static void print(List<HarnessResult> results, PrintWriter out) {
    Table table =
        new Table("", "harness", "planted fault", "programs", "states", "outcomes", "verdict", "s");
    for (HarnessResult result : results) {
      table.row(
          result.isAsExpected() ? "" : "!",
          result.harness(),
          result.fault().orElse(""),
          number(result.programs()) + " of " + number(result.available()),
          number(result.states()),
          number(result.outcomes()),
          result.verdict(),
          OutcomeTable.seconds(result.time()));
    }
    table.lines().forEach(out::println);
    out.println("called without threads: " + String.join(", ", PublicMethods.withoutThreads()));
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
