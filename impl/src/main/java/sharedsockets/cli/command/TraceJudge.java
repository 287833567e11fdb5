package sharedsockets.cli.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sharedsockets.cli.report.EventCount;
import sharedsockets.cli.report.JudgedTrace;
import sharedsockets.cli.report.StatusLine;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.order.Judge;
import sharedsockets.trace.LineComment;
import sharedsockets.trace.MalformedLines;

/** Judges the trace in a file, or on standard input. Thread-safe. */
final class TraceJudge {
  static final String STANDARD_INPUT = "-";

  private final ProfileSetting setting;
  private final long mostTries;
  private final PrintWriter terminal;
  private final StatusLine line;

  /**
   * A judge.
   *
   * @param mostTries of orders of events that overlap, in one trace
   * @param terminal for warnings, as they come
   * @param line for how far a long trace is
   */
  TraceJudge(ProfileSetting setting, long mostTries, PrintWriter terminal, StatusLine line) {
    this.setting = setting;
    this.mostTries = mostTries;
    this.terminal = terminal;
    this.line = line;
  }

  /** The verdict; a file that cannot be read is malformed. */
  JudgedTrace judge(String file) {
    long begin = System.nanoTime();
    List<LineComment> warnings = new ArrayList<>();
    Verdict verdict = judge(file, warnings);
    return new JudgedTrace(file, verdict, warnings, Duration.ofNanos(System.nanoTime() - begin));
  }

  private Verdict judge(String file, List<LineComment> warnings) {
    EventCount progress = new EventCount(terminal, line, file);
    Consumer<LineComment> warn =
        warning -> {
          warnings.add(warning);
          progress.warn(warning);
        };
    try {
      return new Judge(setting, mostTries, progress, warn)
          .diagnosing(lookAhead(file))
          .judge(open(file));
    } catch (UnreadableFile e) {
      return new Malformed(0, MalformedLines.none(e.getMessage()));
    }
  }

  /** Who writes a trace while it is judged hears of a divergence at once. */
  private static int lookAhead(String file) {
    return file.equals(STANDARD_INPUT) || !Files.isRegularFile(Path.of(file))
        ? 0
        : Judge.LOOK_AHEAD;
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
