package sharedsockets.order;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import sharedsockets.oracle.Divergence;
import sharedsockets.oracle.Oracle;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.oracle.Verdict.Undecided;
import sharedsockets.trace.Event;
import sharedsockets.trace.LineComment;
import sharedsockets.trace.MalformedLines;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/**
 * Judges whole traces: as they are read, from the first event that has a begin and an end on when
 * all has been read.
 */
public final class Judge {
  /** A bound on time and memory that lets it judge most traces: see the constructor. */
  public static final long USUAL_TRIES = Effort.USUAL;

  /** So many events after a divergence tell its likely causes apart. */
  public static final int LOOK_AHEAD = 200;

  private final ProfileSetting profile;
  private final long mostTries;
  private final LongConsumer progress;
  private final Consumer<LineComment> warnings;
  private final boolean isDiagnosing;
  private final int lookAhead;

  /**
   * A judge of implementations of one profile.
   *
   * @param mostTries how many times an event that overlaps others may be tried at a place in an
   *     order, beside some tries for each event; where they do not suffice, the trace is undecided
   * @param progress told after each event how many there were
   * @param warnings told of what is an event, and perhaps not the one that was meant
   */
  public Judge(
      ProfileSetting profile,
      long mostTries,
      LongConsumer progress,
      Consumer<LineComment> warnings) {
    this(profile, mostTries, progress, warnings, false, 0);
  }

  private Judge(
      ProfileSetting profile,
      long mostTries,
      LongConsumer progress,
      Consumer<LineComment> warnings,
      boolean isDiagnosing,
      int lookAhead) {
    this.isDiagnosing = isDiagnosing;
    this.lookAhead = lookAhead;
    this.profile = profile;
    this.mostTries = mostTries;
    this.progress = progress;
    this.warnings = warnings;
  }

  public Judge(ProfileSetting profile) {
    this(profile, USUAL_TRIES, events -> {}, warning -> {});
  }

  /**
   * A judge who also says what a trace that diverges looks like.
   *
   * @param lookAhead so many events are read after the one that diverges, to tell likely causes
   *     apart
   */
  public Judge diagnosing(int lookAhead) {
    return new Judge(profile, mostTries, progress, warnings, true, lookAhead);
  }

  /**
   * Judges the trace on the input, and closes the input. The first event that diverges ends it; of
   * a malformed trace the rest is read for other lines that are malformed.
   */
  public Verdict judge(InputStream input) {
    Reading reading = new Reading();
    try (TraceReader trace = new TraceReader(input, warnings)) {
      return reading.judge(trace);
    } catch (IOException e) {
      return new Malformed(
          reading.events, MalformedLines.none("cannot be read: " + e.getMessage()));
    } catch (OutOfMemoryError e) {
      // Whatever took the memory is garbage by now; other traces can be judged all the same.
      return new Undecided(reading.events, 0, "the memory does not suffice to judge it");
    }
  }

  private final class Reading {
    private final Oracle oracle = new Oracle(profile);
    private long events;

    Verdict judge(TraceReader trace) throws IOException {
      try {
        for (Event event = trace.next(); event != null; event = trace.next()) {
          if (event.isTimed()) {
            return overlapping(oracle, events, rest(event, trace));
          }
          Optional<Divergence> divergence = oracle.next(event);
          if (divergence.isPresent()) {
            Diverges diverges = new Diverges(events, divergence.get());
            return isDiagnosing ? diagnosed(diverges, oracle, after(trace)) : diverges;
          }
          progress.accept(++events);
        }
        return new Conforms(events, oracle.decided());
      } catch (MalformedTrace e) {
        return new Malformed(events, trace.malformedFrom(e));
      }
    }
  }

  /** Judges a history that is at hand. */
  public Verdict judge(List<Event> history) {
    try {
      return overlapping(new Oracle(profile), 0, history);
    } catch (MalformedTrace e) {
      return new Malformed(0, new MalformedLines(List.of(e.comment()), 1));
    }
  }

  private Diverges diagnosed(Diverges diverges, Oracle oracle, List<Event> after) {
    Divergence divergence = diverges.divergence();
    return new Diverges(
        diverges.events(), divergence.because(oracle.causes(after)).otherwise(oracle.otherwise()));
  }

  private List<Event> after(TraceReader trace) {
    List<Event> after = new ArrayList<>();
    try {
      for (Event event = trace.next();
          event != null && !event.isTimed() && after.size() < lookAhead;
          event = trace.next()) {
        after.add(event);
      }
    } catch (MalformedTrace | IOException e) {
      // The trace is not judged any further.
    }
    return after;
  }

  private static List<Event> rest(Event first, TraceReader trace)
      throws IOException, MalformedTrace {
    List<Event> rest = new ArrayList<>();
    for (Event event = first; event != null; event = trace.next()) {
      rest.add(event);
    }
    return rest;
  }

  private Verdict overlapping(Oracle oracle, long before, List<Event> history)
      throws MalformedTrace {
    Verdict verdict =
        new OverlapJudge(oracle, mostTries, ended -> progress.accept(before + ended))
            .judge(history)
            .after(before);
    return isDiagnosing && verdict instanceof Diverges diverges
        ? diagnosed(diverges, oracle, List.of())
        : verdict;
  }
}
