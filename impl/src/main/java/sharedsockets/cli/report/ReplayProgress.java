package sharedsockets.cli.report;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import sharedsockets.replay.Replay;

/**
 * The progress of a replay: a bar on a terminal; elsewhere a line now and then, for a log.
 * Thread-safe.
 */
public final class ReplayProgress implements Consumer<Replay.Progress>, AutoCloseable {
  private static final int WIDTH = 30;
  private static final long INTERVAL_NANOS = 100_000_000;
  private static final Replay.Progress NOTHING = new Replay.Progress(0, 0, 0);

  private final StatusLine line;
  private final PrintWriter elsewhere;
  private final long start = System.nanoTime();
  private final Timer timer = new Timer("progress", true);
  private ToDoubleFunction<Replay.Progress> share = progress -> 0;
  private String phase = "beginning";
  private String beside = "";
  private Replay.Progress last = NOTHING;
  private long shown;

  /**
   * Nothing has begun yet.
   *
   * @param err standard error
   * @param every how often a line is written where it is no terminal
   */
  public ReplayProgress(PrintWriter err, Duration every) {
    line = new StatusLine(err);
    elsewhere = err;
    if (!line.isWatched()) {
      TimerTask task =
          new TimerTask() {
            @Override
            public void run() {
              write();
            }
          };
      timer.schedule(task, every.toMillis(), Math.max(1, every.toMillis()));
    }
  }

  /** So many traces follow. */
  public synchronized void begin(String what, int total) {
    share(what, progress -> total == 0 ? 1 : (double) progress.traces() / total);
  }

  /**
   * Traces follow, perhaps nobody knows how many.
   *
   * @param done the part of them that so many are, or NaN
   */
  public synchronized void begin(String what, LongToDoubleFunction done) {
    share(what, progress -> done.applyAsDouble(progress.traces()));
  }

  /** What is done at the same time; empty where it is nothing more. */
  public synchronized void beside(String what) {
    beside = what.isEmpty() ? "" : ", " + what;
    show();
  }

  /** It goes on for so long. */
  public synchronized void begin(String what, Duration time) {
    long from = System.nanoTime();
    share(what, progress -> (double) (System.nanoTime() - from) / time.toNanos());
  }

  private void share(String what, ToDoubleFunction<Replay.Progress> part) {
    phase = what;
    share = part;
    last = NOTHING;
  }

  @Override
  public synchronized void accept(Replay.Progress progress) {
    last = progress;
    long now = System.nanoTime();
    if (shown == 0 || now - shown > INTERVAL_NANOS) {
      shown = now;
      show();
    }
  }

  private void show() {
    if (!line.isWatched()) {
      return;
    }
    int done = (int) (WIDTH * Math.min(1, share.applyAsDouble(last)));
    line.show("[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] " + counts() + beside);
  }

  private String counts() {
    return "%s traces, %s steps, %d findings"
        .formatted(number(last.traces()), number(last.steps()), last.findings());
  }

  private synchronized void write() {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    elsewhere.println(seconds + " s: " + phase + (last == NOTHING ? "" : soFar()) + beside);
    elsewhere.flush();
  }

  private String soFar() {
    double part = share.applyAsDouble(last);
    return Double.isNaN(part)
        ? ": " + counts()
        : ", %d %%: %s".formatted(Math.round(100 * Math.min(1, part)), counts());
  }

  @Override
  public void close() {
    timer.cancel();
    line.close();
  }
}
