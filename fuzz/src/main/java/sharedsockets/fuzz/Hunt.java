package sharedsockets.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.fuzz.model.Explore;
import sharedsockets.matrix.FaultChecker;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.system.ScratchFolder;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/** Looks for one fault, with several targets side by side, until the first finding. */
@Command(
    name = "hunt",
    description = "Fuzzes the implementation on the class path until something is found.",
    mixinStandardHelpOptions = true)
public final class Hunt implements Callable<Integer> {
  private static final int NOTHING = 0;
  private static final int FOUND = 1;
  private static final int UNUSABLE = 2;
  private static final long LOOKS_EVERY_MILLIS = 100;
  static final String TRACE = ".ndjson";
  private static final Pattern RULE = Pattern.compile("\\b(?:[A-Z]{3}-\\d+|U\\d+)\\b");

  @Option(names = "--seconds", defaultValue = "60", description = "At most; 60 by default.")
  private long seconds;

  @Option(names = "--seed", defaultValue = "1", description = "Of Jazzer's random numbers.")
  private long seed;

  @Option(names = "--findings", required = true, description = "The folder to write them to.")
  private Path findings;

  @Option(names = "--target", description = "These only: ${COMPLETION-CANDIDATES}.")
  private List<Target> targets = List.of(Target.MODEL, Target.THREADS);

  /** The small ones have all calls, with all arguments. */
  @Option(
      names = "--models",
      split = ",",
      defaultValue = "small",
      description = "For the model target: names, or all of a size; small by default.")
  private List<String> models;

  @Option(
      names = "--classes",
      description = "The folder of the implementation's classes, if not those on the class path.")
  private Path classes;

  private final PrintWriter out;
  private final PrintWriter err;

  private Hunt(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Exit status 0: nothing found; 1: found; 2: the arguments or the surroundings are unusable. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /** The same within this JVM, and returns the exit status. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Hunt(out, err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .execute(arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ScratchFolder work = new ScratchFolder("hunt-")) {
      Files.createDirectories(findings);
      if (targets.contains(Target.MODEL)) {
        Explore.models(models);
      }
      return hunt(work.path());
    } catch (IOException | InvalidModel e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  private int hunt(Path work) throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<FuzzerProcess> running = new ArrayList<>();
    try {
      for (Target target : targets) {
        running.add(start(target, work.resolve(target.toString())));
      }
      FuzzerProcess first = firstFinding(running, start);
      double elapsed = (System.nanoTime() - start) / 1e9;
      Target found = first == null ? unfinished() : targets.get(running.indexOf(first));
      ObjectNode result = new ObjectMapper().createObjectNode().put("found", found != null);
      if (found != null) {
        describe(result, found);
      }
      out.println(result.put("seconds", Math.round(elapsed * 10) / 10.0));
      return found == null ? NOTHING : FOUND;
    } finally {
      running.forEach(FuzzerProcess::close);
    }
  }

  private FuzzerProcess start(Target target, Path work) throws IOException {
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    JazzerCommand command =
        new JazzerCommand(
            target,
            work,
            classPath(),
            Map.of(Setup.MODELS, String.join(",", models)),
            // A minute is too short for the compiler that makes code fast in the end.
            List.of("-XX:TieredStopAtLevel=1"));
    return new FuzzerProcess(
        command.fuzzing(seconds, seed, List.of(corpus), findings),
        command.figures(),
        work.resolve("jazzer.log"));
  }

  private String classPath() {
    return classes == null
        ? JazzerCommand.OWN_CLASS_PATH
        : FaultChecker.inFront(classes, JazzerCommand.OWN_CLASS_PATH);
  }

  private FuzzerProcess firstFinding(List<FuzzerProcess> running, long start)
      throws IOException, InterruptedException {
    List<FuzzerProcess> left = new ArrayList<>(running);
    while (!left.isEmpty() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      for (FuzzerProcess each : List.copyOf(left)) {
        if (!each.isRunning()) {
          if (each.await()) {
            return each;
          }
          left.remove(each);
        }
      }
      TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MILLIS);
    }
    return null;
  }

  /** A target that has found something, and when its time was over was making it short; or null. */
  private Target unfinished() throws IOException {
    for (Target target : targets) {
      if (newest(target) != null) {
        return target;
      }
    }
    return null;
  }

  private void describe(ObjectNode result, Target target) throws IOException {
    result.put("target", target.toString());
    Path trace = newest(target);
    if (trace == null) {
      return; // An exception that no target expects.
    }
    result.put("trace", trace.toString());
    List<Event> events = new ArrayList<>();
    try (InputStream input = Files.newInputStream(trace);
        TraceReader reader = new TraceReader(input)) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
    } catch (MalformedTrace e) {
      err.println(trace + ": " + e.getMessage());
    }
    result.put("calls", events.size());
    String note = note(trace);
    result.put("note", note);
    if (new Judge(ProfileSetting.ANY).judge(events) instanceof Verdict.Diverges diverges) {
      diverges.divergence().rules().forEach(result.withArray("rules")::add);
    } else {
      // That the peer does not see the end, or that a call waits for ever, no trace tells.
      RULE.matcher(note).results().map(MatchResult::group).forEach(result.withArray("rules")::add);
    }
  }

  private static String note(Path trace) throws IOException {
    try (Stream<String> lines = Files.lines(trace)) {
      return new ObjectMapper().readTree(lines.findFirst().orElse("{}")).path("note").asText();
    }
  }

  private Path newest(Target target) throws IOException {
    try (Stream<Path> files = Files.list(findings)) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().startsWith(target + "-")
                      && file.toString().endsWith(TRACE))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElse(null);
    }
  }
}
