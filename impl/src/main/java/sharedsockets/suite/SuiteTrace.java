package sharedsockets.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import sharedsockets.trace.Event;
import sharedsockets.trace.EventWriter;

/**
 * One trace of a suite. It starts from nothing and conforms in the suite's profile.
 *
 * @param name unique in the suite: kind, model and number; a file's name without its extension
 * @param model the configuration that it comes from
 * @param rules ids of the rules that its calls and events exercise, in the order of their first use
 */
public record SuiteTrace(
    String name, String model, TraceKind kind, List<String> rules, List<Event> events) {
  public SuiteTrace {
    rules = List.copyOf(rules);
    events = List.copyOf(events);
  }

  /** One line for people: where it comes from, and which rules it exercises. */
  public String note() {
    return model + ": " + String.join(" ", rules);
  }

  /** Writes it in the trace format, with the note in its first line, and closes the output. */
  public void write(OutputStream output) throws IOException {
    try (EventWriter writer = new EventWriter(output)) {
      for (int i = 0; i < events.size(); i++) {
        writer.write(events.get(i), i == 0 ? note() : null);
      }
    }
  }
}
