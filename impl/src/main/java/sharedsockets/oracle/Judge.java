package sharedsockets.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/** Judges whole traces as they are read. */
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
}
