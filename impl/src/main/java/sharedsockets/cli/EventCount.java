package sharedsockets.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** How far the judgement of a long trace is: one line on standard error, where a person looks. */
final class EventCount implements LongConsumer, AutoCloseable {
  private static final int STEP = 1 << 16;
  private static final String START_OVER = "\r\u001b[K";

  private final PrintWriter terminal;
  private final String file;
  private final boolean watched = Terminal.isStandardError();
  private boolean shown;

  EventCount(PrintWriter terminal, String file) {
    this.terminal = terminal;
    this.file = file;
  }

  @Override
  public void accept(long events) {
    if (watched && events % STEP == 0) {
      terminal.print(START_OVER + file + ": %,d events".formatted(events));
      terminal.flush();
      shown = true;
    }
  }

  @Override
  public void close() {
    if (shown) {
      terminal.print(START_OVER);
      terminal.flush();
    }
  }
}
