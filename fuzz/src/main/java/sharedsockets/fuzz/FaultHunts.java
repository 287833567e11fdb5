package sharedsockets.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import sharedsockets.cli.verify.FinishedCheck;
import sharedsockets.faults.Fault;
import sharedsockets.faults.Faults;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;
import sharedsockets.fuzz.threads.ThreadTarget;
import sharedsockets.model.system.ScratchFolder;

/**
 * Lets each target look at the reference implementation with the planted faults that it must find,
 * each by one of its rules, or a data race, and one short trace; to be run in the root of the
 * repository.
 *
 * <p>It prints a line for each {@link FinishedCheck}. Exit status: 0 all faults found, 1 otherwise.
 */
public final class FaultHunts {
  private static final Faults FAULTS = Faults.of(Path.of(""));

  /** Most are found within seconds, by chance. */
  private static final String SECONDS = "1200";

  /** The first input that shows a fault differs from run to run, but shrinks to a few calls. */
  private static final int MOST_CALLS = 8;

  private FaultHunts() {}

  /** Runs all. */
  public static void main(String[] arguments) throws IOException, UnusableFault {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    boolean passed = true;
    for (Target target : Target.values()) {
      for (String fault : target.plantedFaults()) {
        FinishedCheck check = hunt(target, FAULTS.named(fault));
        out.println(check);
        passed &= check.isPassed();
      }
    }
    System.exit(passed ? 0 : 1);
  }

  private static FinishedCheck hunt(Target target, Fault fault) throws IOException, UnusableFault {
    StringWriter result = new StringWriter();
    long traces;
    try (ScratchFolder findings = new ScratchFolder("findings-");
        FaultyCopy copy = FAULTS.plant(fault)) {
      Hunt.run(
          new PrintWriter(result),
          new PrintWriter(System.err, true, StandardCharsets.UTF_8),
          "--target",
          target.toString(),
          "--classes",
          copy.classPathEntry().toString(),
          "--seconds",
          SECONDS,
          "--models",
          "descriptors-small",
          "--findings",
          findings.path().toString());
      traces = traces(findings.path());
    }
    JsonNode found = new ObjectMapper().readTree(result.toString());
    int calls = found.path("calls").asInt();
    boolean isShort = 0 < calls && calls <= MOST_CALLS;
    boolean isFound = isShort && traces == 1 && isTold(fault, found);
    return FinishedCheck.ofPlantedFault(
        isFound,
        target.toString(),
        fault.name(),
        isFound ? calls + " calls" : traces + " traces, " + result.toString().strip());
  }

  /** By one of its rules, or as a data race, of which no rule speaks. */
  private static boolean isTold(Fault fault, JsonNode found) {
    for (JsonNode rule : found.path("rules")) {
      if (fault.rules().contains(rule.asText())) {
        return true;
      }
    }
    return found.path("note").asText().contains(ThreadTarget.DATA_RACE);
  }

  private static long traces(Path findings) throws IOException {
    try (Stream<Path> files = Files.list(findings)) {
      return files.filter(file -> file.toString().endsWith(Hunt.TRACE)).count();
    }
  }
}
