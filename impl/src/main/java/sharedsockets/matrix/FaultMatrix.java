package sharedsockets.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import sharedsockets.faults.Fault;
import sharedsockets.faults.FaultyCopy;
import sharedsockets.faults.UnusableFault;

/**
 * Lets each checker look at a copy of the reference implementation with each fault, and at one with
 * none, in which it must find nothing.
 */
public final class FaultMatrix {
  private final List<FaultChecker> checkers;
  private final Path sources;
  private final Duration limit;
  private final int jobs;

  /**
   * The verdict of one checker on one copy.
   *
   * @param fault the name of a fault, or {@link MatrixReport#NO_FAULT}
   */
  public record Entry(String fault, String checker, FaultVerdict verdict) {}

  /**
   * A matrix of checkers that can run here.
   *
   * @param sources of the reference implementation, {@code impl/winsock/src/main/java}
   * @param limit for how long a checker may look at a copy, in time of each processor it uses
   * @param jobs processors to use
   */
  public FaultMatrix(List<FaultChecker> checkers, Path sources, Duration limit, int jobs) {
    this.checkers = checkers;
    this.sources = sources;
    this.limit = limit;
    this.jobs = jobs;
  }

  /**
   * Adds to the report what is not in it, one checker after the other.
   *
   * @param told of each entry; not by several threads at once
   */
  public void run(MatrixReport report, Consumer<Entry> told)
      throws IOException, UnusableFault, InterruptedException {
    Map<String, FaultyCopy> copies = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      if (isWanted(MatrixReport.NO_FAULT, report)) {
        copies.put(MatrixReport.NO_FAULT, FaultyCopy.faultless(sources));
      }
      for (Fault fault : report.faults()) {
        if (isWanted(fault.name(), report)) {
          copies.put(fault.name(), FaultyCopy.of(fault, sources));
        }
      }
      Semaphore processors = new Semaphore(jobs, true);
      List<Future<?>> running = new ArrayList<>();
      for (FaultChecker checker : checkers) {
        copies.forEach(
            (fault, copy) -> {
              if (report.verdict(fault, checker.name()).isEmpty()) {
                running.add(
                    threads.submit(
                        () -> {
                          FaultVerdict verdict = check(checker, fault, copy, processors);
                          synchronized (this) {
                            report.add(fault, checker.name(), verdict);
                            told.accept(new Entry(fault, checker.name(), verdict));
                          }
                          return verdict;
                        }));
              }
            });
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
      for (FaultyCopy copy : copies.values()) {
        copy.close();
      }
    }
  }

  private boolean isWanted(String fault, MatrixReport report) {
    return checkers.stream().anyMatch(checker -> report.verdict(fault, checker.name()).isEmpty());
  }

  private FaultVerdict check(
      FaultChecker checker, String fault, FaultyCopy copy, Semaphore processors)
      throws IOException, InterruptedException {
    int used = Math.min(jobs, checker.processors());
    processors.acquire(used);
    try {
      return checker.check(fault, copy.classPathEntry(), limit);
    } finally {
      processors.release(used);
    }
  }
}
