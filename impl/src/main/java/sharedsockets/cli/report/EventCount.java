package sharedsockets.cli.report;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** How far the judgement of a long trace is. */
public final class EventCount implements LongConsumer, AutoCloseable {
  private static final int STEP = 1 << 16;

  private final StatusLine line;
  private final String file;

  public EventCount(PrintWriter terminal, String file) {
    line = new StatusLine(terminal);
    this.file = file;
  }

  @Override
  public void accept(long events) {
    if (events % STEP == 0) {
      line.show(file + ": %,d events".formatted(events));
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
