package sharedsockets.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a trace event by event; memory does not grow with the trace's length.
 *
 * <p>Each line holds one event, the last one with or without a line end, any of them with a
 * carriage return before it. A blank line, a byte order mark, and a trace without any event are
 * malformed.
 */
public final class TraceReader implements Closeable {
  private final LineReader lines;
  private final LineJson json;
  private final NameReader names = new NameReader();
  private long events;

  /** Reads UTF-8 from the input, which it closes. */
  public TraceReader(InputStream input) {
    lines = new LineReader(input);
    json = new LineJson(lines);
  }

  /**
   * The next event, or null at the end of the trace.
   *
   * @throws MalformedTrace if the line is no event; reading cannot go on
   * @throws IOException if the input cannot be read
   */
  public Event next() throws IOException, MalformedTrace {
    try {
      if (!lines.advance()) {
        if (events == 0) {
          throw new MalformedTrace(1, "the trace is empty");
        }
        return null;
      }
      if (lines.isBlank()) {
        throw new Malformation("is blank");
      }
      Event event = EventParser.parse(names, json, lines.number());
      events++;
      return event;
    } catch (Malformation e) {
      throw new MalformedTrace(lines.number(), e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
