package sharedsockets.cli.report;

import java.io.PrintWriter;

/**
 * One line on standard error that says how far something is, where a person looks; nothing
 * elsewhere. Thread-safe.
 */
public final class StatusLine implements AutoCloseable {
  private final PrintWriter terminal;
  private final boolean watched = Terminal.isStandardError();
  private boolean shown;

  /** A line that is still empty. */
  public StatusLine(PrintWriter terminal) {
    this.terminal = terminal;
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
