package sharedsockets.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.trace.Event;
import sharedsockets.trace.TraceReader;

/** What a trace that diverges looks like. */
final class DiagnosisTest {
  private static final String LEAK =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"ExitProcess","args":{},"result":0}
      {"process":"B","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"B","call":"ExitProcess","args":{},"result":0}
      {"network":"open","args":{"process":"B","s":"s1"}}
      """;

  /**
   * A process that begins behind the fault's first effect begins once, whoever has asked for it.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void processesBeginOnce(boolean isAskedBefore) throws Exception {
    Oracle oracle = new Oracle(ProfileSetting.ANY);
    List<Event> events = events(LEAK);
    boolean isRefused = false;
    for (Event event : events) {
      assertThat(isRefused).isFalse();
      if (isAskedBefore && event.operation().isCall()) {
        oracle.canHappen(event.pending(0));
      }
      isRefused = oracle.next(event).isPresent();
    }
    assertThat(isRefused).isTrue();
    assertThat(oracle.causes(List.of())).extracting(Cause::fault).contains("exit-leaks");
  }

  private static List<Event> events(String lines) throws Exception {
    List<Event> events = new ArrayList<>();
    try (TraceReader trace =
        new TraceReader(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))) {
      for (Event event = trace.next(); event != null; event = trace.next()) {
        events.add(event);
      }
    }
    return events;
  }
}
