package sharedsockets.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the processor time of all Java threads beside the time that has passed, which other work
 * of the machine makes longer. The compiler's and the collector's threads do not count.
 */
public final class ThreadTime implements InternalProfiler {
  /** The name of the result: nanoseconds a call. */
  static final String NAME = "cpu";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private Map<Long, Long> start = Map.of();

  @Override
  public String getDescription() {
    return "Processor time of the Java threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    start = now();
  }

  /** No result where a thread has ended, since its time is forgotten with it. */
  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Map<Long, Long> end = now();
    if (!end.keySet().containsAll(start.keySet())) {
      return List.of();
    }
    double each =
        (double) (sum(end) - sum(start)) / Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(NAME, each, "ns/op", AggregationPolicy.AVG));
  }

  private static long sum(Map<Long, Long> times) {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<Long, Long> now() {
    Map<Long, Long> times = new HashMap<>();
    for (long id : threads.getAllThreadIds()) {
      long time = threads.getThreadCpuTime(id);
      if (time >= 0) {
        times.put(id, time);
      }
    }
    return times;
  }
}
