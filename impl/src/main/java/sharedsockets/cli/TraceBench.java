package sharedsockets.cli;

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
import sharedsockets.model.check.Exploration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Verdict;
import sharedsockets.model.process.ChildProcess;
import sharedsockets.model.report.Table;
import sharedsockets.model.tlc.TlcEngine;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.RandomTrace;
import sharedsockets.oracle.TraceModule;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;

/** Judges one long trace by the oracle, and its beginning by TLC, each in a process of its own. */
final class TraceBench {
  /** TLC reads a trace as one constant: this many events are already a second of parsing. */
  private static final int EVENTS_FOR_TLC = 5_000;

  private static final int PROCESSES = 8;
  private static final int DESCRIPTORS = 64;
  private static final String HEAP = "-Xmx512m";
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
      oracle(FIXED, trace);
      oracle(ProfileSetting.DOCUMENTED.name(), trace);
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

  private void tlc(Path module) throws InvalidModel, InterruptedException {
    Path cfg = module.resolveSibling(module.getFileName().toString().replace(".tla", ".cfg"));
    Model model = new Model(module, cfg, models.all().get(0).model().library());
    Exploration found = new TlcEngine().explore(model, 1, progress -> {});
    agree &= found.verdict().equals(Verdict.HOLDS);
    long taken = Math.min(events, EVENTS_FOR_TLC);
    tlcRate = taken / cpuSeconds(found.cpu());
    row("tlc", FIXED, "", taken, found.elapsed(), found.cpu());
  }

  private void oracle(String profile, Path trace) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
                ChildProcess.java(
                    HEAP,
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
      Duration cpu = CpuTime.untilEnd(child.process());
      agree &= child.process().waitFor() == 0;
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      row("check-trace", profile, HEAP.substring("-Xmx".length()), events, elapsed, cpu);
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
