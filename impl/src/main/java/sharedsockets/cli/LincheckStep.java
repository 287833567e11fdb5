package sharedsockets.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lincheck on the reference implementation, in a JVM of its own, since Lincheck is for tests only
 * and instruments what it runs.
 */
final class LincheckStep implements VerifyStep {
  private static final String MAIN = "sharedsockets.lincheck.LincheckMain";
  private static final String OK = "ok ";
  private static final String FAILED = "FAILED ";
  private static final String PLANTED = "planted fault";
  private static final String START_OVER = "\r\u001b[K";

  private final Path target;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * The step.
   *
   * @param target where the build has put the classes, {@code impl/target}
   */
  LincheckStep(Path target, PrintWriter out, PrintWriter err) {
    this.target = target;
    this.out = out;
    this.err = err;
  }

  @Override
  public String name() {
    return "Lincheck";
  }

  @Override
  public Result run() throws InterruptedException {
    Path libraries = target.resolve("checkers.classpath");
    if (!Files.isRegularFile(libraries)) {
      out.println("there is no " + libraries + ": run this in the repository, after make jar");
      return Result.skipped("not built, not run");
    }
    try {
      return run(Files.readString(libraries).strip());
    } catch (IOException e) {
      out.println("cannot be run: " + e.getMessage());
      return new Result(0, 1, "cannot be run");
    }
  }

  private Result run(String libraries) throws IOException, InterruptedException {
    String classPath =
        String.join(
            File.pathSeparator,
            target.resolve("test-classes").toString(),
            target.resolve("classes").toString(),
            libraries);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // That its agent and shared classes do not go together; most of its time is
                // start-up.
                "-XX:-PrintWarnings",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                MAIN)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread end = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      return result(process);
    } finally {
      process.destroy();
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException e) {
        // This JVM is ending, and the child with it.
      }
    }
  }

  private Result result(Process process) throws IOException, InterruptedException {
    boolean watched = Terminal.isStandardError();
    int ok = 0;
    int total = 0;
    int classes = 0;
    int planted = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        boolean passed = line.startsWith(OK);
        if (!passed && !line.startsWith(FAILED)) {
          continue;
        }
        if (watched) {
          err.print(START_OVER);
          err.flush();
        }
        out.println(line);
        out.flush();
        total++;
        ok += passed ? 1 : 0;
        if (line.contains(PLANTED)) {
          planted += passed ? 1 : 0;
        } else {
          classes++;
        }
        if (watched) {
          err.print("[" + total + " done] Lincheck explores interleavings");
          err.flush();
        }
      }
    }
    if (watched) {
      err.print(START_OVER);
      err.flush();
    }
    if (process.waitFor() != 0 && ok == total) {
      out.println("its process ended with " + process.exitValue());
      total++;
    }
    return new Result(ok, total, classes + " classes, " + planted + " planted faults found");
  }
}
