package sharedsockets.jpf;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sharedsockets.model.system.ChildProcess;

/** One run of Java PathFinder, in a process of its own. */
final class PathFinderRun {
  private PathFinderRun() {}

  /**
   * Runs a harness to its end.
   *
   * @param settings in the form of its command line: {@code +key=value}
   */
  static PathFinderOutput of(Installation installation, Harness harness, List<String> settings)
      throws IOException, InterruptedException {
    List<String> command =
        ChildProcess.java(
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-ea",
            "-jar",
            installation.launcher().toString(),
            harness.file().toString());
    command.addAll(settings);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    try (ChildProcess child = ChildProcess.start(builder);
        BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8)) {
      PathFinderOutput report = new PathFinderOutput();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        report.line(line);
      }
      child.process().waitFor();
      return report;
    }
  }
}
