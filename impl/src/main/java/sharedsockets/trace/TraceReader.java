package sharedsockets.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a trace event by event; memory does not grow with the trace's length.
 *
 * <p>Each line holds one event, the last one with or without a line end, any of them with a
 * carriage return before it. A blank line, a byte order mark, and a trace without any event are
 * malformed.
 */
public final class TraceReader implements Closeable {
  /** Of more options than that, no warning is given. */
  private static final int MOST_OPTIONS = 10_000;

  private final LineReader lines;
  private final LineJson json;
  private final NameReader names = new NameReader();
  private final OtherMembers others = new OtherMembers();
  private final Consumer<LineComment> warnings;
  private final Set<String> options = new HashSet<>();
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
    this.warnings = warnings;
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
        lookAtOption(event);
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

  /** Options that nobody here knows may exist, so that a misspelt one makes no line malformed. */
  private void lookAtOption(Event event) {
    String option = (String) event.argument(Kind.OPTION);
    if (option != null && options.size() < MOST_OPTIONS && options.add(option)) {
      OptionNames.misspelt(option).ifPresent(meant -> warn(event, option, meant));
    }
  }

  private void warn(Event event, String option, String meant) {
    String message =
        "option of %s is %s, which is not known; did you mean %s?"
            .formatted(event.operation(), Malformation.quote(option), meant);
    warnings.accept(new LineComment(event.line(), 0, message));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
