package sharedsockets.cli.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.model.system.ChildProcess;

/**
 * Lincheck, Jazzer, or tests: a checker with classes and libraries that the program does not have.
 * It prints a line for each {@link FinishedCheck}.
 *
 * @param name for the summary
 * @param parts in the summary, a noun: those of its checks
 * @param jvm its program
 * @param err told how far it is
 */
record CheckerStep(String name, String parts, CheckerJvm jvm, PrintWriter err)
    implements VerifyStep {
  private static final Path TARGET = Path.of("impl", "target");
  private static final Path FUZZ_TARGET = Path.of("fuzz", "target");
  private static final Path TEST_CLASSES = TARGET.resolve("test-classes");
  private static final Path LIBRARIES = TARGET.resolve("checkers.classpath");
  private static final Path FUZZ_LIBRARIES = FUZZ_TARGET.resolve("fuzz.classpath");

  /** Random scenarios and some that show planted faults, many interleavings of each. */
  static CheckerStep lincheck(PrintWriter err) {
    return new CheckerStep(
        "Lincheck",
        "classes",
        new CheckerJvm(
            Path.of(""),
            List.of(TEST_CLASSES, TARGET.resolve("classes")),
            List.of(LIBRARIES),
            // That its agent and shared classes do not go together.
            List.of("-XX:-PrintWarnings"),
            "sharedsockets.lincheck.LincheckMain",
            List.of()),
        err);
  }

  /** Each target on a reference implementation with a planted fault. */
  static CheckerStep jazzer(PrintWriter err) {
    return new CheckerStep(
        "Jazzer",
        "targets",
        new CheckerJvm(
            Path.of(""),
            List.of(FUZZ_TARGET.resolve("classes")),
            List.of(FUZZ_LIBRARIES),
            List.of(),
            "sharedsockets.fuzz.FaultHunts",
            List.of()),
        err);
  }

  /** The tests that make test leaves out, a step for each module. */
  static List<CheckerStep> longTests(PrintWriter err) {
    return List.of(
        longTests("model", List.of(LIBRARIES), err),
        longTests("impl", List.of(LIBRARIES), err),
        longTests("fuzz", List.of(FUZZ_LIBRARIES, LIBRARIES), err));
  }

  private static CheckerStep longTests(String module, List<Path> libraries, PrintWriter err) {
    Path target = Path.of(module, "target");
    Path tests = target.resolve("test-classes");
    return new CheckerStep(
        "long tests of " + module,
        "classes",
        new CheckerJvm(
            Path.of(module),
            List.of(tests, target.resolve("classes"), TEST_CLASSES, TARGET.resolve("classes")),
            libraries,
            List.of(),
            "sharedsockets.longtests.LongTests",
            List.of(tests.toAbsolutePath().toString())),
        err);
  }

  @Override
  public boolean isUndivided() {
    return true;
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    Optional<Path> missing = jvm.missing();
    if (missing.isPresent()) {
      out.println("there is no " + missing.get() + ": run this in the repository, after make jar");
      return Result.skipped("not built, not run");
    }
    try (Processors.Held held = processors.one();
        ChildProcess child = jvm.start()) {
      return result(child.process(), out);
    } catch (IOException e) {
      out.println("cannot be run: " + e.getMessage());
      return new Result(0, 1, "cannot be run");
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
    String what = seen.size() + " " + parts;
    return new Result(
        ok, total, planted == 0 ? what : "%s, %d planted faults found".formatted(what, planted));
  }
}
