package sharedsockets.cli.verify;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.model.system.ChildProcess;

/**
 * Lincheck on the reference implementation, in a JVM of its own, since Lincheck is for tests only
 * and instruments what it runs.
 */
final class LincheckStep implements VerifyStep {
  private static final String MAIN = "sharedsockets.lincheck.LincheckMain";
  private static final String OK = "ok ";
  private static final String FAILED = "FAILED ";
  private static final String PLANTED = "planted fault";

  private final Path target;
  private final PrintWriter err;

  /**
   * The step.
   *
   * @param target where the build has put the classes, {@code impl/target}
   */
  LincheckStep(Path target, PrintWriter err) {
    this.target = target;
    this.err = err;
  }

  @Override
  public String name() {
    return "Lincheck";
  }

  @Override
  public boolean isUndivided() {
    return true;
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    Path libraries = target.resolve("checkers.classpath");
    if (!Files.isRegularFile(libraries)) {
      out.println("there is no " + libraries + ": run this in the repository, after make jar");
      return Result.skipped("not built, not run");
    }
    try (Processors.Held held = processors.one()) {
      return run(Files.readString(libraries).strip(), out);
    } catch (IOException e) {
      out.println("cannot be run: " + e.getMessage());
      return new Result(0, 1, "cannot be run");
    }
  }

  private Result run(String libraries, PrintWriter out) throws IOException, InterruptedException {
    String classPath =
        String.join(
            File.pathSeparator,
            target.resolve("test-classes").toString(),
            target.resolve("classes").toString(),
            libraries);
    ProcessBuilder builder =
        new ProcessBuilder(
                ChildProcess.java(
                    // That its agent and shared classes do not go together; most of its time is
                    // start-up.
                    "-XX:-PrintWarnings",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    classPath,
                    MAIN))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try (ChildProcess child = ChildProcess.start(builder)) {
      return result(child.process(), out);
    }
  }

  private Result result(Process process, PrintWriter out) throws IOException, InterruptedException {
    int ok = 0;
    int total = 0;
    Set<String> classes = new HashSet<>();
    int planted = 0;
    try (StatusLine status = new StatusLine(err);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        boolean passed = line.startsWith(OK);
        if (!passed && !line.startsWith(FAILED)) {
          continue;
        }
        status.clear();
        out.println(line);
        out.flush();
        total++;
        ok += passed ? 1 : 0;
        if (line.contains(PLANTED)) {
          planted += passed ? 1 : 0;
        } else {
          classes.add(line.replaceFirst(":.*", ""));
        }
        status.show("[" + total + " done] Lincheck explores interleavings");
      }
    }
    if (process.waitFor() != 0 && ok == total) {
      out.println("its process ended with " + process.exitValue());
      total++;
    }
    return new Result(ok, total, classes.size() + " classes, " + planted + " planted faults found");
  }
}
