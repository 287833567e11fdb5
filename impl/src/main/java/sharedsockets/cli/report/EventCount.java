package sharedsockets.cli.report;

import java.io.PrintWriter;
import java.util.function.LongConsumer;
import sharedsockets.trace.LineComment;

/** On standard error, how far the judgement of a long trace is, and its warnings. */
public final class EventCount implements LongConsumer {
  private static final int STEP = 1 << 16;

  private final PrintWriter terminal;
  private final StatusLine line;
  private final String file;

  /**
   * Of one trace.
   *
   * @param line those of several traces may be shown on one
   */
  public EventCount(PrintWriter terminal, StatusLine line, String file) {
    this.terminal = terminal;
    this.line = line;
    this.file = file;
  }

  @Override
  public void accept(long events) {
    if (events % STEP == 0) {
      line.show(file + ": %,d events".formatted(events));
    }
  }

  /** Prints a warning of the trace. */
  public void warn(LineComment warning) {
    line.clear();
    terminal.println(VerdictReport.Text.describe(file, warning, "warning: "));
    terminal.flush();
  }
}
