package sharedsockets.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The processor time of a child process. */
final class CpuTime {
  private static final int SAMPLE_MILLIS = 20;

  private CpuTime() {}

  /**
   * Waits for the process to end. The system forgets the time with the process, so that it is
   * sampled: up to {@value #SAMPLE_MILLIS} ms a thread are missing.
   */
  static Duration untilEnd(Process process) throws InterruptedException {
    Duration last = Duration.ZERO;
    do {
      last = process.info().totalCpuDuration().orElse(last);
    } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
    return last;
  }
}
