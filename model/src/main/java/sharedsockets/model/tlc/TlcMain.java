package sharedsockets.model.tlc;

import java.time.Duration;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.tool.ModelChecker;

/**
 * Main class of the child JVM: TLC, plus three things TLC lacks. It ends when its parent does
 * ({@link ParentWatch}); it tells how far it is every second (TLC: every minute); and it tells the
 * processor time it used.
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
    Thread progress = new Thread(TlcMain::tellProgress, "progress");
    progress.setDaemon(true);
    progress.start();
    try {
      TLC.main(args);
    } catch (Exception | Error e) {
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  /** This JVM ends when its parent does, and says at its end how much processor time it needed. */
  static void attachToParent() {
    ParentWatch.start();
    Runtime.getRuntime().addShutdownHook(new Thread(TlcMain::tellCpuTime));
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
