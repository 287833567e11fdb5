package sharedsockets.matrix;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processor time of a process and of all that it has started. The system forgets it with the
 * process, so that it is sampled.
 */
final class ProcessorTime {
  private final ProcessHandle process;
  private final Map<Long, Duration> times = new HashMap<>();

  ProcessorTime(Process process) {
    this.process = process.toHandle();
  }

  /** Looks at them; what they have used. */
  Duration sample() {
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(
            each -> each.info().totalCpuDuration().ifPresent(time -> times.put(each.pid(), time)));
    return last();
  }

  /** What they had used at the last look. */
  Duration last() {
    return times.values().stream().reduce(Duration.ZERO, Duration::plus);
  }
}
