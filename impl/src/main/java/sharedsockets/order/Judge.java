package sharedsockets.order;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * Judges whole traces: as they are read, from the first event that has a begin and an end on when
 * all has been read.
 */
public final class Judge {
  private final ProfileSetting profile;
  private final LongConsumer progress;

  /**
   * A judge of implementations of one profile.
   *
   * @param progress told after each event how many there were
   */
  public Judge(ProfileSetting profile, LongConsumer progress) {
    this.profile = profile;
    this.progress = progress;
  }

  public Judge(ProfileSetting profile) {
    this(profile, events -> {});
  }

  /** Judges the trace on the input, up to its first fault, and closes the input. */
  public Verdict judge(InputStream input) {
    Oracle oracle = new Oracle(profile);
    long events = 0;
    try (TraceReader trace = new TraceReader(input)) {
      for (Event event = trace.next(); event != null; event = trace.next()) {
        if (event.isTimed()) {
          return overlapping(oracle, events, rest(event, trace));
        }
        Optional<Divergence> divergence = oracle.next(event);
        if (divergence.isPresent()) {
          return new Diverges(events, divergence.get());
        }
        progress.accept(++events);
      }
      return new Conforms(events, oracle.decided());
    } catch (MalformedTrace e) {
      return new Malformed(events, e.line(), e.getMessage());
    } catch (IOException e) {
      return new Malformed(events, 0, "cannot be read: " + e.getMessage());
    }
  }

  /** Judges a history that is at hand. */
  public Verdict judge(List<Event> history) {
    return overlapping(new Oracle(profile), 0, history);
  }

  private static List<Event> rest(Event first, TraceReader trace)
      throws IOException, MalformedTrace {
    List<Event> rest = new ArrayList<>();
    for (Event event = first; event != null; event = trace.next()) {
      rest.add(event);
    }
    return rest;
  }

  private Verdict overlapping(Oracle oracle, long before, List<Event> history) {
    try {
      Verdict verdict =
          new OverlapJudge(oracle, ended -> progress.accept(before + ended)).judge(history);
      return verdict.after(before);
    } catch (MalformedTrace e) {
      return new Malformed(before, e.line(), e.getMessage());
    }
  }
}
