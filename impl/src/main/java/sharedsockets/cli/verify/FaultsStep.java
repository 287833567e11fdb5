package sharedsockets.cli.verify;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;
import sharedsockets.model.system.ChildProcess;

/**
 * Plants faults in the reference implementation, which {@code check-implementation} must find: in a
 * JVM of its own, with exit status 1 and one of the rules that the fault breaks.
 *
 * <p>These are the faults whose patch has a header line {@code Found by: check-implementation},
 * with the arguments that suffice.
 */
final class FaultsStep implements VerifyStep {
  private static final String COMMAND = "check-implementation ";

  private final Path folder;
  private final Path sources;
  private final Class<?> main;
  private final PrintWriter out;

  /**
   * The step.
   *
   * @param root the checkout's folder
   * @param main of the command line
   */
  FaultsStep(Path root, Class<?> main, PrintWriter out) {
    folder = root.resolve("fuzz/faults");
    sources = root.resolve("impl/winsock/src/main/java");
    this.main = main;
    this.out = out;
  }

  /** Whether there is a checkout with sources to plant faults in. */
  boolean isPossible() {
    return Files.isDirectory(folder) && Files.isDirectory(sources);
  }

  @Override
  public String name() {
    return "implementation, planted faults";
  }

  @Override
  public Result run() throws InterruptedException {
    int found = 0;
    int total = 0;
    try {
      for (Fault fault : Fault.in(folder)) {
        Optional<List<String>> arguments = arguments(fault);
        if (arguments.isPresent()) {
          total++;
          found += isFound(fault, arguments.get()) ? 1 : 0;
        }
      }
    } catch (IOException | UnusableFault e) {
      out.println(e.getMessage());
      total++;
    }
    return new Result(found, total, "each found by its rule");
  }

  private static Optional<List<String>> arguments(Fault fault) {
    return fault
        .foundBy()
        .filter(command -> command.startsWith(COMMAND))
        .map(command -> List.of(command.substring(COMMAND.length()).split(" +")));
  }

  private boolean isFound(Fault fault, List<String> arguments)
      throws IOException, UnusableFault, InterruptedException {
    try (FaultyCopy copy = FaultyCopy.of(fault, sources)) {
      List<String> command =
          ChildProcess.java(
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              copy.classPathEntry() + File.pathSeparator + System.getProperty("java.class.path"),
              main.getName(),
              "check-implementation",
              "--workers",
              "1");
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().getParent().getParent().toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      try (ChildProcess child = ChildProcess.start(builder)) {
        byte[] output = child.process().getInputStream().readAllBytes();
        String report = new String(output, StandardCharsets.UTF_8);
        boolean found =
            child.process().waitFor() == 1
                && fault.rules().stream().anyMatch(rule -> report.matches(named(rule)));
        out.println((found ? "  " : "! ") + fault.name() + ": " + fault.sentence());
        if (!found) {
          out.println(report);
        }
        out.flush();
        return found;
      }
    }
  }

  private static String named(String rule) {
    return "(?s).*\\b" + rule + "\\b.*";
  }
}
