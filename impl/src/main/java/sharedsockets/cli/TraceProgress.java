package sharedsockets.cli;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.util.function.Consumer;
import sharedsockets.replay.Replay;

/** How far a replay is: a bar on standard error, where a person looks. */
final class TraceProgress implements Consumer<Replay.Progress>, AutoCloseable {
  private static final String START_OVER = "\r\u001b[K";
  private static final int WIDTH = 30;
  private static final long INTERVAL_NANOS = 100_000_000;

  private final PrintWriter terminal;
  private final int total;
  private final boolean watched = Terminal.isStandardError();
  private long shown;

  TraceProgress(PrintWriter terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  @Override
  public synchronized void accept(Replay.Progress progress) {
    long now = System.nanoTime();
    if (watched && (shown == 0 || now - shown > INTERVAL_NANOS)) {
      shown = now;
      int done = (int) (WIDTH * progress.traces() / Math.max(1, total));
      terminal.print(
          START_OVER
              + "["
              + "#".repeat(done)
              + " ".repeat(WIDTH - done)
              + "] %s of %s traces, %s steps, %d findings"
                  .formatted(
                      number(progress.traces()),
                      number(total),
                      number(progress.steps()),
                      progress.findings()));
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
