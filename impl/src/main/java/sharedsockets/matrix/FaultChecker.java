package sharedsockets.matrix;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import sharedsockets.matrix.FaultVerdict.Outcome;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.system.ProcessorTime;
import sharedsockets.model.system.ScratchFolder;

/**
 * A program that looks for what is wrong with the reference implementation, as it is in a folder of
 * classes. It runs in processes of its own and exits with 0 if it has found nothing, with 1 if it
 * has found something, which it tells on its standard output.
 *
 * @param name a word
 * @param processors how many it uses
 * @param missing why it cannot run here, or nothing
 * @param folder in which it runs
 * @param command for the name of a fault, or {@link MatrixReport#NO_FAULT}, and a folder of
 *     classes, to be put in front of the reference implementation's
 * @param reading reads from its output what it has found, or nothing where that cannot be read
 */
public record FaultChecker(
    String name,
    int processors,
    Optional<String> missing,
    Path folder,
    BiFunction<String, Path, List<String>> command,
    Function<String, Optional<Discovery>> reading) {
  private static final int SAMPLE_MILLIS = 50;

  /** So many times its processor time may pass before a checker counts as hanging. */
  private static final int PATIENCE = 8;

  /**
   * Looks for something wrong.
   *
   * @param limit for how long, in processor time of one processor
   */
  FaultVerdict check(String fault, Path classes, Duration limit)
      throws IOException, InterruptedException {
    try (ScratchFolder scratch = new ScratchFolder("checker-")) {
      Path out = scratch.path().resolve("out");
      Path err = scratch.path().resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(command.apply(fault, classes))
              .directory(folder.toAbsolutePath().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      return run(builder, limit.multipliedBy(processors), out, err);
    }
  }

  private FaultVerdict run(ProcessBuilder builder, Duration limit, Path out, Path err)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ChildProcess child = ChildProcess.start(builder)) {
      ProcessorTime cpu = new ProcessorTime(child.process());
      boolean isOver = false;
      while (!child.process().waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS) && !isOver) {
        isOver =
            cpu.sample().compareTo(limit) > 0
                || System.nanoTime() - start > PATIENCE * limit.toNanos();
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (child.process().isAlive()) {
        end(child.process());
        return verdict(Outcome.NOT_FOUND, cpu, elapsed, "time is over");
      }
      int status = child.process().exitValue();
      if (status == 0) {
        return verdict(Outcome.NOT_FOUND, cpu, elapsed, "");
      }
      Optional<Discovery> found = status == 1 ? reading.apply(text(out)) : Optional.empty();
      return found
          .map(it -> new FaultVerdict(Outcome.FOUND, cpu.last(), elapsed, it.calls(), it.what()))
          .orElseGet(() -> verdict(Outcome.FAILED, cpu, elapsed, trouble(status, out, err)));
    }
  }

  private static FaultVerdict verdict(
      Outcome outcome, ProcessorTime cpu, Duration elapsed, String what) {
    return new FaultVerdict(outcome, cpu.last(), elapsed, OptionalInt.empty(), what);
  }

  /** With all that it has started. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(SAMPLE_MILLIS * 20L, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static String trouble(int status, Path out, Path err) {
    String said = text(err).isBlank() ? text(out) : text(err);
    return "exit status " + status + (said.isBlank() ? "" : ": " + said.strip());
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Classes in front of a class path. */
  public static String inFront(Path classes, String classPath) {
    return classes + File.pathSeparator + classPath;
  }
}
