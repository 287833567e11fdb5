package sharedsockets.cli.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
import sharedsockets.cli.report.EventCount;
import sharedsockets.cli.report.JudgedTrace;
import sharedsockets.cli.report.VerdictJUnit;
import sharedsockets.cli.report.VerdictReport;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.oracle.Verdict.Undecided;
import sharedsockets.order.Judge;
import sharedsockets.story.SequenceDiagram;
import sharedsockets.story.Story;
import sharedsockets.trace.LineComment;
import sharedsockets.trace.MalformedLines;

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
  private static final String STANDARD_INPUT = "-";

  /** So many events after a divergence tell its likely causes apart. */
  private static final int LOOK_AHEAD = 200;

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
    if (Collections.frequency(files, STANDARD_INPUT) > 1) {
      throw new ParameterException(spec.commandLine(), "standard input can be read but once");
    }
    if (explain && (format != Format.TEXT || files.contains(STANDARD_INPUT))) {
      throw new ParameterException(
          spec.commandLine(),
          "--explain tells files, which it reads twice, and tells them as text");
    }
    List<String> traces = TraceFiles.of(files);
    if (format == Format.MERMAID && (traces.size() > 1 || files.contains(STANDARD_INPUT))) {
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
    boolean allConform = true;
    boolean anyWithout = false;
    for (String file : traces) {
      if (explain) {
        tell(file, setting, out);
      }
      JudgedTrace trace = judge(file, setting);
      if (format == Format.MERMAID) {
        diagram(trace, setting).forEach(out::println);
      }
      reports.forEach(report -> report.add(trace));
      Verdict verdict = trace.verdict();
      allConform &= verdict instanceof Conforms;
      anyWithout |= verdict instanceof Malformed || verdict instanceof Undecided;
    }
    for (VerdictReport report : reports) {
      report.finish();
    }
    if (anyWithout) {
      return ExitCode.USAGE;
    }
    return allConform ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private VerdictReport report(PrintWriter out) {
    return switch (format) {
      case JSON -> new VerdictReport.Json(out);
      case TEXT -> new VerdictReport.Text(out, isColoured());
      case MERMAID -> new VerdictReport.Text(spec.commandLine().getErr(), false);
    };
  }

  private void tell(String file, ProfileSetting setting, PrintWriter out) throws IOException {
    if (isReadable(file)) {
      Story.inWords(setting, source(file), out::println);
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

  private JudgedTrace judge(String file, ProfileSetting setting) {
    long begin = System.nanoTime();
    List<LineComment> warnings = new ArrayList<>();
    Verdict verdict = judge(file, setting, warnings);
    return new JudgedTrace(file, verdict, warnings, Duration.ofNanos(System.nanoTime() - begin));
  }

  private Verdict judge(String file, ProfileSetting setting, List<LineComment> warnings) {
    try (EventCount progress = new EventCount(spec.commandLine().getErr(), file)) {
      Consumer<LineComment> warn =
          warning -> {
            warnings.add(warning);
            progress.warn(warning);
          };
      return new Judge(setting, mostTries, progress, warn)
          .diagnosing(lookAhead(file))
          .judge(open(file));
    } catch (UnreadableFile e) {
      return new Malformed(0, MalformedLines.none(e.getMessage()));
    }
  }

  /** Who writes a trace while it is judged hears of a divergence at once. */
  private static int lookAhead(String file) {
    return file.equals(STANDARD_INPUT) || !Files.isRegularFile(Path.of(file)) ? 0 : LOOK_AHEAD;
  }

  private static InputStream open(String file) throws UnreadableFile {
    if (file.equals(STANDARD_INPUT)) {
      return new Unclosed(System.in);
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new UnreadableFile(
            Files.isReadable(path)
                ? "is a folder without traces (*.ndjson, *.jsonl)"
                : "cannot be read");
      }
      if (!Files.exists(path)) {
        throw new UnreadableFile("no such file");
      }
      return Files.newInputStream(path);
    } catch (InvalidPathException | IOException e) {
      throw new UnreadableFile("cannot be read");
    }
  }

  private static final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
      super(message);
    }
  }

  /** Standard input is not ours to close. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream input) {
      super(input);
    }

    @Override
    public void close() {}
  }
}
