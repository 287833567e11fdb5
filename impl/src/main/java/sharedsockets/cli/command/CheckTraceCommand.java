package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sharedsockets.cli.page.TracePage;
import sharedsockets.cli.report.JudgedTrace;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.cli.report.VerdictJUnit;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.oracle.Verdict.Undecided;
import sharedsockets.order.Judge;
import sharedsockets.parallel.InOrder;
import sharedsockets.story.SequenceDiagram;
import sharedsockets.story.Story;

/** {@code check-trace}: judges recorded traces by the specification. */
@Command(
    name = "check-trace",
    description = "Judges traces: could a Winsock that keeps the rules have done this?",
    footer = {
      "",
      "Events are judged in the order in which they stand. Those that have begin and end "
          + "may have taken effect in any order that these allow: the trace conforms if some "
          + "such order does. A call that is pending conforms if it may still wait at the end.",
      "Exit status: 0 all conform, 1 one diverges, 2 one is malformed, unreadable or "
          + "undecided (too many events overlap at one socket to try all orders), whatever the "
          + "others are, or bad usage. What is probably misspelt, and may be right, is a "
          + "warning."
    })
final class CheckTraceCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Traces, one JSON event a line; a folder: all *.ndjson and *.jsonl in it, at any depth;"
              + " - is standard input.")
  private List<String> files = new ArrayList<>();

  @Mixin private ProfileOption profile;

  @Option(
      names = "--most-tries",
      paramLabel = "N",
      defaultValue = "" + Judge.USUAL_TRIES,
      description =
          "Bounds the time and memory that a trace of overlapping events may take: how many times"
              + " an event is tried at a place in an order, beside some tries for each event"
              + " (${DEFAULT-VALUE}). Where they do not suffice the trace is undecided.")
  private long mostTries;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Traces that are judged side by side (default: one a processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--explain",
      description =
          "Tell each trace before its verdict: what each event did to which socket, up to where it"
              + " diverges or events overlap.")
  private boolean explain;

  private enum Format {
    TEXT,
    JSON,
    MERMAID
  }

  @Option(
      names = "--format",
      paramLabel = "text|json|mermaid",
      defaultValue = "text",
      description =
          "What to print (default: ${DEFAULT-VALUE}). mermaid is a sequence diagram of one trace;"
              + " verdicts are on standard error then.")
  private Format format;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML to this file, a test case for each trace.")
  private Path junit;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write an HTML page to this file: the verdicts, with sequence diagrams.")
  private Path page;

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Override
  public Integer call() throws IOException {
    if (mostTries < 1) {
      throw new ParameterException(spec.commandLine(), "--most-tries takes a number above 0");
    }
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
    }
    if (Collections.frequency(files, TraceJudge.STANDARD_INPUT) > 1) {
      throw new ParameterException(spec.commandLine(), "standard input can be read but once");
    }
    if (explain && (format != Format.TEXT || files.contains(TraceJudge.STANDARD_INPUT))) {
      throw new ParameterException(
          spec.commandLine(),
          "--explain tells files, which it reads twice, and tells them as text");
    }
    List<String> traces = TraceFiles.of(files);
    if (format == Format.MERMAID
        && (traces.size() > 1 || files.contains(TraceJudge.STANDARD_INPUT))) {
      throw new ParameterException(
          spec.commandLine(), "--format mermaid draws one file, which it reads again");
    }
    ProfileSetting setting = profile.of(spec, ProfileSetting.DOCUMENTED);
    PrintWriter out = spec.commandLine().getOut();
    OutputFiles.requireWritable(spec, "--junit", junit);
    OutputFiles.requireWritable(spec, "--report", page);
    List<VerdictReport> reports = new ArrayList<>();
    reports.add(report(out));
    if (junit != null) {
      reports.add(new VerdictJUnit(junit));
    }
    if (page != null) {
      reports.add(new TracePage(page, profile.name(), trace -> diagram(trace, setting)));
    }
    Outcome outcome = new Outcome();
    try (StatusLine line = new StatusLine(spec.commandLine().getErr())) {
      TraceJudge judge = new TraceJudge(setting, mostTries, spec.commandLine().getErr(), line);
      InOrder.map(
          traces,
          jobs,
          judge::judge,
          trace -> {
            line.clear();
            show(trace, setting, out);
            reports.forEach(report -> report.add(trace));
            outcome.add(trace.verdict());
          });
    }
    for (VerdictReport report : reports) {
      report.finish();
    }
    return outcome.status();
  }

  /** The summary of all verdicts. */
  private static final class Outcome {
    private boolean allConform = true;
    private boolean anyWithout;

    void add(Verdict verdict) {
      allConform &= verdict instanceof Conforms;
      anyWithout |= verdict instanceof Malformed || verdict instanceof Undecided;
    }

    int status() {
      return anyWithout ? ExitCode.USAGE : allConform ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /** Prints what is to be seen of a trace beside its verdict. */
  private void show(JudgedTrace trace, ProfileSetting setting, PrintWriter out) {
    if (explain) {
      tell(trace.file(), setting, out);
    }
    if (format == Format.MERMAID) {
      diagram(trace, setting).forEach(out::println);
    }
  }

  private VerdictReport report(PrintWriter out) {
    return switch (format) {
      case JSON -> new VerdictReport.Json(out);
      case TEXT -> new VerdictReport.Text(out, isColoured());
      case MERMAID -> new VerdictReport.Text(spec.commandLine().getErr(), false);
    };
  }

  private static void tell(String file, ProfileSetting setting, PrintWriter out) {
    try {
      if (isReadable(file)) {
        Story.inWords(setting, source(file), out::println);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of what cannot be read again. */
  private static List<String> diagram(JudgedTrace trace, ProfileSetting setting) {
    String file = trace.file();
    try {
      return isReadable(file)
          ? SequenceDiagram.of(file, setting, source(file), trace.verdict())
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReadable(String file) {
    return Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file));
  }

  private static Story.Source source(String file) {
    return () -> Files.newInputStream(Path.of(file));
  }

  private boolean isColoured() {
    return main.ownsProcess() && spec.commandLine().getColorScheme().ansi().enabled();
  }
}
