package sharedsockets.cli.command;

import static sharedsockets.model.report.OutcomeTable.number;
import static sharedsockets.model.report.OutcomeTable.seconds;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Models;
import sharedsockets.model.report.Table;
import sharedsockets.model.system.ChildProcess;
import sharedsockets.model.system.ProcessorTime;
import sharedsockets.model.system.ScratchFolder;
import sharedsockets.model.tlc.TlcEngine;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.TraceModule;
import sharedsockets.synthetic.RandomOverlap;
import sharedsockets.synthetic.RandomTrace;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;

/** Judges one long trace by the oracle, and its beginning by TLC, each in a process of its own. */
final class TraceBench {
  /** TLC reads a trace as one constant: this many events are already a second of parsing. */
  private static final int EVENTS_FOR_TLC = 5_000;

  private static final int PROCESSES = 8;
  private static final int DESCRIPTORS = 64;
  private static final String HEAP = "-Xmx512m";

  /** Of the events so few are judged as events that overlap. */
  private static final int OVERLAPPING = 10;

  private static final int THREADS = 8;
  private static final double[] SHARES = {0.3, 0.9};
  private static final String HEAP_OF_OVERLAP = "-Xmx1g";
  private static final String FIXED = "wine-8.0";
  private static final double MILLIS_PER_SECOND = 1000;

  private final Models models;
  private final long events;
  private final Table table =
      new Table("judge", "profile", "heap", "events", "seconds", "cpu", "per cpu second", "ratio");
  private boolean agree = true;
  private double tlcRate;

  TraceBench(Models models, long events) {
    this.models = models;
    this.events = events;
  }

  Table table() {
    return table;
  }

  /** Measures; false where a judge finds that the trace does not conform. */
  boolean run() throws IOException, InvalidModel, InterruptedException {
    try (ScratchFolder folder = new ScratchFolder("trace-bench-")) {
      Path trace = folder.path().resolve("trace.ndjson");
      List<Event> beginning = write(trace);
      tlc(TraceModule.write(folder.path(), ProfileSetting.of(FIXED), beginning));
      oracle("check-trace", FIXED, HEAP, events, trace);
      oracle("check-trace", ProfileSetting.DOCUMENTED.name(), HEAP, events, trace);
      for (double share : SHARES) {
        Path overlap = folder.path().resolve("overlap-" + share + ".ndjson");
        long count = events / OVERLAPPING;
        writeOverlap(overlap, count, share);
        String judge = "%d threads, %.0f %% busy".formatted(THREADS, share * 100);
        oracle(judge, FIXED, HEAP_OF_OVERLAP, count, overlap);
      }
    }
    return agree;
  }

  /** Writes the trace and returns its first events. */
  private List<Event> write(Path file) throws IOException {
    RandomTrace trace = new RandomTrace(ProfileSetting.of(FIXED), 1, PROCESSES, DESCRIPTORS);
    List<Event> beginning = new ArrayList<>();
    try (EventWriter writer =
        new EventWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (long i = 0; i < events; i++) {
        Event event = trace.next();
        writer.write(event);
        if (i < EVENTS_FOR_TLC) {
          beginning.add(event);
        }
      }
    }
    return beginning;
  }

  private static void writeOverlap(Path file, long events, double share) throws IOException {
    RandomTrace trace = new RandomTrace(ProfileSetting.of(FIXED), 1, PROCESSES, DESCRIPTORS);
    List<Event> order = Stream.generate(trace::next).limit(events).toList();
    try (EventWriter writer =
        new EventWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Event event : RandomOverlap.of(order, THREADS, share, new Random(1))) {
        writer.write(event);
      }
    }
  }

  private void tlc(Path module) throws InvalidModel, InterruptedException {
    Path cfg = module.resolveSibling(module.getFileName().toString().replace(".tla", ".cfg"));
    Model model = new Model(module, cfg, models.all().get(0).model().library());
    EngineResult found = new TlcEngine().explore(model, 1, progress -> {});
    agree &= found.verdict().equals(ModelVerdict.HOLDS);
    long taken = Math.min(events, EVENTS_FOR_TLC);
    tlcRate = taken / cpuSeconds(found.cpu());
    row("tlc", FIXED, "", taken, found.elapsed(), found.cpu());
  }

  private void oracle(String judge, String profile, String heap, long count, Path trace)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
                ChildProcess.java(
                    heap,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "check-trace",
                    "--profile",
                    profile,
                    trace.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try (ChildProcess child = ChildProcess.start(builder)) {
      Duration cpu = new ProcessorTime(child.process()).untilEnd();
      agree &= child.process().waitFor() == 0;
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      row(judge, profile, heap.substring("-Xmx".length()), count, elapsed, cpu);
    }
  }

  private void row(
      String judge, String profile, String heap, long events, Duration elapsed, Duration cpu) {
    double rate = events / cpuSeconds(cpu);
    table.row(
        judge,
        profile,
        heap,
        number(events),
        seconds(elapsed),
        seconds(cpu),
        number(Math.round(rate)),
        String.format(Locale.ROOT, "%.1f", rate / tlcRate));
  }

  private static double cpuSeconds(Duration cpu) {
    return Math.max(1, cpu.toMillis()) / MILLIS_PER_SECOND;
  }
}
