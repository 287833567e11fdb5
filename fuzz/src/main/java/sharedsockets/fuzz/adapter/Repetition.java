package sharedsockets.fuzz.adapter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.adapter.ReferenceAdapter;
import sharedsockets.fuzz.threads.Repeated;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.replay.Program;
import sharedsockets.replay.Replay;
import sharedsockets.replay.ReplayResult;
import sharedsockets.replay.Settings;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;
import sharedsockets.trace.TraceReader;

/** Asks the reference implementation again what it was asked in a trace. */
public final class Repetition {
  private Repetition() {}

  /**
   * Asks again: calls that overlapped in many orders of their threads' steps.
   *
   * @return what is wrong, for people; nothing if all is right
   */
  public static List<String> of(String trace)
      throws IOException, MalformedTrace, InterruptedException {
    List<Event> events = new ArrayList<>();
    boolean overlaps = false;
    try (TraceReader reader =
        new TraceReader(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)))) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
        overlaps |= event.isTimed();
      }
    }
    if (overlaps) {
      return Repeated.threads(events);
    }
    List<String> wrong = new ArrayList<>();
    ReplayResult report =
        new Replay(
                ReferenceAdapter::new,
                new Settings(ProfileSetting.of("windows"), Duration.ZERO, 1, 1, true),
                progress -> {},
                (program, performed) -> {})
            .run(List.of(new Program("finding", events)));
    report.findings().forEach(finding -> wrong.add(finding.deviation().summary()));
    return wrong;
  }
}
