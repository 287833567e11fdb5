package sharedsockets.cli.verify;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.model.system.ChildProcess;

/**
 * A checker that is no part of the program, in a JVM of its own: Lincheck and Jazzer instrument the
 * classes that they run. It prints a line for each {@link FinishedCheck}.
 *
 * @param name for the summary
 * @param parts in the summary, a noun: those of its checks
 * @param main its main class
 * @param options of its JVM
 * @param classes the folders of its classes
 * @param libraries the file with the rest of its class path, which the build writes
 * @param err told how far it is
 */
record CheckerStep(
    String name,
    String parts,
    String main,
    List<String> options,
    List<Path> classes,
    Path libraries,
    PrintWriter err)
    implements VerifyStep {
  /** Random scenarios and some that show planted faults, many interleavings of each. */
  static CheckerStep lincheck(Path root, PrintWriter err) {
    Path target = root.resolve("impl/target");
    return new CheckerStep(
        "Lincheck",
        "classes",
        "sharedsockets.lincheck.LincheckMain",
        // That its agent and shared classes do not go together.
        List.of("-XX:-PrintWarnings"),
        List.of(target.resolve("test-classes"), target.resolve("classes")),
        target.resolve("checkers.classpath"),
        err);
  }

  /** Each target on a reference implementation with a planted fault. */
  static CheckerStep jazzer(Path root, PrintWriter err) {
    Path target = root.resolve("fuzz/target");
    return new CheckerStep(
        "Jazzer",
        "targets",
        "sharedsockets.fuzz.FaultHunts",
        List.of(),
        List.of(target.resolve("classes")),
        target.resolve("fuzz.classpath"),
        err);
  }

  @Override
  public boolean isUndivided() {
    return true;
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
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

  private Result run(String rest, PrintWriter out) throws IOException, InterruptedException {
    String classPath =
        Stream.concat(classes.stream().map(Path::toString), Stream.of(rest))
            .collect(Collectors.joining(File.pathSeparator));
    // Most of its time is start-up.
    List<String> arguments =
        new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    arguments.addAll(options);
    arguments.addAll(List.of("-cp", classPath, main));
    ProcessBuilder builder =
        new ProcessBuilder(ChildProcess.java(arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try (ChildProcess child = ChildProcess.start(builder)) {
      return result(child.process(), out);
    }
  }

  private Result result(Process process, PrintWriter out) throws IOException, InterruptedException {
    int ok = 0;
    int total = 0;
    Set<String> seen = new HashSet<>();
    int planted = 0;
    try (StatusLine status = new StatusLine(err);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<FinishedCheck> finished = FinishedCheck.read(line);
        if (finished.isEmpty()) {
          continue;
        }
        FinishedCheck check = finished.get();
        status.clear();
        out.println(line);
        out.flush();
        total++;
        ok += check.isPassed() ? 1 : 0;
        planted += check.isPassed() && check.isOfPlantedFault() ? 1 : 0;
        seen.add(check.part());
        status.show("[" + total + " done] " + name);
      }
    }
    if (process.waitFor() != 0 && ok == total) {
      out.println("its process ended with " + process.exitValue());
      total++;
    }
    return new Result(
        ok, total, "%d %s, %d planted faults found".formatted(seen.size(), parts, planted));
  }
}
