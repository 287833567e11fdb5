package sharedsockets.cli.report;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import sharedsockets.replay.Replay;

/** How far a replay is: a bar. */
public final class ReplayProgress implements Consumer<Replay.Progress>, AutoCloseable {
  private static final int WIDTH = 30;
  private static final long INTERVAL_NANOS = 100_000_000;

  private final StatusLine line;
  private final ToDoubleFunction<Replay.Progress> share;
  private long shown;

  private ReplayProgress(PrintWriter terminal, ToDoubleFunction<Replay.Progress> share) {
    line = new StatusLine(terminal);
    this.share = share;
  }

  public static ReplayProgress ofTraces(PrintWriter terminal, int total) {
    return new ReplayProgress(terminal, progress -> (double) progress.traces() / total);
  }

  public static ReplayProgress ofTime(PrintWriter terminal, Duration time) {
    long start = System.nanoTime();
    return new ReplayProgress(
        terminal, progress -> (double) (System.nanoTime() - start) / time.toNanos());
  }

  @Override
  public synchronized void accept(Replay.Progress progress) {
    long now = System.nanoTime();
    if (line.isWatched() && (shown == 0 || now - shown > INTERVAL_NANOS)) {
      shown = now;
      int done = (int) (WIDTH * Math.min(1, share.applyAsDouble(progress)));
      line.show(
          "["
              + "#".repeat(done)
              + " ".repeat(WIDTH - done)
              + "] %s traces, %s steps, %d findings"
                  .formatted(
                      number(progress.traces()), number(progress.steps()), progress.findings()));
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
