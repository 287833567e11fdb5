package sharedsockets.model.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processor time of a process and of all that it has started. The system forgets it with the
 * process, so that it is sampled.
 */
public final class ProcessorTime {
  private static final int SAMPLE_MILLIS = 20;

  private final Process process;
  private final Map<Long, Duration> times = new HashMap<>();

  public ProcessorTime(Process process) {
    this.process = process;
  }

  /** Looks at them; what they have used. */
  public Duration sample() {
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(
            each -> each.info().totalCpuDuration().ifPresent(time -> times.put(each.pid(), time)));
    return last();
  }

  /** What they had used at the last look. */
  public Duration last() {
    return times.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** Waits for the process to end; up to {@value #SAMPLE_MILLIS} ms of each thread are missing. */
  public Duration untilEnd() throws InterruptedException {
    do {
      sample();
    } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
    return last();
  }
}
