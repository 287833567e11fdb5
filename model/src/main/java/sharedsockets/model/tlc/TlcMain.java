package sharedsockets.model.tlc;

import java.io.IOException;
import java.time.Duration;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.tool.ModelChecker;

/**
 * Main class of the child JVM: TLC, plus three things TLC lacks. It ends when its parent does,
 * however the parent ended (standard input is at its end then); it tells how far it is every second
 * (TLC: every minute); and it tells the processor time it used.
 */
public final class TlcMain {
  static final String PROGRESS = "@!@!@PROGRESS ";
  static final String CPU = "@!@!@CPU ";
  private static final int FAILED = 1;
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);

  private TlcMain() {}

  /** Runs TLC with its own arguments. TLC exits; a failure of its own would leave its threads. */
  public static void main(String[] args) {
    attachToParent();
    startDaemon("progress", TlcMain::tellProgress);
    try {
      TLC.main(args);
    } catch (Exception | Error e) {
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  /** This JVM ends when its parent does, and says at its end how much processor time it needed. */
  static void attachToParent() {
    startDaemon("parent-watch", TlcMain::endWithParent);
    Runtime.getRuntime().addShutdownHook(new Thread(TlcMain::tellCpuTime));
  }

  private static void startDaemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent writes nothing: only the end of the stream matters.
      }
    } catch (IOException e) {
      // A broken pipe tells the same.
    }
    Runtime.getRuntime().halt(130);
  }

  private static void tellProgress() {
    try {
      while (true) {
        Thread.sleep(PROGRESS_INTERVAL.toMillis());
        if (TLCGlobals.mainChecker instanceof ModelChecker checker) {
          System.out.println(PROGRESS + counts(checker));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      // Another version of TLC may not have these counters; its own progress messages remain.
    }
  }

  private static String counts(ModelChecker checker) {
    return checker.getStatesGenerated()
        + " "
        + checker.getDistinctStatesGenerated()
        + " "
        + checker.getStateQueueSize()
        + " "
        + checker.getProgress();
  }

  private static void tellCpuTime() {
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(time -> System.out.println(CPU + time.toNanos()));
  }
}
