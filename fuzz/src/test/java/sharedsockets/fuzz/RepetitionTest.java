package sharedsockets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sharedsockets.fuzz.adapter.Repetition;

/** The tests beside findings pass once the implementation is right. */
final class RepetitionTest {
  @Test
  void programOfOneThreadConforms() throws Exception {
    String trace =
        """
        {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s4"}
        {"process":"A","call":"WSADuplicateSocket","args":{"s":"s4","target":"B"},"result":"i1"}
        {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"s4"}
        {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"s8"}
        """;
    assertThat(Repetition.of(trace)).isEqualTo(List.of());
  }

  @Test
  void programOfTwoThreadsConforms() throws Exception {
    String trace =
        """
        {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s4","begin":0,"end":0}
        {"process":"A","call":"closesocket","args":{"s":"s4"},"result":0,"begin":2,"end":3}
        {"process":"A","call":"closesocket","args":{"s":"s4"},"result":0,"begin":1,"end":4}
        """;
    assertThat(Repetition.of(trace)).isEqualTo(List.of());
  }
}
