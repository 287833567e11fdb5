package sharedsockets.pathfinder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of Java PathFinder, in a process of its own. */
final class Run {
  private Run() {}

  /**
   * Runs a harness to its end.
   *
   * @param settings in the form of its command line: {@code +key=value}
   */
  static Report of(Installation installation, Harness harness, List<String> settings)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-ea",
                "-jar",
                installation.launcher().toString(),
                harness.file().toString()));
    command.addAll(settings);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread end = new Thread(process::destroy, "end-jpf");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      Report report = new Report();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        report.line(line);
      }
      process.waitFor();
      return report;
    } finally {
      process.destroy();
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException e) {
        // This JVM is ending.
      }
    }
  }
}
