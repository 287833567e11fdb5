package sharedsockets.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockException;
import sharedsockets.winsock.WinsockProcess;

final class RecordedCallsTest {
  private static final Map<String, String> STREAM = Map.of("type", "SOCK_STREAM");

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  /** The example of the README. */
  static final class ConformingExample {
    private final WinsockProcess winsock = Winsock.create().newProcess();

    @RegisterExtension
    final RecordedCalls calls =
        RecordedCalls.inProfile("windows").throwing(e -> ((WinsockException) e).error().name());

    @Test
    void aClosedSocketDoesNotListen() throws Exception {
      int s = calls.call("A", "socket", STREAM, () -> winsock.socket(SocketType.SOCK_STREAM));
      calls.call("A", "closesocket", Map.of("s", s), () -> winsock.closesocket(s));
      assertThrows(
          WinsockException.class,
          () -> calls.call("A", "listen", Map.of("s", s), () -> winsock.listen(s)));
    }
  }

  static final class DivergingExample {
    @RegisterExtension final RecordedCalls calls = RecordedCalls.inProfile("windows");

    @Test
    void aClosedSocketStillSends() {
      calls.returned("A", "socket", STREAM, 12);
      calls.returned("A", "closesocket", Map.of("s", 12), 0);
      calls.returned("A", "send", Map.of("s", 12), 1);
    }
  }

  @Test
  void aTestWhoseCallsConformPasses() {
    run(ConformingExample.class).assertStatistics(each -> each.succeeded(1).failed(0));
  }

  @Test
  void aTestWhoseCallsDivergeFails() {
    Events events = run(DivergingExample.class);

    events.assertStatistics(each -> each.succeeded(0).failed(1));
    Throwable failure =
        events
            .failed()
            .list()
            .get(0)
            .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("recorded:3: diverges: DSC-1 CLS-1\n")
        .hasMessageContaining("{\"process\":\"A\",\"call\":\"send\",\"args\":{\"s\":\"12\"},");
  }

  @Test
  void callsOfSeveralThreadsMayOverlap() throws Exception {
    RecordedCalls calls = RecordedCalls.inProfile("any");
    calls.returned("A", "socket", STREAM, "s");
    Thread other = new Thread(() -> calls.network("data", "A", "s"));
    other.start();
    other.join();

    assertThat(calls.trace()).allMatch(line -> line.contains("\"begin\":"));
    calls.judge();
  }

  @Test
  void theDocumentHasTheExample() throws Exception {
    List<String> source =
        Files.readAllLines(Path.of("src/test/java/sharedsockets/junit/RecordedCallsTest.java"));
    List<String> example =
        source.subList(
            source.indexOf("    @RegisterExtension"),
            source.indexOf("  static final class DivergingExample {") - 2);
    String document = Files.readString(Path.of("../../README.md")).replace("\r\n", "\n");
    assertThat(document).contains(String.join("\n", example));
  }
}
