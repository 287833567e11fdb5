package sharedsockets.cli.report;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * One line on standard error that says how far something is, where a person looks; elsewhere what
 * it says is written once a minute, for those who read it later. Thread-safe.
 */
public final class StatusLine implements AutoCloseable {
  private static final long MINUTE = 60_000_000_000L;

  private final PrintWriter terminal;
  private final boolean watched;
  private final LongSupplier nanos;
  private boolean shown;
  private long written;

  /** A line that is still empty. */
  public StatusLine(PrintWriter terminal) {
    this(terminal, Terminal.isStandardError(), System::nanoTime);
  }

  StatusLine(PrintWriter terminal, boolean watched, LongSupplier nanos) {
    this.terminal = terminal;
    this.watched = watched;
    this.nanos = nanos;
    written = nanos.getAsLong();
  }

  /** Whether anybody looks. */
  public boolean isWatched() {
    return watched;
  }

  /** Shows this instead of what was shown. */
  public synchronized void show(String text) {
    if (watched) {
      terminal.print(PlainWriter.START_OVER);
      terminal.print(text);
      terminal.flush();
      shown = true;
    } else if (!text.isEmpty() && nanos.getAsLong() - written >= MINUTE) {
      written = nanos.getAsLong();
      terminal.println(text);
      terminal.flush();
    }
  }

  /** Makes room for other output. */
  public synchronized void clear() {
    if (shown) {
      terminal.print(PlainWriter.START_OVER);
      terminal.flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
