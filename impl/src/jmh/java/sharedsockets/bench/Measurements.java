package sharedsockets.bench;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Runs benchmarks in rounds, each once a round in a JVM of its own: on a machine that has other
 * work, too, what is compared should be measured at about the same time.
 */
final class Measurements {
  private static final double CONFIDENCE = 0.999;
  private static final int WARM_UPS = 6;
  private static final int ITERATIONS = 4;

  private final int rounds;
  private final int forks;
  private final TimeValue iteration;

  /** Nanoseconds a call, of each iteration. */
  private final Map<Measured, ListStatistics> elapsed = new LinkedHashMap<>();

  private final Map<Measured, ListStatistics> cpu = new LinkedHashMap<>();

  private Measurements(int rounds, int forks, TimeValue iteration) {
    this.rounds = rounds;
    this.forks = forks;
    this.iteration = iteration;
  }

  /** Long enough for figures. */
  static Measurements full() {
    return new Measurements(3, 1, TimeValue.milliseconds(200));
  }

  /** Long enough only to see that each benchmark runs; in this JVM. */
  static Measurements trial() {
    return new Measurements(1, 0, TimeValue.milliseconds(1));
  }

  /**
   * Measures all.
   *
   * @param progress told what is measured next
   */
  void run(List<Measured> all, Consumer<String> progress) throws RunnerException {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < all.size(); i++) {
        Measured each = all.get(i);
        int number = round * all.size() + i + 1;
        progress.accept("[" + number + "/" + rounds * all.size() + "] " + each.name());
        RunResult result = new Runner(options(each)).runSingle();
        add(elapsed, each, result.getPrimaryResult());
        add(cpu, each, result.getSecondaryResults().get(ThreadTime.NAME));
      }
    }
  }

  private Options options(Measured measured) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(measured.benchmark()) + "$")
            .forks(forks)
            .threads(measured.threads())
            .warmupIterations(WARM_UPS)
            .warmupTime(iteration)
            .measurementIterations(ITERATIONS)
            .measurementTime(iteration)
            .addProfiler(ThreadTime.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (measured.parameter() != null) {
      options.param("kind", measured.parameter());
    }
    return options.build();
  }

  private static void add(
      Map<Measured, ListStatistics> to, Measured measured, Result<?> iterations) {
    ListStatistics all = to.computeIfAbsent(measured, unseen -> new ListStatistics());
    Iterator<Map.Entry<Double, Long>> values = iterations.getStatistics().getRawData();
    while (values.hasNext()) {
      all.addValue(values.next().getKey());
    }
  }

  /** Nanoseconds a call that have passed. */
  double elapsed(Measured measured) {
    return elapsed.get(measured).getMean();
  }

  /** Nanoseconds a call of processor time. */
  double cpu(Measured measured) {
    return cpu.get(measured).getMean();
  }

  /** Half the width of the interval that holds the latter with a confidence of 99.9 %. */
  double cpuError(Measured measured) {
    return cpu.get(measured).getMeanErrorAt(CONFIDENCE);
  }
}
