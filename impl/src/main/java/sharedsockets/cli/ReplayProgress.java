package sharedsockets.cli;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import sharedsockets.replay.Replay;

/** How far a replay is: a bar on standard error, where a person looks. */
final class ReplayProgress implements Consumer<Replay.Progress>, AutoCloseable {
  private static final String START_OVER = "\r\u001b[K";
  private static final int WIDTH = 30;
  private static final long INTERVAL_NANOS = 100_000_000;

  private final PrintWriter terminal;
  private final ToDoubleFunction<Replay.Progress> share;
  private final boolean watched = Terminal.isStandardError();
  private long shown;

  private ReplayProgress(PrintWriter terminal, ToDoubleFunction<Replay.Progress> share) {
    this.terminal = terminal;
    this.share = share;
  }

  static ReplayProgress ofTraces(PrintWriter terminal, int total) {
    return new ReplayProgress(terminal, progress -> (double) progress.traces() / total);
  }

  static ReplayProgress ofTime(PrintWriter terminal, Duration time) {
    long start = System.nanoTime();
    return new ReplayProgress(
        terminal, progress -> (double) (System.nanoTime() - start) / time.toNanos());
  }

  @Override
  public synchronized void accept(Replay.Progress progress) {
    long now = System.nanoTime();
    if (watched && (shown == 0 || now - shown > INTERVAL_NANOS)) {
      shown = now;
      int done = (int) (WIDTH * Math.min(1, share.applyAsDouble(progress)));
      terminal.print(
          START_OVER
              + "["
              + "#".repeat(done)
              + " ".repeat(WIDTH - done)
              + "] %s traces, %s steps, %d findings"
                  .formatted(
                      number(progress.traces()), number(progress.steps()), progress.findings()));
      terminal.flush();
    }
  }

  @Override
  public synchronized void close() {
    if (shown != 0) {
      terminal.print(START_OVER);
      terminal.flush();
      shown = 0;
    }
  }
}
