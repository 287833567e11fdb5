package sharedsockets.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharedsockets.oracle.Verdict.Conforms;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.order.Judge;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** Traces in a shorthand: {@code A socket type=SOCK_STREAM -> "s1"}, {@code data A s1}. */
final class OracleTest {
  private static final String STARTUP = "A WSAStartup -> 0\n";

  private static final String SHARED =
      """
      A socket type=SOCK_STREAM -> "s1"
      A WSADuplicateSocket s=s1 target=B -> "i1"
      B WSASocket info=i1 -> "s1"
      """;

  private static Verdict judge(ProfileSetting profile, String shorthand) {
    String trace =
        shorthand
            .lines()
            .filter(line -> !line.isBlank())
            .map(OracleTest::json)
            .collect(Collectors.joining("\n"));
    return new Judge(profile).judge(new ByteArrayInputStream(trace.getBytes(UTF_8)));
  }

  private static Verdict judge(String shorthand) {
    return judge(ProfileSetting.DOCUMENTED, shorthand);
  }

  private static String json(String line) {
    String[] halves = line.strip().split(" -> ", 2);
    String[] words = halves[0].split(" ");
    if (halves.length == 1) {
      return "{\"network\":\"%s\",\"args\":{\"process\":\"%s\",\"s\":\"%s\"}}"
          .formatted(words[0], words[1], words[2]);
    }
    String args =
        Arrays.stream(words)
            .skip(2)
            .map(word -> word.split("=", 2))
            .map(pair -> "\"%s\":%s".formatted(pair[0], value(pair[1])))
            .collect(Collectors.joining(","));
    String outcome =
        halves[1].matches("WSAE.*|WSANOT.*|WSA_INVALID.*")
            ? "\"error\":\"%s\"".formatted(halves[1])
            : "\"result\":" + halves[1];
    return "{\"process\":\"%s\",\"call\":\"%s\",\"args\":{%s},%s}"
        .formatted(words[0], words[1], args, outcome);
  }

  private static String value(String text) {
    return text.matches("[\\[{].*|-?[\\d.]+|null|true|false|\".*") ? text : '"' + text + '"';
  }

  private static Divergence divergence(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Diverges.class);
    return ((Diverges) verdict).divergence();
  }

  private static void conforms(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Conforms.class);
  }

  @Test
  void theRegistrationOfAnotherProcessTakesTheEventsAway() {
    String trace =
        SHARED
            + """
            A WSAEventSelect s=s1 event=e1 events=["FD_READ"] -> 0
            B WSAEventSelect s=s1 event=e1 events=["FD_WRITE"] -> 0
            data A s1
            """;
    conforms(judge(trace + "A WSAWaitForMultipleEvents event=e1 -> \"WSA_WAIT_TIMEOUT\""));

    Divergence divergence =
        divergence(judge(trace + "A WSAWaitForMultipleEvents event=e1 -> \"WSA_WAIT_EVENT_0\""));

    assertThat(divergence.line()).isEqualTo(7);
    assertThat(divergence.rules()).contains("REG-2", "REG-3");
    assertThat(divergence.allowed()).containsExactly("WSA_WAIT_TIMEOUT");
    assertThat(divergence.observed()).isEqualTo("WSA_WAIT_EVENT_0");
    assertThat(divergence.earlier())
        .extracting(Earlier::line)
        .as("who registered last, and what arrived")
        .contains(5L, 6L);
  }

  @Test
  void aDivergenceNamesTheClose() {
    Divergence divergence =
        divergence(
            judge(
                SHARED
                    + """
                    B setsockopt s=s1 option=SO_RCVBUF value=4096 -> 0
                    A closesocket s=s1 -> 0
                    B send s=s1 -> 1
                    A getsockopt s=s1 option=SO_RCVBUF -> 4096
                    """));
    assertThat(divergence.line()).isEqualTo(7);
    assertThat(divergence.rules()).contains("CLS-1", "DSC-1");
    assertThat(divergence.allowed()).containsExactly("WSAENOTSOCK");
    assertThat(divergence.earlier()).extracting(Earlier::event).contains("A closesocket(s1) = 0");
  }

  @Test
  void optionsAreHeldInCommon() {
    String set = SHARED + "A setsockopt s=s1 option=SO_RCVBUF value=4096 -> 0\n";
    conforms(judge(set + "B getsockopt s=s1 option=SO_RCVBUF -> 4096"));
    Divergence divergence = divergence(judge(set + "B getsockopt s=s1 option=SO_RCVBUF -> 8192"));
    assertThat(divergence.rules()).contains("OPT-1");
    assertThat(divergence.allowed()).containsExactly("4096");
  }

  @Test
  void aDefaultIsLearntAndHeldTo() {
    String first =
        """
        A socket type=SOCK_DGRAM -> "s1"
        A getsockopt s=s1 option=SO_RCVBUF -> 65536
        A socket type=SOCK_DGRAM -> "s2"
        """;
    conforms(judge(first + "A getsockopt s=s2 option=SO_RCVBUF -> 65536"));
    assertThat(divergence(judge(first + "A getsockopt s=s2 option=SO_RCVBUF -> 4096")).rules())
        .contains("OPT-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"l_onoff\":1,\"l_linger\":5}|{\"l_onoff\":1,\"l_linger\":5}|true",
        "{\"l_onoff\":1,\"l_linger\":5}|{\"l_onoff\":1,\"l_linger\":6}|false",
        "\"tcp\"|\"tcp\"|true",
        "\"tcp\"|\"udp\"|false",
        "1.5|1.5|true",
        "1.5|1|false"
      })
  void anyJsonIsAnOptionsValue(String set, String got, boolean conforms) {
    Verdict verdict =
        judge(
            """
            A socket type=SOCK_STREAM -> "s1"
            A setsockopt s=s1 option=SO_MINE value=%s -> 0
            A getsockopt s=s1 option=SO_MINE -> %s
            """
                .formatted(set, got));
    assertThat(verdict instanceof Conforms).isEqualTo(conforms);
  }

  @Test
  void withoutAStartupCallsOnEventObjectsMayFail() {
    String set = "A WSASetEvent event=e1 -> ";
    conforms(judge(set + "WSANOTINITIALISED"));
    conforms(judge("A WSACleanup -> 0\n" + set + "true\n" + set + "WSANOTINITIALISED"));
    assertThat(divergence(judge(STARTUP + set + "WSANOTINITIALISED")).allowed())
        .containsExactly("true");
  }

  @Test
  void errorsOfHandlesNeedAHandleOfNoObject() {
    conforms(judge("A WSAResetEvent event=invalid -> WSAEINVAL"));
    conforms(judge("A WSAResetEvent event=null -> WSAEINVAL"));
    assertThat(divergence(judge(STARTUP + "A WSAResetEvent event=e1 -> WSAEINVAL")).allowed())
        .containsExactly("true");
  }

  @Test
  void aProcessSetsItsEventObject() {
    String set = "A WSASetEvent event=e1 -> true\nA WSAWaitForMultipleEvents event=e1 -> ";
    conforms(judge(set + "\"WSA_WAIT_EVENT_0\""));
    assertThat(divergence(judge(set + "\"WSA_WAIT_TIMEOUT\"")).rules()).contains("NOT-1");
    conforms(judge("A WSASetEvent event=invalid -> WSAEINVAL"));
    assertThat(divergence(judge(STARTUP + "A WSASetEvent event=e1 -> WSAEINVAL")).allowed())
        .containsExactly("true");
  }

  @Test
  void aWaitForOneOfSeveralTellsWhichIsTheFirst() {
    String set =
        STARTUP
            + """
        A CreateEvent event=e1 manualReset=false -> true
        A CreateEvent event=e2 manualReset=false -> true
        A CreateEvent event=e3 manualReset=false -> true
        A WSASetEvent event=e2 -> true
        A WSASetEvent event=e3 -> true
        """;
    String wait = "A WSAWaitForMultipleEvents events=[\"e1\",\"e2\",\"e3\"] -> ";
    conforms(judge(set + wait + "\"WSA_WAIT_EVENT_0+1\"\n" + wait + "2\n" + wait + "258"));
    for (String other : List.of("0", "2", "258")) {
      Divergence divergence = divergence(judge(set + wait + other));
      assertThat(divergence.rules()).contains(other.equals("0") ? "EVO-2" : "EVO-3");
      assertThat(divergence.allowed()).containsExactly("WSA_WAIT_EVENT_0+1");
    }
    // Only the one for which it returned is reset.
    String third = "A WSAWaitForMultipleEvents event=e3 -> 258";
    assertThat(divergence(judge(set + wait + "1\n" + third)).rules()).contains("EVO-2");
  }

  @Test
  void aWaitForAllResetsAll() {
    String set =
        """
        A CreateEvent event=e1 manualReset=false -> true
        A CreateEvent event=e2 manualReset=false -> true
        A WSASetEvent event=e1 -> true
        """;
    String wait = "A WSAWaitForMultipleEvents events=[\"e1\",\"e2\"] waitAll=true -> ";
    String first = "A WSAWaitForMultipleEvents event=e1 -> ";
    conforms(judge(set + wait + "258\n" + first + "0"));
    assertThat(divergence(judge(set + wait + "0")).rules()).first().isEqualTo("EVO-4");
    assertThat(divergence(judge(set + wait + "258\n" + first + "258")).rules()).contains("EVO-2");
    String both = set + "A WSASetEvent event=e2 -> true\n";
    conforms(judge(both + wait + "0\n" + first + "258"));
    assertThat(divergence(judge(both + wait + "0\n" + first + "0")).rules()).contains("EVO-2");
    assertThat(divergence(judge(both + wait + "258")).rules()).first().isEqualTo("EVO-4");
    // One of them may be signalled for another event at any time.
    String others =
        "A socket type=SOCK_STREAM -> \"s1\"\nA WSAEventSelect s=s1 event=e2 events=2 -> 0\n";
    conforms(judge(set + others + wait + "0\n" + wait + "258"));
  }

  @Test
  void aWaitForNoneOrForNoObjectFails() {
    String wait = "A WSAWaitForMultipleEvents events=%s -> %s";
    conforms(judge(wait.formatted("[]", "WSA_INVALID_PARAMETER")));
    conforms(judge(wait.formatted("[\"e1\",\"invalid\"]", "WSA_INVALID_HANDLE")));
    for (String wrong : List.of("[\"e1\",\"e2\"]~WSA_INVALID_HANDLE", "[\"e1\",null]~0")) {
      String[] halves = wrong.split("~");
      assertThat(divergence(judge(wait.formatted(halves[0], halves[1]))).rules())
          .contains("REG-10");
    }
    assertThat(divergence(judge(wait.formatted("[]", "258"))).rules()).containsExactly("EVO-5");
    assertThat(divergence(judge(wait.formatted("[]", "WSAEINVAL"))).rules()).contains("EVO-5");
    String many = "[" + "\"e1\",".repeat(64) + "\"e1\"]";
    conforms(judge(wait.formatted(many, "WSA_INVALID_PARAMETER")));
    assertThat(divergence(judge(wait.formatted(many, "258"))).rules()).containsExactly("EVO-5");
    for (String outcome : List.of("WSA_INVALID_PARAMETER", "258")) {
      conforms(judge(wait.formatted("[\"e1\",\"e1\"] waitAll=true", outcome)));
    }
  }

  @Test
  void someOptionsAreTheSocketsState() {
    String get = "B getsockopt s=s1 option=%s -> %s\n";
    String listen = SHARED + get.formatted("SO_ACCEPTCONN", 0) + "A listen s=s1 -> 0\n";
    conforms(judge(listen + get.formatted("SO_ACCEPTCONN", 1)));
    Divergence wrong = divergence(judge(listen + get.formatted("SO_ACCEPTCONN", 0)));
    assertThat(wrong.rules()).containsExactly("OPT-4", "STA-1");
    assertThat(wrong.allowed()).contains("1").doesNotContain("0");
    conforms(
        judge(
            SHARED
                + get.formatted("SO_ERROR", 10054)
                + get.formatted("SO_ERROR", 0)
                + get.formatted("SO_TYPE", 1)
                + "A setsockopt s=s1 option=SO_TYPE value=1 -> WSAENOPROTOOPT\n"
                + get.formatted("SO_TYPE", 1)));
    assertThat(
            divergence(judge(SHARED + get.formatted("SO_TYPE", 1) + get.formatted("SO_TYPE", 2)))
                .rules())
        .contains("OPT-2");
  }

  @Test
  void anOptionOfAnotherTypeOfSocketIsLackedOrAnInvalidArgument() {
    String datagram = "A socket type=SOCK_DGRAM -> \"s1\"\n";
    for (String call :
        List.of(
            "setsockopt s=s1 option=TCP_NODELAY value=1", "getsockopt s=s1 option=TCP_NODELAY")) {
      for (String error : List.of("WSAENOPROTOOPT", "WSAEINVAL")) {
        conforms(judge(datagram + "A " + call + " -> " + error));
      }
      assertThat(divergence(judge(datagram + "A " + call + " -> WSAENOTSOCK")).rules())
          .contains("OPT-3");
    }
    String own = datagram + "A getsockopt s=s1 option=SO_BROADCAST -> WSAEINVAL";
    assertThat(divergence(judge(own)).rules()).contains("OPT-3");
  }

  @Test
  void anInvalidEventObjectOfWsaEnumNetworkEventsIsNoSocketEither() {
    String enumerate =
        "A socket type=SOCK_DGRAM -> \"s1\"\nA WSAEnumNetworkEvents s=s1 event=%s -> ";
    for (String error : List.of("WSAEINVAL", "WSA_INVALID_HANDLE", "WSAENOTSOCK")) {
      conforms(judge(enumerate.formatted("invalid") + error));
    }
    String good = enumerate.formatted("e1") + "WSAENOTSOCK";
    assertThat(divergence(judge(good)).rules()).contains("NOT-8");
  }

  /** TCP_NODELAY set to 256 reads 0 on Windows, which looks at one byte. */
  @Test
  void aBooleanOptionSetToAnotherNumberMayBeEither() {
    String set = SHARED + "A setsockopt s=s1 option=TCP_NODELAY value=%s -> 0\n";
    String get = "B getsockopt s=s1 option=TCP_NODELAY -> ";
    conforms(judge(set.formatted(256) + get + "0"));
    conforms(judge(set.formatted(256) + get + "1"));
    assertThat(divergence(judge(set.formatted(1) + get + "0")).rules()).contains("OPT-1");
  }

  /** Whether a buffer is good a trace does not tell. */
  @Test
  void anOptionCallMayFailForItsBuffer() {
    conforms(judge(SHARED + "A getsockopt s=s1 option=SO_RCVBUF -> WSAEFAULT"));
    conforms(judge(SHARED + "A setsockopt s=s1 option=SO_RCVBUF value=1 -> WSAEFAULT"));
  }

  @Test
  void acceptMayFailForItsAddressAndThenTakesNothing() {
    String fails = SHARED + "A listen s=s1 -> 0\nconnection A s1\nA accept s=s1 -> WSAEFAULT\n";
    conforms(judge(fails + "A accept s=s1 -> \"s2\""));
  }

  @Test
  void recvAndSendMayFailForTheirBuffer() {
    for (String call : List.of("send", "recv")) {
      conforms(judge(SHARED + "A " + call + " s=s1 -> WSAEFAULT"));
      conforms(judge(SHARED + "A " + call + " s=s1 buffer=invalid -> WSAEFAULT"));
    }
    conforms(judge(SHARED + "A send s=s1 buffer=invalid length=0 -> 0"));
    assertThat(divergence(judge(SHARED + "A send s=s1 buffer=invalid -> 1")).rules())
        .containsExactly("DAT-3");
  }

  @Test
  void aRecvThatFailsForItsBufferTakesNothing() {
    String fails = SHARED + "data A s1\nA recv s=s1 buffer=invalid -> WSAEFAULT\n";
    conforms(judge(fails + "A recv s=s1 -> 1"));
    assertThat(divergence(judge(fails + "A recv s=s1 -> WSAEWOULDBLOCK")).rules())
        .contains("DAT-1");
  }

  @Test
  void aMaskOfOtherEventsIsNotZero() {
    String select = SHARED + "A WSAEventSelect s=s1 event=e1 events=%s -> 0\n";
    String block = "B ioctlsocket s=s1 cmd=\"FIONBIO\" value=0 -> ";
    for (String others : List.of("[\"FD_CONNECT\"]", "[\"FD_QOS\",\"FD_OOB\"]", "16")) {
      conforms(judge(select.formatted(others) + block + "WSAEINVAL"));
      assertThat(divergence(judge(select.formatted(others) + block + "0")).rules())
          .contains("BLK-2");
    }
    conforms(judge(select.formatted("[]") + block + "0"));
    conforms(judge(select.formatted("0") + block + "0"));
    assertThat(
            divergence(judge(SHARED + "A WSAEventSelect s=s1 event=null events=16 -> 0")).rules())
        .contains("REG-9");
  }

  /** When they are told is not known: nobody is accused of it. */
  @Test
  void otherEventsMayBeToldAtAnyTime() {
    String registered = SHARED + "A WSAEventSelect s=s1 event=e1 events=%s -> 0\n";
    String told = "A WSAWaitForMultipleEvents event=e1 -> \"WSA_WAIT_EVENT_0\"\n";
    String quiet = "A WSAWaitForMultipleEvents event=e1 -> \"WSA_WAIT_TIMEOUT\"\n";
    String enumerated = "B WSAEnumNetworkEvents s=s1 event=null -> [\"FD_CONNECT\"]\n";
    String other = registered.formatted("[\"FD_READ\",\"FD_CONNECT\"]");
    conforms(judge(other + quiet + told + enumerated + told));
    conforms(judge(other + "A WSAEventSelect s=s1 event=e1 events=1 -> 0\n" + told));
    assertThat(divergence(judge(other + told + quiet)).rules()).contains("NOT-1");
    assertThat(divergence(judge(other + "data A s1\n" + quiet)).rules()).contains("NOT-1");
    String one = registered.formatted("[\"FD_READ\"]");
    assertThat(divergence(judge(one + told)).rules()).contains("NOT-1");
    assertThat(divergence(judge(one + enumerated)).rules()).contains("NOT-1");
  }

  @Test
  void aWaitResetsAnAutoResetEventObject() {
    String poll = "A WSAWaitForMultipleEvents event=e1 -> ";
    String read =
        SHARED
            + """
            A WSAEventSelect s=s1 event=e1 events=["FD_READ"] -> 0
            data A s1
            """
            + poll
            + "\"WSA_WAIT_EVENT_0\"\n"
            + poll;
    String timeOut = "\"WSA_WAIT_TIMEOUT\"\n";
    String signalled = "\"WSA_WAIT_EVENT_0\"\n";
    for (String auto :
        List.of(
            "A CreateEvent manualReset=false -> \"e1\"\n" + read,
            "A CreateEventW event=e1 manualReset=false -> true\n" + read,
            read.replace("event=e1 events", "reset=auto event=e1 events"),
            read.replace("event=e1", "event=e1 reset=auto"))) {
      conforms(judge(auto + timeOut));
      assertThat(divergence(judge(auto + signalled)).rules()).contains("EVO-2");
    }
    for (String manual :
        List.of(
            "A CreateEvent manualReset=true -> \"e1\"\n" + read,
            "A WSACreateEvent -> \"e1\"\n" + read,
            read.replace("event=e1 events", "event=e1 reset=manual events"),
            "A CreateEvent manualReset=false -> \"e1\"\nA WSACloseEvent event=e1 -> true\n" + read,
            read)) {
      conforms(judge(manual + signalled));
      assertThat(divergence(judge(manual + timeOut)).rules())
          .contains("NOT-1")
          .doesNotContain("EVO-2");
    }
  }

  @Test
  void anEventObjectThatIsMadeIsAnother() {
    String created = "A CreateEvent manualReset=false -> \"e1\"\n";
    conforms(judge(created + "A WSACloseEvent event=e1 -> true\n" + created));
    assertThat(divergence(judge(created + created)).rules()).contains("EVO-1");
    String registered =
        "A socket type=SOCK_STREAM -> \"s1\"\n"
            + "A WSAEventSelect s=s1 event=e1 events=[\"FD_READ\"] -> 0\n";
    assertThat(divergence(judge(registered + created)).rules()).contains("EVO-1");
  }

  @Test
  void anEventThatSeparatesImplementationsDecidesAPoint() {
    String trace =
        SHARED
            + """
            A WSAEventSelect s=s1 event=e1 events=["FD_READ"] -> 0
            A closesocket s=s1 -> 0
            data B s1
            """;
    Verdict before = judge(trace);
    assertThat(((Conforms) before).decided()).isEmpty();

    Verdict survives = judge(trace + "B WSAEnumNetworkEvents s=s1 -> [\"FD_READ\"]");
    assertThat(((Conforms) survives).decided()).containsEntry("U2", "survives");

    Verdict cancelled = judge(trace + "B WSAEnumNetworkEvents s=s1 -> []");
    assertThat(((Conforms) cancelled).decided()).containsEntry("U2", "cancelled");

    ProfileSetting wine = ProfileSetting.of("wine-8.0");
    assertThat(judge(wine, trace + "B WSAEnumNetworkEvents s=s1 -> []"))
        .isInstanceOf(Diverges.class);
    assertThat(
            ((Conforms) judge(wine, trace + "B WSAEnumNetworkEvents s=s1 -> [\"FD_READ\"]"))
                .decided())
        .as("the profile decided it, not the trace")
        .isEmpty();
  }

  @Test
  void anImplementationHasOneProfile() {
    String first =
        SHARED
            + """
            A WSAEventSelect s=s1 event=e1 events=["FD_READ"] -> 0
            A closesocket s=s1 -> 0
            B ioctlsocket s=s1 cmd=FIONBIO value=0 -> WSAEINVAL
            A socket type=SOCK_STREAM -> "s1"
            A WSADuplicateSocket s=s1 target=B -> "i2"
            B WSASocket info=i2 -> "s2"
            A WSAEventSelect s=s1 event=e1 events=["FD_READ"] -> 0
            A closesocket s=s1 -> 0
            """;
    conforms(judge(first + "B ioctlsocket s=s2 cmd=FIONBIO value=0 -> WSAEINVAL"));
    Divergence divergence =
        divergence(judge(first + "B ioctlsocket s=s2 cmd=FIONBIO value=0 -> 0"));
    assertThat(divergence.decided()).containsEntry("U2", "survives");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close A s1; data A s1",
        "connection A s1",
        "data A s2",
        "close A s1; close A s1",
      })
  void networkEventsThatCannotBeMakeTheTraceMalformed(String events) {
    Verdict verdict = judge("A socket type=SOCK_STREAM -> \"s1\"\n" + events.replace("; ", "\n"));
    assertThat(verdict).isInstanceOf(Malformed.class);
    assertThat(((Malformed) verdict).message()).hasLineCount(1);
  }

  @Test
  void thePeerSeesTheEndOnlyAfterTheLastClose() {
    String closed = SHARED + "A closesocket s=s1 -> 0\n";
    assertThat(divergence(judge(closed + "closed A s1")).rules()).contains("CLS-2");
    conforms(judge(closed + "B closesocket s=s1 -> 0\nclosed B s1\nclosed A s1"));
  }

  @ParameterizedTest
  @CsvSource({"A socket type=SOCK_STREAM -> \"s1\"", "A ExitProcess -> 0"})
  void aProcessThatHasExitedDoesNotCall(String call) {
    Divergence divergence = divergence(judge("A ExitProcess -> 0\n" + call));
    assertThat(divergence.rules()).containsExactly("CLS-3");
    assertThat(divergence.allowed()).isEmpty();
  }

  @Test
  void aTargetNeverSeenMayExistOrNot() {
    String socket = "A socket type=SOCK_STREAM -> \"s1\"\n";
    conforms(judge(socket + "A WSADuplicateSocket s=s1 target=Z -> WSAEINVAL"));
    conforms(judge(socket + "A WSADuplicateSocket s=s1 target=Z -> \"i1\""));
    assertThat(
            divergence(
                    judge(
                        socket
                            + "B WSAResetEvent event=e1 -> true\n"
                            + "A WSADuplicateSocket s=s1 target=B -> WSAEINVAL"))
                .rules())
        .contains("DUP-3");
  }

  @Test
  void messagesOfOneStepComeInAnyOrder() {
    String trace =
        """
        A socket type=SOCK_STREAM -> "s1"
        data A s1
        A WSAAsyncSelect s=s1 window=w1 message=1025 events=["FD_READ","FD_WRITE"] -> 0
        """;
    String read =
        "A PeekMessage window=w1 -> {\"message\":1025,\"s\":\"s1\",\"event\":\"FD_READ\"}\n";
    String write =
        "A PeekMessage window=w1 -> {\"message\":1025,\"s\":\"s1\",\"event\":\"FD_WRITE\"}\n";
    conforms(judge(trace + read + write));
    conforms(judge(trace + write + read));
    assertThat(divergence(judge(trace + read + read)).allowed())
        .containsExactly("message 1025, s1, FD_WRITE");
  }

  @Test
  void descriptorsClosedLongAgoAreForgottenWithoutAFalseVerdict() throws Exception {
    Oracle oracle = new Oracle(ProfileSetting.of("wine-8.0"));
    for (int i = 0; i <= 100_000; i++) {
      String name = "s" + i;
      assertThat(oracle.next(Event.success(1, "A", Operation.OPEN_SOCKET, name, "SOCK_DGRAM")))
          .isEmpty();
      assertThat(oracle.next(Event.success(1, "A", Operation.CLOSE_SOCKET, 0L, name))).isEmpty();
    }
    assertThat(oracle.next(Event.network(1, Operation.PEER_SEES_END, "A", "s100000"))).isEmpty();
    assertThat(oracle.next(Event.network(1, Operation.PEER_SEES_END, "A", "s0"))).isEmpty();
  }

  @Test
  void profilesAreNamedOrPartial() {
    assertThat(ProfileSetting.names())
        .isEqualTo(List.of("any", "documented", "windows", "wine-8.0"));
    assertThat(ProfileSetting.DOCUMENTED.with("U2", "cancelled").name())
        .isEqualTo("documented, U2: cancelled");
  }

  @ParameterizedTest
  @CsvSource({
    "SOCK_STREAM, close A s1, data A s1, a peer that has closed its side sends nothing",
    "SOCK_STREAM, close A s1, close A s1, the peer closes its side once",
    "SOCK_STREAM, reset A s1, reset A s1, 'a listening socket has no peer, nor one without a connection'",
    "SOCK_STREAM, data A s1, connection A s1, connection requests come to listening sockets",
    "SOCK_DGRAM, data A s1, reset A s1, a datagram socket has no connection to reset"
  })
  void anEventThatCannotBeIsToldWhy(String type, String first, String second, String why) {
    String trace = "A socket type=%s -> \"s1\"%n%s%n%s".formatted(type, first, second);
    Malformed verdict = (Malformed) judge(trace);
    assertThat(verdict.message())
        .contains("cannot happen here: " + why + " (SharedSockets.tla:")
        .doesNotContain("sock[");
  }
}
