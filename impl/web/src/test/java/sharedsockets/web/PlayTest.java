package sharedsockets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.order.Judge;

/** A game offers what the oracle allows, and nothing else. */
final class PlayTest {
  private static final Path TRACES = Path.of("../../examples/traces/windows");
  private static final ProfileSetting PROFILE = ProfileSetting.DOCUMENTED;

  private static Map<String, String> answers(String played, String question) throws Exception {
    return new Play(PROFILE, played.getBytes(UTF_8)).answers(question.getBytes(UTF_8));
  }

  private static boolean conforms(String trace) {
    return new Judge(PROFILE).judge(new ByteArrayInputStream(trace.getBytes(UTF_8)))
        instanceof Verdict.Conforms;
  }

  private static List<Path> traces() throws Exception {
    try (Stream<Path> files = Files.list(TRACES)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().limit(20).toList();
    }
  }

  @Test
  void eachAnswerThatIsOfferedConforms() throws Exception {
    int offered = 0;
    for (Path trace : traces()) {
      String played = "";
      for (String line : Files.readAllLines(trace)) {
        if (!conforms(played + line + "\n")) {
          break;
        }
        for (String answer : answers(played, unanswered(line)).values()) {
          assertThat(conforms(played + answer + "\n")).as(played + answer).isTrue();
          offered++;
        }
        played += line + "\n";
      }
    }
    assertThat(offered).isGreaterThan(50);
  }

  /** A call as one that has not returned. */
  private static String unanswered(String line) {
    return line.contains("\"call\"")
        ? line.replaceFirst("(\"result\"|\"error\")(?=:).*", "\"begin\":0,\"pending\":true}")
        : line;
  }

  @Test
  void whatTheRulesForbidIsNotOffered() throws Exception {
    String closed =
        """
        {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
        {"process":"A","call":"closesocket","args":{"s":"s1"},"result":0}
        """;

    assertThat(
            answers(
                closed,
                "{\"process\":\"A\",\"call\":\"listen\",\"args\":{\"s\":\"s1\"},\"begin\":0,\"pending\":true}"))
        .containsOnlyKeys("WSAENOTSOCK");
  }
}
