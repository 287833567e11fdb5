package sharedsockets.model.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.system.ScratchFolder;

/**
 * One child JVM with a scratch folder of its own. Both are gone after {@link #close}, and also when
 * this JVM is ended by a signal.
 */
final class ChildJvm implements AutoCloseable {
  private static final int SECONDS_TO_DIE = 10;

  private final ScratchFolder scratch;
  private final Thread cleanUp = new Thread(this::destroy, "end-child");
  private volatile Process process;
  private volatile boolean destroyed;

  ChildJvm() {
    try {
      scratch = new ScratchFolder("check-model-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made", e);
    }
    Runtime.getRuntime().addShutdownHook(cleanUp);
  }

  /** A folder for the child's files. */
  Path scratch() {
    return scratch.path();
  }

  /**
   * Runs a main class to its end.
   *
   * @param options options of the JVM, the class path included
   * @param line told each line of standard output and error
   * @return the exit status
   * @throws InterruptedException if this thread is interrupted, or this JVM is ending
   */
  int run(
      List<String> options,
      Class<?> main,
      List<String> arguments,
      Path folder,
      Consumer<String> line)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.add("-Djava.io.tmpdir=" + scratch.path());
    all.add(ParentWatch.option());
    all.add(main.getName());
    all.addAll(arguments);
    start(
        new ProcessBuilder(ChildProcess.java(all))
            .directory(folder.toFile())
            .redirectErrorStream(true));
    Thread reader = new Thread(() -> read(line), "child-output");
    reader.setDaemon(true);
    reader.start();
    int status = process.waitFor();
    reader.join();
    if (destroyed) {
      throw new InterruptedException("this program is ending");
    }
    return status;
  }

  private synchronized void start(ProcessBuilder builder) throws IOException, InterruptedException {
    if (destroyed) {
      throw new InterruptedException("this program is ending");
    }
    process = builder.start();
  }

  private void read(Consumer<String> line) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line.accept(text);
      }
    } catch (IOException e) {
      // The child was destroyed while it was printing.
    }
  }

  private synchronized void destroy() {
    destroyed = true;
    try {
      if (process != null) {
        process.destroyForcibly().waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    scratch.close();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    } catch (IllegalStateException e) {
      return; // This JVM is ending: the hook is at work.
    }
    destroy();
  }
}
