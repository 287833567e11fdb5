package sharedsockets.model.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import sharedsockets.model.system.ChildProcess;

/** Workers of TLC's distributed mode on this machine, a JVM with one thread each. */
final class TlcWorkers implements AutoCloseable {
  private static final int SECONDS_TO_END = 30;

  private final List<String> options;
  private final String server;
  private final int count;
  private final List<ChildProcess> running = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private final List<RunOutput> outputs = new ArrayList<>();
  private volatile Runnable serverIsLeft = () -> {};
  private volatile boolean areGone;

  /**
   * None is started yet.
   *
   * @param options of their JVMs, the class path included
   * @param server the server's address
   */
  TlcWorkers(List<String> options, String server, int count) {
    this.options = options;
    this.server = server;
    this.count = count;
  }

  /** To be done when the last of them has ended and the server has not. */
  void whenServerIsLeft(Runnable action) {
    serverIsLeft = action;
  }

  /** Whether that is so. */
  boolean areGone() {
    return areGone;
  }

  /** Starts them. */
  void start() {
    List<CompletableFuture<?>> ends = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> arguments = new ArrayList<>(options);
      arguments.add("-Dtlc2.tool.distributed.TLCWorker.threadCount=1");
      arguments.add(ParentWatch.option());
      arguments.addAll(List.of(DistributedMain.class.getName(), DistributedMain.WORKER, server));
      try {
        ChildProcess worker =
            ChildProcess.start(
                new ProcessBuilder(ChildProcess.java(arguments)).redirectErrorStream(true));
        running.add(worker);
        ends.add(worker.process().onExit());
        RunOutput output = new RunOutput(progress -> {});
        outputs.add(output);
        Thread reader = new Thread(() -> read(worker, output), "worker-output");
        readers.add(reader);
        reader.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (!ends.isEmpty()) {
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).thenRun(this::ended);
    }
  }

  /** A server whose work is done ends soon, but for one that is told of a violation at once. */
  private void ended() {
    boolean isDone = running.stream().anyMatch(worker -> worker.process().exitValue() == 0);
    CompletableFuture.delayedExecutor(isDone ? SECONDS_TO_END : 0, TimeUnit.SECONDS)
        .execute(
            () -> {
              areGone = true;
              serverIsLeft.run();
            });
  }

  private static void read(ChildProcess worker, RunOutput output) {
    try (BufferedReader lines = worker.process().inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.accept(line);
      }
    } catch (IOException e) {
      // It was ended while it was printing.
    }
  }

  /** What each has printed, once all have ended. */
  List<RunOutput> outputs() throws InterruptedException {
    for (Thread reader : readers) {
      reader.join();
    }
    return outputs;
  }

  /** Ends those that still run, and waits for their end. */
  @Override
  public void close() {
    serverIsLeft = () -> {};
    running.forEach(ChildProcess::close);
    try {
      for (ChildProcess worker : running) {
        worker.process().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
