package sharedsockets.cli.report;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import sharedsockets.model.check.CheckListener;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Progress;

/** One line on a terminal that always shows how far a check is. */
public final class ProgressLine implements CheckListener, AutoCloseable {
  private static final int WIDTH = 100;
  private static final double NANOS_PER_SECOND = 1e9;

  private final StatusLine line;
  private final int total;
  private final Map<String, Long> started = new LinkedHashMap<>();
  private int finished;

  public ProgressLine(PrintWriter terminal, int total) {
    line = new StatusLine(terminal);
    this.total = total;
  }

  @Override
  public synchronized void progress(Configuration configuration, Progress progress) {
    String name = configuration.name();
    long start = started.computeIfAbsent(name, unseen -> System.nanoTime());
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    String rate =
        seconds < 1 ? "" : " (" + number(Math.round(progress.generated() / seconds)) + "/s)";
    show(
        name
            + ": "
            + number(progress.distinct())
            + " distinct, "
            + number(progress.generated())
            + " generated"
            + rate
            + ", queue "
            + number(progress.queue())
            + ", depth "
            + progress.depth());
  }

  @Override
  public synchronized void finished(Outcome outcome) {
    finished(outcome.configuration().name());
  }

  /** One of them is done. */
  public synchronized void finished(String name) {
    finished++;
    show(name + ": done");
  }

  /** How far one of them is. */
  public synchronized void progress(String name, String progress) {
    show(name + ": " + progress);
  }

  private void show(String text) {
    String whole = "[" + finished + "/" + total + "] " + text;
    line.show(whole.substring(0, Math.min(WIDTH, whole.length())));
  }

  @Override
  public void close() {
    line.close();
  }
}
