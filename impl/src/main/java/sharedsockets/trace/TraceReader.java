package sharedsockets.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

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
  private final OtherMembers others = new OtherMembers();
  private final TraceWarnings warnings;
  private final EventObjects made = new EventObjects();
  private final Deque<Event> pending = new ArrayDeque<>();
  private boolean begun;

  /** Reads UTF-8 from the input, which it closes. */
  public TraceReader(InputStream input) {
    this(input, warning -> {});
  }

  /**
   * The same.
   *
   * @param warnings told of what is an event, and perhaps not the one that was meant
   */
  public TraceReader(InputStream input, Consumer<LineComment> warnings) {
    lines = new LineReader(input);
    json = new LineJson(lines);
    this.warnings = new TraceWarnings(warnings);
  }

  /**
   * The next event, or null at the end of the trace.
   *
   * @throws MalformedTrace if the line is no event; the next call reads the next line
   * @throws IOException if the input cannot be read
   */
  public Event next() throws IOException, MalformedTrace {
    while (pending.isEmpty()) {
      if (!readLine()) {
        return null;
      }
    }
    Event event = pending.remove();
    made.after(event);
    return event;
  }

  /** The events of one line, which may be none; false at the end of the trace. */
  private boolean readLine() throws IOException, MalformedTrace {
    try {
      if (!lines.advance()) {
        if (!begun) {
          begun = true;
          throw new MalformedTrace(1, "the trace is empty");
        }
        return false;
      }
      begun = true;
      if (lines.isBlank()) {
        throw new Malformation("is blank");
      }
      List<Event> events = EventParser.parse(names, others, json, lines.number());
      for (Event event : events) {
        warnings.lookAt(event);
        boolean isMade =
            events.size() > 1 && event.operation() == Operation.CREATE_EVENT && !made.isNew(event);
        if (!isMade) {
          pending.add(event);
        }
      }
      return true;
    } catch (Malformation e) {
      json.giveUp();
      throw new MalformedTrace(lines.number(), e.column(), e.getMessage());
    }
  }

  /** The lines that are no events from a known one on; reads to the end. */
  public MalformedLines malformedFrom(MalformedTrace known) throws IOException {
    return MalformedLines.from(known, this);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
