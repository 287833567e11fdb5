package sharedsockets.jpf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.system.ScratchFolder;

/** One run of Java PathFinder, in a process of its own. */
final class PathFinderRun {
  private PathFinderRun() {}

  /**
   * Runs a harness to its end, or up to the first outcome that is wrong.
   *
   * @param settings in the form of its command line: {@code +key=value}
   */
  static PathFinderOutput of(Installation installation, Harness harness, List<String> settings)
      throws IOException, InterruptedException {
    try (ScratchFolder scratch = new ScratchFolder("jpf-")) {
      return of(installation, site(installation, scratch), harness, settings);
    }
  }

  /** Its own file of this kind may be anywhere, and need not be there. */
  private static Path site(Installation installation, ScratchFolder scratch) throws IOException {
    Properties site = new Properties();
    site.setProperty("jpf-core", installation.folder().toString());
    site.setProperty("extensions", installation.folder().toString());
    Path file = scratch.path().resolve("site.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      site.store(writer, null);
    }
    return file;
  }

  private static PathFinderOutput of(
      Installation installation, Path site, Harness harness, List<String> settings)
      throws IOException, InterruptedException {
    List<String> command = ChildProcess.java("-Xmx2g", "-XX:+UseSerialGC", "-ea");
    if (!harness.isLong()) {
      // Others are too short for better code to pay.
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(
        List.of(
            "-cp",
            installation.classPath(),
            "gov.nasa.jpf.tool.RunJPF",
            "+site=" + site,
            harness.file().toString()));
    command.addAll(settings);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    try (ChildProcess child = ChildProcess.start(builder);
        BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8)) {
      PathFinderOutput report = new PathFinderOutput(new OutcomeJudge());
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        report.line(line);
        if (report.isRefuted()) {
          return report;
        }
      }
      child.process().waitFor();
      return report;
    }
  }
}
