package sharedsockets.story;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * A trace told line by line. Input: a trace whose events stand in the order in which they took
 * effect. Output: each event, and below it what it did to which underlying socket. Where the trace
 * leaves disputed points open, it is told as one of the implementations does it that are possible
 * in the end. The story ends where the trace diverges, is malformed, or events overlap.
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

  private Story() {}

  /** Tells the trace, a line at a time. */
  public static void tell(ProfileSetting profile, Source source, Consumer<String> lines)
      throws IOException {
    Oracle judge = new Oracle(profile);
    read(source, judge::takes);
    Map<String, String> possible = judge.decided(judge.branches().subList(0, 1));
    ProfileSetting one = profile;
    for (Map.Entry<String, String> point : possible.entrySet()) {
      one = one.with(point.getKey(), point.getValue());
    }
    Oracle oracle = new Oracle(one);
    Effects effects = new Effects();
    read(
        source,
        event -> {
          State before = oracle.branches().get(0).state();
          if (!oracle.takes(event)) {
            return false;
          }
          lines.accept("%6d  %s".formatted(event.line(), event));
          State after = oracle.branches().get(0).state();
          effects.of(event.line(), before, after).forEach(each -> lines.accept(BELOW + each));
          return true;
        });
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
}
