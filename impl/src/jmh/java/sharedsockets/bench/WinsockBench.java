package sharedsockets.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.report.Table;

/**
 * Benchmarks of the reference implementation's calls, in time and memory, beside their limits.
 * These are held against processor time, since other work of the machine makes the time that passes
 * longer.
 */
final class WinsockBench {
  private static final double MOST_NANOS = 1_000;
  private static final double MOST_TIMES = 3;

  private static final List<Measured> CALLS =
      List.of(
          Measured.call("getsockopt", "getsockopt"),
          Measured.call("setsockopt", "setsockopt"),
          Measured.call("send, 1 byte to the peer", "send"),
          Measured.call("recv, 1 byte", "recv"),
          Measured.call("send or recv over the loopback", "sendAndRecv"),
          Measured.call("WSAEventSelect", "wsaEventSelect"),
          Measured.call("WSAEnumNetworkEvents", "wsaEnumNetworkEvents"),
          Measured.call("WSAWaitForMultipleEvents, 0 ms", "wsaWaitForMultipleEvents"),
          Measured.call("duplicate, open or close", "duplicateOpenClose"),
          Measured.call("socket or closesocket", "socketAndClosesocket"));

  /** It has no limit: most of it is Java's stack trace, which whoever tests wants to have. */
  private static final Measured FAILING = Measured.call("a call that fails", "failing");

  private static final Measured LOOPBACK =
      Measured.pingPong("ping-pong over the loopback", "loopback", null);
  private static final List<Measured> QUEUES =
      List.of(
          Measured.pingPong("ping-pong, ArrayBlockingQueue", "queues", "ArrayBlockingQueue"),
          Measured.pingPong("ping-pong, LinkedBlockingQueue", "queues", "LinkedBlockingQueue"));

  /** How independent sockets scale; no limit is set. */
  private static final List<Measured> INDEPENDENT =
      Stream.of("getsockopt", "sendAndRecv")
          .flatMap(
              method ->
                  Stream.of(1, 2, 4, 16)
                      .flatMap(
                          threads ->
                              Stream.of(IndependentSockets.ONE_LOCK, IndependentSockets.OWN_LOCKS)
                                  .map(kind -> Measured.independent(method, kind, threads))))
          .toList();

  private final Measurements measurements;
  private final Table table =
      new Table("benchmark", "elapsed, ns", "cpu, ns", "error", "limit", "reached");
  private boolean allReached = true;

  WinsockBench(Measurements measurements) {
    this.measurements = measurements;
  }

  /** Exit status: 0 all limits are reached, 1 they are not. */
  public static void main(String[] args) throws Exception {
    // Only there to keep benchmarks of one machine apart, which does not hold off other work.
    System.setProperty("jmh.ignoreLock", "true");
    WinsockBench bench = new WinsockBench(Measurements.full());
    try (StatusLine line = new StatusLine(new PrintWriter(System.err, true, UTF_8))) {
      bench.measure(line::show);
    }
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    bench.table.lines().forEach(out::println);
    out.println();
    boolean fits = manySockets();
    out.println();
    out.println(bench.allReached && fits ? "all limits are reached" : "a limit is NOT reached");
    System.exit(bench.allReached && fits ? 0 : 1);
  }

  /** Fills the table. */
  void measure(Consumer<String> progress) throws RunnerException {
    List<Measured> all = new ArrayList<>(CALLS);
    all.add(FAILING);
    all.add(LOOPBACK);
    all.addAll(QUEUES);
    all.addAll(INDEPENDENT);
    measurements.run(all, progress);

    for (Measured call : CALLS) {
      row(call, format(MOST_NANOS) + " ns", measurements.cpu(call) <= MOST_NANOS, "");
    }
    row(FAILING, "", "");
    Measured faster =
        Collections.min(QUEUES, Comparator.comparingDouble(queue -> measurements.cpu(queue)));
    double ratio = measurements.cpu(LOOPBACK) / measurements.cpu(faster);
    String limit = format(MOST_TIMES) + " times " + faster.parameter() + "'s";
    row(LOOPBACK, limit, ratio <= MOST_TIMES, ": " + format(ratio));
    QUEUES.forEach(queue -> row(queue, "", ""));
    INDEPENDENT.forEach(each -> row(each, "", ""));
  }

  private void row(Measured measured, String limit, boolean isReached, String found) {
    allReached &= isReached;
    row(measured, limit, (isReached ? "yes" : "NO") + found);
  }

  private void row(Measured measured, String limit, String reached) {
    table.row(
        measured.name(),
        format(measurements.elapsed(measured)),
        format(measurements.cpu(measured)),
        format(measurements.cpuError(measured)),
        limit,
        reached);
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }

  Table table() {
    return table;
  }

  /** Runs {@link ManySockets}, which prints a table of its own; whether they fit. */
  private static boolean manySockets() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ChildProcess.java(
                    ManySockets.HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    ManySockets.class.getName()))
            .inheritIO();
    try (ChildProcess child = ChildProcess.start(builder)) {
      return child.process().waitFor() == 0;
    }
  }
}
