package sharedsockets.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.adapter.AdapterProvider;
import sharedsockets.adapter.AdapterSource;
import sharedsockets.adapter.ProcessAdapter;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.cli.page.ReplayPage;
import sharedsockets.cli.report.ReplayProgress;
import sharedsockets.cli.report.ReplayReport;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.report.WholeFile;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Contradiction;
import sharedsockets.replay.Deviation;
import sharedsockets.replay.Finding;
import sharedsockets.replay.Replay;
import sharedsockets.replay.ReplayResult;
import sharedsockets.replay.Settings;
import sharedsockets.replay.Stop;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;
import sharedsockets.winsock.Behaviour;

/** The options of all commands that drive an implementation through its adapter. */
final class AdapterOptions {
  @Option(
      names = "--adapter",
      required = true,
      paramLabel = "COMMAND",
      description =
          "The command that starts an adapter; quotes keep words together. The word reference is"
              + " the reference implementation, in this process, as is the name of an"
              + " AdapterProvider on the class path.")
  private String command;

  @Mixin private ProfileOption profile;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Adapters that work side by side (default: one a processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Requests that an adapter gets at a time, of different processes (default:"
              + " ${DEFAULT-VALUE}); more than one if it can do that.")
  private int threads;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long an answer may take (default: ${DEFAULT-VALUE}); an adapter's first one, which"
              + " includes its start, six times as long.")
  private double timeout;

  @Option(
      names = "--settle",
      paramLabel = "MS",
      defaultValue = "50",
      description =
          "How long it may take until what has happened can be observed (default:"
              + " ${DEFAULT-VALUE}).")
  private long settle;

  @Option(
      names = "--progress",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How often a line says how far it is, where standard error is no terminal (default:"
              + " ${DEFAULT-VALUE}).")
  private double every;

  @Option(names = "--fail-fast", description = "End with the first finding.")
  private boolean failFast;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Write the traces that come about, and the shortest one of each finding.")
  private Path record;

  @Option(
      names = "--write-profile",
      paramLabel = "FILE",
      description = "Write the values of disputed points that the implementation shows.")
  private Path writeProfile;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML, a test case for each rule.")
  private Path junit;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write the report as Markdown.")
  private Path markdown;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report as an HTML page, with a diagram of each finding.")
  private Path html;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the report as JSON, for compare.")
  private Path json;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call the implementation there (default: the adapter's command).")
  private String name;

  @Mixin private OutputFormat format;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private static final String NO_THREADS =
      "--threads: the adapter takes one request at a time:"
          + " its answer to reset has no \"threads\":true";

  private static final String NO_ANSWER = "WSASYSCALLFAILURE";

  private final Stop stop = new Stop();

  private ProfileSetting setting;
  private AdapterSource source;

  /**
   * @throws ParameterException if an option makes no sense
   */
  void check() {
    Usage.require(spec, jobs >= 1, "--jobs must be at least 1");
    Usage.require(spec, threads >= 1 && threads <= 8, "--threads must be in 1 .. 8");
    Usage.require(spec, timeout > 0 && timeout <= 3600, "--timeout must be in 0 .. 3600 seconds");
    Usage.require(spec, settle >= 0 && settle <= 60_000, "--settle must be in 0 .. 60000 ms");
    Usage.require(spec, every > 0 && every <= 1e6, "--progress must be positive");
    setting = profile.of(spec, ProfileSetting.ANY);
    Duration longest = Duration.ofMillis(Math.round(timeout * 1000));
    try {
      source = source(longest);
      // Before anything takes time: is there such a program? What it does is seen later.
      try (Adapter adapter = source.open()) {
        Usage.require(spec, threads == 1 || takesSeveral(adapter), NO_THREADS);
      }
    } catch (AdapterFailure e) {
      throw new ParameterException(
          spec.commandLine(), "--adapter: " + command + " " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--adapter: " + e.getMessage(), e);
    }
    OutputFiles.requireWritable(spec, "--junit", junit);
    OutputFiles.requireWritable(spec, "--markdown", markdown);
    OutputFiles.requireWritable(spec, "--json", json);
    OutputFiles.requireWritable(spec, "--report", html);
    OutputFiles.requireWritable(spec, "--write-profile", writeProfile);
    OutputFiles.requireFolder(spec, "--record", record);
  }

  private AdapterSource source(Duration longest) {
    if (command.equals("reference")) {
      return () -> new ReferenceAdapter(Behaviour.windows(), longest);
    }
    for (AdapterProvider provider : ServiceLoader.load(AdapterProvider.class)) {
      if (provider.name().equals(command)) {
        return provider;
      }
    }
    return ProcessAdapter.source(command, longest, threads);
  }

  /** What fails now fails later, too, and is a finding then. */
  private static boolean takesSeveral(Adapter adapter) {
    try {
      adapter.reset(List.of());
      return adapter.takesSeveral();
    } catch (AdapterFailure e) {
      return true;
    }
  }

  AdapterSource source() {
    return source;
  }

  Settings settings() {
    return new Settings(setting, Duration.ofMillis(settle), jobs, threads, failFast, stop);
  }

  /** Writes traces as they come about, where that is wanted. */
  Replay.Recorder recorder() {
    return record == null ? (name, trace) -> {} : (name, trace) -> write(name, trace);
  }

  private void write(String name, List<Event> trace) {
    write(name, trace, null);
  }

  /** Writes a trace whose last event has a note, which may be null. */
  private void write(String name, List<Event> trace, String note) {
    Path file = record.resolve(name.endsWith(".ndjson") ? name : name + ".ndjson");
    try {
      WholeFile.write(file, output -> write(trace, note, new EventWriter(output)));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void write(List<Event> trace, String note, EventWriter writer) throws IOException {
    for (int i = 0; i < trace.size(); i++) {
      writer.write(trace.get(i), i == trace.size() - 1 ? note : null);
    }
    writer.close();
  }

  private void write(String name, Finding finding) {
    List<Event> trace = new ArrayList<>(finding.trace());
    int last = trace.size() - 1;
    if (last >= 0
        && finding.deviation() instanceof Deviation.Unanswered
        && !trace.get(last).isPending()
        && trace.get(last).operation().canFail()) {
      // A trace has outcomes; with this one the file can be replayed.
      trace.set(last, trace.get(last).withError(NO_ANSWER));
    }
    write(name, trace, finding.deviation().summary());
  }

  /** A run that can be ended early by its stop. */
  interface Run {
    ReplayResult result(ReplayProgress progress)
        throws IOException, InterruptedException, InvalidModel;
  }

  /** Runs it, prints and writes what was found, also where a signal ends it; the exit status. */
  int finish(Run run) throws IOException, InterruptedException, InvalidModel {
    try (EndingSignals signals = new EndingSignals(stop::call)) {
      ReplayResult found;
      try (ReplayProgress progress =
          new ReplayProgress(
              spec.commandLine().getErr(), Duration.ofMillis(Math.round(every * 1000)))) {
        found = run.result(progress);
      }
      int status = finish(found);
      return signals.status().orElse(status);
    }
  }

  /** Whether the run is to end before it has done all. */
  boolean isStopped() {
    return stop.isCalled();
  }

  private int finish(ReplayResult report) throws IOException {
    ReplayReport results = new ReplayReport(name == null ? command : name, report);
    if (record != null) {
      for (int i = 0; i < report.findings().size(); i++) {
        write("finding-%02d".formatted(i + 1), report.findings().get(i));
      }
      for (int i = 0; i < report.contradictions().size(); i++) {
        Contradiction each = report.contradictions().get(i);
        write("contradiction-%02d".formatted(i + 1), each.trace(), each.toString());
      }
    }
    if (writeProfile != null) {
      WholeFile.write(writeProfile, ReplayReport.json(report.consistent()));
    }
    if (junit != null) {
      WholeFile.write(junit, results.junit());
    }
    if (markdown != null) {
      WholeFile.write(markdown, String.join("\n", results.markdown()) + "\n");
    }
    if (html != null) {
      ReplayPage.of(results, report, setting).write(html);
    }
    if (json != null) {
      WholeFile.write(json, results.json() + "\n");
    }
    spec.commandLine()
        .getOut()
        .println(format.isJson() ? results.json() : String.join("\n", results.lines()));
    spec.commandLine().getOut().flush();
    return report.conforms() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
