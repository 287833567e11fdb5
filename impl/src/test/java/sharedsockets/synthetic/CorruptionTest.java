package sharedsockets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.synthetic.Corruption.Fate;
import sharedsockets.trace.Event;
import sharedsockets.trace.TraceReader;

final class CorruptionTest {
  private static List<Event> trace(String name) throws Exception {
    List<Event> events = new ArrayList<>();
    Path file = Path.of("../examples/traces/wine-8.0", name + ".ndjson");
    try (TraceReader trace = new TraceReader(Files.newInputStream(file))) {
      for (Event event = trace.next(); event != null; event = trace.next()) {
        events.add(event);
      }
    }
    return events;
  }

  /** The corruptions that are accepted, as {@code line: outcome}. */
  private static List<String> accepted(String name, ProfileSetting profile) throws Exception {
    List<String> accepted = new ArrayList<>();
    List<Event> trace = trace(name);
    for (Event event : trace) {
      for (Corruption corruption : Corruption.of(event)) {
        if (corruption.fate(trace, profile) == Fate.ACCEPTED) {
          accepted.add(event.line() + ": " + corruption.replaced().describeOutcome());
        }
      }
    }
    return accepted;
  }

  @Test
  void noCorruptedNotificationPasses() throws Exception {
    assertThat(
            accepted(
                "scenario-06-event-registration-replaced-by-event-in-other-process",
                ProfileSetting.DOCUMENTED))
        .as("every answer of the fourteen calls matters to the rules")
        .isEmpty();
  }

  @Test
  void aDisputedValueIsAcceptedButWhereTheProfileKnowsBetter() throws Exception {
    String trace = "random-0016";
    assertThat(accepted(trace, ProfileSetting.DOCUMENTED)).contains("16: WSA_WAIT_EVENT_0");
    assertThat(accepted(trace, ProfileSetting.of("wine-8.0"))).noneMatch(s -> s.startsWith("16:"));
  }

  @Test
  void aDefaultMayBeAnyWhenItIsFirstSeen() throws Exception {
    assertThat(
            accepted("scenario-04-last-close-fresh-socket-has-defaults", ProfileSetting.DOCUMENTED))
        .contains("14: 1");
  }
}
