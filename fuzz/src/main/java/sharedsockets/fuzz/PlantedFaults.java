package sharedsockets.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.system.ScratchFolder;

/**
 * Lets each target look at the reference implementation with the planted faults that it must find;
 * to be run in the root of the repository.
 *
 * <p>Each line that it prints is a finished check: {@code ok} or {@code FAILED}, and its name. Exit
 * status: 0 all faults found, 1 otherwise.
 */
public final class PlantedFaults {
  private static final Path FAULTS = Path.of("fuzz", "faults");
  private static final Path SOURCES = Path.of("impl", "winsock", "src", "main", "java");

  /** Most are found within seconds, by chance. */
  private static final String SECONDS = "1200";

  /** The first input that shows a fault differs from run to run, but shrinks to a few calls. */
  private static final int MOST_CALLS = 8;

  private PlantedFaults() {}

  /** Runs all. */
  public static void main(String[] arguments) throws IOException, UnusableFault {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    boolean passed = true;
    for (Target target : Target.values()) {
      for (String fault : target.plantedFaults()) {
        passed &= isFound(target, fault, out);
      }
    }
    System.exit(passed ? 0 : 1);
  }

  private static boolean isFound(Target target, String name, PrintWriter out)
      throws IOException, UnusableFault {
    StringWriter result = new StringWriter();
    try (ScratchFolder findings = new ScratchFolder("findings-");
        FaultyCopy copy = FaultyCopy.of(Fault.read(FAULTS.resolve(name + ".patch")), SOURCES)) {
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
    }
    JsonNode found = new ObjectMapper().readTree(result.toString());
    int calls = found.path("calls").asInt();
    boolean isShort = 0 < calls && calls <= MOST_CALLS;
    out.printf(
        "%s %s: planted fault %s, %s%n",
        isShort ? "ok" : "FAILED", target, name, isShort ? calls + " calls" : result);
    return isShort;
  }
}
