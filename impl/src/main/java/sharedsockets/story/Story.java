package sharedsockets.story;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.Registration;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * A trace told step by step. Input: a trace whose events stand in the order in which they took
 * effect. Output: each event with what it did to which underlying socket. Where the trace leaves
 * disputed points open, it is told as one of the implementations does it that are possible in the
 * end. The story ends with the event that diverges, or where the trace is malformed, or events
 * overlap.
 */
public final class Story {
  private static final String BELOW = "        ";

  /** Opens the trace, which is read twice. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /** Takes events while it can; false ends the reading. */
  private interface Reading {
    boolean takes(Event event) throws MalformedTrace;
  }

  private final Oracle oracle;
  private final Effects effects = new Effects();
  private final Consumer<Step> steps;

  private Story(ProfileSetting profile, Consumer<Step> steps) {
    oracle = new Oracle(profile);
    this.steps = steps;
  }

  /** Tells the trace in words, a line at a time, up to the event that diverges. */
  public static void inWords(ProfileSetting profile, Source source, Consumer<String> lines)
      throws IOException {
    tell(
        profile,
        source,
        step -> {
          if (!step.isRefused()) {
            lines.accept("%6d  %s".formatted(step.event().line(), step.event()));
            step.effects().forEach(each -> lines.accept(BELOW + each));
          }
        });
  }

  /** Tells the trace, a step at a time. */
  public static void tell(ProfileSetting profile, Source source, Consumer<Step> steps)
      throws IOException {
    Oracle judge = new Oracle(profile);
    read(source, judge::takes);
    Map<String, String> possible = judge.decided(judge.branches().subList(0, 1));
    ProfileSetting one = profile;
    for (Map.Entry<String, String> point : possible.entrySet()) {
      one = one.with(point.getKey(), point.getValue());
    }
    read(source, new Story(one, steps)::takes);
  }

  /** Tells events that are at hand, the first of them as line 1. */
  static void tell(ProfileSetting profile, List<Event> events, Consumer<Step> steps) {
    Story story = new Story(profile, steps);
    try {
      for (int i = 0; i < events.size(); i++) {
        Event event = events.get(i).with(i + 1, events.get(i).arguments());
        if (event.isTimed() || !story.takes(event)) {
          return;
        }
      }
    } catch (MalformedTrace e) {
      // What is wrong with it is said elsewhere.
    }
  }

  private static void read(Source source, Reading reading) throws IOException {
    try (TraceReader trace = new TraceReader(source.open(), warning -> {})) {
      Event event = trace.next();
      while (event != null && !event.isTimed() && reading.takes(event)) {
        event = trace.next();
      }
    } catch (MalformedTrace e) {
      // The verdict tells of it.
    }
  }

  private boolean takes(Event event) throws MalformedTrace {
    State before = oracle.branches().get(0).state();
    boolean isTaken = oracle.takes(event);
    State after = oracle.branches().get(0).state();
    Long named = named(event, before, after);
    steps.accept(
        new Step(
            event,
            named == null ? registered(event, before) : named,
            named == null,
            isTaken ? effects(event, before, after) : List.of(),
            !isTaken));
    return isTaken;
  }

  private List<Effect> effects(Event event, State before, State after) {
    return "WSAEADDRINUSE".equals(event.error()) && event.argument(Kind.ADDRESS) != null
        ? effects.holding((String) event.argument(Kind.ADDRESS), before)
        : effects.of(event.line(), before, after);
  }

  /** The socket that a descriptor among the arguments names, or the result. */
  private Long named(Event event, State before, State after) {
    int s = event.operation().indexOf("s");
    if (s >= 0 && event.argument(s) instanceof String name) {
      Long open = Oracle.socketOf(before, event.process(), name);
      return open == null ? oracle.closedSocket(event.process(), name) : open;
    }
    boolean opens = event.succeeded() && event.result() instanceof String;
    return opens ? Oracle.socketOf(after, event.process(), (String) event.result()) : null;
  }

  /** The socket that is registered with an event object or window among the arguments. */
  private static Long registered(Event event, State state) {
    List<Object> names = List.of(argument(event, "event"), argument(event, "window"));
    List<Long> found = new ArrayList<>();
    for (Map.Entry<Long, SocketState> entry : state.sock()) {
      Registration reg = entry.getValue().reg();
      String object = reg.event().isEmpty() ? reg.window() : reg.event();
      if (reg.process().equals(event.process()) && !object.isEmpty() && names.contains(object)) {
        found.add(entry.getKey());
      }
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  private static Object argument(Event event, String name) {
    int index = event.operation().indexOf(name);
    return index < 0 || event.argument(index) == null ? "" : event.argument(index);
  }
}
