package sharedsockets.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.trace.Event;
import sharedsockets.trace.TraceReader;

/** The planted faults that explain a trace which diverges. */
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

  private static final String HANDLES =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"A"},"result":"i1"}
      {"process":"A","call":"WSASocket","args":{"info":"i1"},"result":"s2"}
      {"process":"A","call":"closesocket","args":{"s":"s2"},"result":0}
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"A"},"result":"i2"}
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s2","target":"A"},"result":"i3"}
      """;

  private static final String INFO_OF_ANOTHER_PROCESS =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"B"},"result":"i1"}
      {"process":"A","call":"WSASocket","args":{"info":"i1"},"result":"s1"}
      """;

  /** Of handles that are made at once some are seen before their infos are used, others never. */
  @ParameterizedTest
  @ValueSource(strings = {HANDLES, INFO_OF_ANOTHER_PROCESS})
  void handlesAreThereAtOnce(String trace) throws Exception {
    Oracle oracle = new Oracle(ProfileSetting.ANY);
    assertThat(refusal(oracle, trace)).isPresent();
    assertThat(oracle.causes(List.of())).extracting(Cause::fault).contains("handle-at-once");
  }

  /** Errors of the network are among those of connect; others are not. */
  @Test
  void errorsThatNoRuleNamesAreNotAny() throws Exception {
    String again =
        """
        {"process":"A","call":"socket","args":{"type":"SOCK_STREAM","connected":false},"result":"s1"}
        {"process":"A","call":"connect","args":{"s":"s1"},"error":"WSAECONNREFUSED"}
        {"process":"A","call":"connect","args":{"s":"s1"},"error":"WSAECONNABORTED"}
        """;
    Optional<Divergence> refusal = refusal(new Oracle(ProfileSetting.ANY), again);
    assertThat(refusal.orElseThrow().allowed())
        .contains("WSAECONNREFUSED", "an error that no rule names")
        .doesNotContain("any error", "WSAECONNABORTED");
  }

  private static Optional<Divergence> refusal(Oracle oracle, String trace) throws Exception {
    for (Event event : events(trace)) {
      Optional<Divergence> refusal = oracle.next(event);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
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
