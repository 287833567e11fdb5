package sharedsockets.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.order.Judge;

/**
 * The bytes of recv, send and arrivals, in a shorthand: {@code data 5 "abcde"}, {@code recv 3 -> 3
 * "abc"}, {@code send 5 -> 5}, a length that is not said being {@code _}.
 */
final class BytesTest {
  private static final String STREAM =
      "{'process':'A','call':'socket','args':{'type':'SOCK_STREAM'},'result':'s1'}";
  private static final String DATAGRAM = STREAM.replace("SOCK_STREAM", "SOCK_DGRAM");
  private static final String NON_BLOCKING =
      "{'process':'A','call':'ioctlsocket','args':{'s':'s1','cmd':'FIONBIO','value':1},'result':0}";
  private static final String PEER_CLOSES = "{'network':'close','args':{'process':'A','s':'s1'}}";

  private static String json(String line) {
    if (line.startsWith("{")) {
      return line;
    }
    String[] halves = line.split(" -> ", 2);
    String[] words = halves[0].split(" ");
    String args = "'s':'s1'" + (words[1].equals("_") ? "" : ",'length':" + words[1]);
    if (words[0].equals("data")) {
      String data = words.length > 2 ? ",'data':" + words[2] : "";
      return "{'network':'data','args':{'process':'A'," + args + data + "}}";
    }
    String peek = words.length > 2 ? ",'flags':['MSG_PEEK']" : "";
    String[] outcome = halves[1].split(" ");
    String member =
        outcome[0].startsWith("WSA") ? "'error':'" + outcome[0] + "'" : "'result':" + outcome[0];
    String data = outcome.length > 1 ? ",'data':" + outcome[1] : "";
    return "{'process':'A','call':'%s','args':{%s%s},%s%s}"
        .formatted(words[0], args, peek, member, data);
  }

  private static Verdict judge(String... lines) {
    String trace =
        Arrays.stream(lines)
            .map(line -> json(line).replace('\'', '"'))
            .collect(Collectors.joining("\n"));
    return new Judge(ProfileSetting.DOCUMENTED)
        .judge(new ByteArrayInputStream(trace.getBytes(UTF_8)));
  }

  private static void conforms(String... lines) {
    assertThat(judge(lines)).isInstanceOf(Conforms.class);
  }

  /** The last line diverges. */
  private static List<String> rules(String... lines) {
    Verdict verdict = judge(lines);
    assertThat(verdict).isInstanceOf(Diverges.class);
    Divergence divergence = ((Diverges) verdict).divergence();
    assertThat(divergence.line()).isEqualTo(lines.length);
    return divergence.rules();
  }

  @Test
  void streamIsReadInPiecesOfAnyLength() {
    conforms(STREAM, "data 12", "recv 5 -> 5", "recv _ -> 4", "recv 9 -> 2", "recv 1 -> 1");
    conforms(STREAM, "data 2", "data 3", "recv 100 -> 5");
  }

  @Test
  void streamHasNoMoreBytesThanHaveCome() {
    assertThat(rules(STREAM, "data 12", "recv 5 -> 5", "recv 20 -> 8")).contains("DAT-1");
    assertThat(rules(STREAM, "data 12", "recv _ -> 13")).contains("DAT-1");
    assertThat(rules(STREAM, NON_BLOCKING, "data 2", "recv 2 -> 2", "recv 2 -> 0"))
        .contains("DAT-1");
    conforms(STREAM, "data 2", PEER_CLOSES, "recv 2 -> 2", "recv 2 -> 0", "recv _ -> 0");
  }

  @Test
  void recvDoesNotFillMoreThanItsBuffer() {
    assertThat(rules(STREAM, "data 12", "recv 5 -> 6")).contains("DAT-3");
    assertThat(rules(STREAM, "data 12", "recv 5 -> 0")).contains("DAT-1");
    conforms(STREAM, "data 12", "recv 0 -> 0", "recv 12 -> 12", "recv 0 -> 0");
  }

  @Test
  void streamIsReadInOrder() {
    conforms(
        STREAM, "data 5 'hello'", "data _ 'world'", "recv 7 -> 7 'hellowo'", "recv 9 -> 3 'rld'");
    assertThat(rules(STREAM, "data 2 'ab'", "recv 2 -> 2 'ba'")).contains("DAT-1");
    assertThat(rules(STREAM, "data 2 'ab'", "recv 1 -> 1 'a'", "recv 1 -> 1 'a'"))
        .contains("DAT-1");
  }

  @Test
  void bytesThatNobodyKnowsAreCounted() {
    conforms(STREAM, "data 2", "data 2 'cd'", "recv 3 -> 3 'xyc'", "recv 3 -> 1 'd'");
    assertThat(rules(STREAM, "data 2", "data 2 'cd'", "recv 3 -> 3 'xyz'")).contains("DAT-1");
    conforms(STREAM, "data 2 'ab'", "recv 1 -> 1", "recv 1 -> 1 'b'");
    conforms(STREAM, "data 2 {'base64':'/wA='}", "recv 9 -> 2 {'base64':'/wA='}");
  }

  @Test
  void datagramsAreApart() {
    conforms(
        DATAGRAM, "data 12", "data 0", "data 3", "recv 99 -> 12", "recv _ -> 0", "recv 3 -> 3");
    assertThat(rules(DATAGRAM, "data 2", "data 3", "recv 99 -> 5")).contains("DAT-1");
    assertThat(rules(DATAGRAM, "data 5", "recv 99 -> 4")).contains("DAT-2");
    assertThat(rules(DATAGRAM, "data 2 'ab'", "data 2 'cd'", "recv 2 -> 2 'cd'")).contains("DAT-2");
  }

  @Test
  void restOfADatagramIsLost() {
    conforms(DATAGRAM, "data 12", "data 3", "recv 5 -> WSAEMSGSIZE", "recv 5 -> 3");
    conforms(DATAGRAM, "data 3 'abc'", "recv 2 -> WSAEMSGSIZE 'ab'");
    assertThat(rules(DATAGRAM, "data 3 'abc'", "recv 2 -> WSAEMSGSIZE 'bc'")).contains("DAT-2");
    assertThat(rules(DATAGRAM, "data 5", "recv 5 -> WSAEMSGSIZE")).contains("DAT-1");
    assertThat(rules(DATAGRAM, "data 5", "recv 3 -> 3")).contains("DAT-2");
    assertThat(rules(STREAM, "data 5", "recv 3 -> WSAEMSGSIZE")).contains("DAT-1");
    assertThat(rules(DATAGRAM, NON_BLOCKING, "data 5", "recv 3 -> WSAEMSGSIZE", "recv 3 -> 2"))
        .contains("DAT-1");
  }

  @Test
  void peekLeavesWhatItReads() {
    conforms(STREAM, "data 3 'abc'", "recv 2 MSG_PEEK -> 2 'ab'", "recv 9 -> 3 'abc'");
    conforms(
        DATAGRAM,
        "data 3",
        "recv 2 MSG_PEEK -> WSAEMSGSIZE",
        "recv 3 MSG_PEEK -> 3",
        "recv 2 -> WSAEMSGSIZE");
    assertThat(rules(STREAM, "data 1", "recv 1 MSG_PEEK -> 1", "recv 2 -> 2")).contains("DAT-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"send _ -> 5", "send 5 -> 5", "send 0 -> 0"})
  void sendThatConforms(String send) {
    conforms(STREAM, send);
    conforms(STREAM, NON_BLOCKING, send);
    conforms(DATAGRAM, send);
  }

  @Test
  void sendTakesAllUnlessItMayNotWait() {
    assertThat(rules(STREAM, "send 5 -> 4")).contains("DAT-3");
    conforms(STREAM, NON_BLOCKING, "send 5 -> 4");
    assertThat(rules(DATAGRAM, NON_BLOCKING, "send 5 -> 4")).contains("DAT-2");
    assertThat(rules(STREAM, NON_BLOCKING, "send 5 -> 6")).contains("DAT-3");
    assertThat(rules(STREAM, NON_BLOCKING, "send 5 -> 0")).contains("DAT-3");
    conforms(DATAGRAM, "send 60000 -> WSAEMSGSIZE");
    assertThat(rules(DATAGRAM, "send 100 -> WSAEMSGSIZE")).contains("SHT-1");
  }
}
