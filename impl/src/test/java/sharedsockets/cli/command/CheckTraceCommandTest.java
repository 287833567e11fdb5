package sharedsockets.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import sharedsockets.cli.page.PageTest;

final class CheckTraceCommandTest {
  private static final String GOOD =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"closesocket","args":{"s":"s1"},"result":0}
      """;
  private static final String DIVERGING =
      GOOD + "{\"process\":\"A\",\"call\":\"send\",\"args\":{\"s\":\"s1\"},\"result\":1}\n";
  private static final String MALFORMED = GOOD + "{\"process\":\"A\",\n";

  @TempDir private Path folder;
  private Path good;
  private Path diverging;
  private Path malformed;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTraces() throws IOException {
    good = Files.writeString(folder.resolve("good.ndjson"), GOOD);
    diverging = Files.writeString(folder.resolve("diverging.ndjson"), DIVERGING);
    malformed = Files.writeString(folder.resolve("malformed.ndjson"), MALFORMED);
  }

  private int run(Object... args) {
    String[] all = new String[args.length + 1];
    all[0] = "check-trace";
    for (int i = 0; i < args.length; i++) {
      all[i + 1] = args[i].toString();
    }
    int status =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    assertThat(out.toString() + err).doesNotContain("\tat ", "Exception");
    return status;
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString()).get("traces");
  }

  @Test
  void aConformingTrace() {
    assertThat(run(good)).isZero();
    assertThat(out).hasToString(good + ": conforms (2 events)\n");
  }

  @Test
  void aDivergenceSaysWhereAndWhy() {
    assertThat(run(diverging, good)).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(diverging + ":3: diverges: DSC-1 CLS-1\n")
        .contains("  CLS-1  A closed descriptor is none any more", "(Shared Sockets, ")
        .contains("observed  A send(s1) = 1\n", "allowed   WSAENOTSOCK\n")
        .contains("line 2  A closesocket(s1) = 0")
        .contains(good + ": conforms");
  }

  private static final String SHARED_AND_REGISTERED =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"B"},"result":"i1"}
      {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"t1"}
      {"process":"A","call":"WSAEventSelect","args":{"s":"s1","event":"e1","events":["FD_READ"]},"result":0}
      """;
  private static final String DATA =
      "{\"network\":\"data\",\"args\":{\"process\":\"A\",\"s\":\"s1\"}}\n";

  @Test
  void theRuleComesFirstThatAFaultBreaksWhichExplainsIt() throws IOException {
    Files.writeString(
        diverging,
        SHARED_AND_REGISTERED
            + """
            {"process":"B","call":"WSAEventSelect","args":{"s":"t1","event":"f1","events":["FD_READ"]},"result":0}
            """
            + DATA
            + """
            {"process":"A","call":"WSAWaitForMultipleEvents","args":{"event":"e1"},"result":"WSA_WAIT_EVENT_0"}
            """);
    assertThat(run(diverging)).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(diverging + ":7: diverges: REG-2 NOT-1 NOT-3 REG-3\n  REG-2  A registration")
        .contains(
            "\n  looks like: only the process that registered can replace its registration"
                + " (fault other-process-keeps, REG-2)\n");
  }

  /** Of faults that explain it as well, the one comes first that had no occasion before. */
  @Test
  void theFaultComesFirstThatShowsLatest() throws IOException {
    Files.writeString(
        diverging,
        SHARED_AND_REGISTERED
            + """
            {"process":"B","call":"WSAEventSelect","args":{"s":"t1","event":"f1","events":["FD_WRITE"]},"result":0}
            """
            + DATA
            + """
            {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1","event":"e1"},"result":["FD_READ"]}
            """);
    assertThat(run(diverging)).isEqualTo(1);
    assertThat(out.toString())
        .contains("\n  looks like: only the process that registered can replace its registration")
        .contains("\n  or like: the target gets a copy of the socket");
  }

  private static final String CLOSED_UNREAD =
      """
      {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
      {"process":"A","call":"WSAEventSelect","args":{"s":"s1","event":"e1","events":["FD_CLOSE"]},"result":0}
      {"network":"data","args":{"process":"A","s":"s1"}}
      {"network":"close","args":{"process":"A","s":"s1"}}
      {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1","event":"e1"},"result":%s}
      """;

  @Test
  void aDisputedPointThatTheProfileExcludesIsNamed() throws IOException {
    Files.writeString(diverging, CLOSED_UNREAD.formatted("[\"FD_CLOSE\"]"));
    assertThat(run(diverging)).isEqualTo(1);
    assertThat(out.toString())
        .contains("\n  allowed at U23: told, which the profile excludes  (When is FD_CLOSE told, ");
    out.getBuffer().setLength(0);
    assertThat(run("--format", "json", diverging)).isEqualTo(1);
    assertThat(json().get(0).get("otherwise").get("U23").asText()).isEqualTo("told");
  }

  @Test
  void noDisputedPointIsNamedThatDoesNotAllowIt() throws IOException {
    Files.writeString(diverging, CLOSED_UNREAD.formatted("[\"FD_READ\"]"));
    assertThat(run(diverging)).isEqualTo(1);
    assertThat(out.toString()).doesNotContain("allowed at");
  }

  @Test
  void programsReadWhatPeopleRead() throws IOException {
    Files.writeString(
        diverging,
        SHARED_AND_REGISTERED
            + """
            {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"u1"}
            """);
    assertThat(run("--format", "json", diverging)).isEqualTo(1);
    JsonNode verdict = json().get(0);
    assertThat(verdict.get("allowed").get(0).asText()).isEqualTo("any error");
    assertThat(verdict.get("asked").asText()).contains("SharedSockets.tla:");
    JsonNode cause = verdict.get("causes").get(0);
    assertThat(cause.get("fault").asText()).isEqualTo("info-usable-twice");
    assertThat(cause.get("rules").get(0).asText()).isEqualTo("DUP-2");
    assertThat(cause.get("sentence").asText()).isEqualTo("an info works as often as it is used.");
    assertThat(verdict.get("rules").get(0).asText()).isEqualTo("DUP-2");
  }

  /** What comes after the divergence tells likely causes apart. */
  @Test
  void aCauseWhoseRuleTheConjunctDoesNotNameStandsApart() throws IOException {
    Files.writeString(
        diverging,
        SHARED_AND_REGISTERED
            + """
            {"process":"B","call":"closesocket","args":{"s":"t1"},"result":0}
            """
            + DATA
            + """
            {"process":"A","call":"WSAEnumNetworkEvents","args":{"s":"s1"},"result":[]}
            {"process":"A","call":"recv","args":{"s":"s1"},"result":1}
            """);
    assertThat(run(diverging)).isEqualTo(1);
    assertThat(out.toString().lines().findFirst().orElseThrow())
        .contains("NOT-2", "NOT-8")
        .doesNotContain("REG-7");
    assertThat(out.toString())
        .contains(
            "\n  looks like: a close cancels the registration (fault close-cancels, REG-7)"
                + "\n    REG-7  The last close cancels the registration; ")
        .doesNotContain("or like: ");
  }

  @Test
  void malformedOutweighsDiverging() {
    assertThat(run(malformed, diverging, good)).isEqualTo(2);
    assertThat(out.toString())
        .startsWith(malformed + ":3: ")
        .contains(diverging + ":3: diverges", good + ": conforms");
  }

  @Test
  void whatCannotBeReadIsNamedAndTheOthersAreChecked() throws IOException {
    Path missing = folder.resolve("missing.ndjson");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.createFile(empty.resolve("README.md"));
    assertThat(run(missing, empty, good)).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(
            missing + ": no such file",
            empty + ": is a folder without traces (*.ndjson, *.jsonl)",
            good + ": conforms (2 events)",
            "3 traces: 1 conform, 2 malformed");
  }

  @Test
  void aFolderStandsForItsTraces() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Path deep = Files.writeString(inner.resolve("deep.jsonl"), GOOD);
    Files.writeString(inner.resolve("notes.txt"), "no trace");
    Files.createSymbolicLink(inner.resolve("loop"), folder);
    assertThat(run(folder)).isEqualTo(2);
    assertThat(out.toString().lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            deep + ": conforms (2 events)",
            diverging + ":3: diverges: DSC-1 CLS-1",
            good + ": conforms (2 events)",
            malformed
                + ":3: is no JSON: Unexpected end-of-input within/between Object entries"
                + " (column 16)",
            "4 traces: 2 conform, 1 diverge, 1 malformed");
  }

  @Test
  void oneTraceNeedsNoSummary() {
    run(good);
    assertThat(out.toString()).hasLineCount(1);
  }

  @Test
  void allMalformedLinesAreListedUpToABound() throws IOException {
    Path some =
        Files.writeString(
            folder.resolve("some.ndjson"),
            GOOD + "{}\n" + GOOD + "{\"process\":\"A\",\"call\":\"WSAPoll\"}\n[]\n");
    assertThat(run(some)).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(
            some + ":3: has neither call nor network",
            some
                + ":6: WSAPoll is a Winsock call that is not modelled; leave its line out: it"
                + " changes nothing of a socket (column 23)",
            some + ":7: is a list, not an object (column 1)");
    out.getBuffer().setLength(0);
    Path many = Files.writeString(folder.resolve("many.ndjson"), "{}\n".repeat(1234));
    assertThat(run(many)).isEqualTo(2);
    assertThat(out.toString().lines())
        .hasSize(21)
        .contains(many + ":20: has neither call nor network")
        .endsWith(many + ": 1,214 more lines are malformed");
  }

  @Test
  void malformedLinesAfterOneThatCannotBeAreListed() throws IOException {
    Path trace =
        Files.writeString(
            folder.resolve("trace.ndjson"),
            GOOD
                + "{\"network\":\"data\",\"args\":{\"process\":\"A\",\"s\":\"s9\"}}\n"
                + GOOD
                + "{}\n");
    assertThat(run("--format", "json", trace)).isEqualTo(2);
    JsonNode verdict = json().get(0);
    assertThat(verdict.get("line").asInt()).isEqualTo(3);
    assertThat(verdict.get("malformed")).hasSize(2);
    assertThat(verdict.get("malformed").get(1).get("line").asInt()).isEqualTo(6);
    assertThat(verdict.get("unlisted").asInt()).isZero();
  }

  @Test
  void warningsAreOnStandardErrorAndMembers() throws IOException {
    Path trace =
        Files.writeString(
            folder.resolve("trace.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
            {"process":"A","call":"getsockopt","args":{"s":"s1","option":"SO_RCVBUFF"},"result":9}
            """);
    String warning = "option of getsockopt is \"SO_RCVBUFF\", which is not known; did you mean";
    assertThat(run(trace)).isZero();
    assertThat(out).hasToString(trace + ": conforms (2 events)\n");
    assertThat(err.toString()).startsWith(trace + ":2: warning: " + warning);
    out.getBuffer().setLength(0);
    assertThat(run("--format", "json", trace)).isZero();
    JsonNode warnings = json().get(0).get("warnings");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).get("line").asInt()).isEqualTo(2);
    assertThat(warnings.get(0).get("message").asText()).startsWith(warning);
  }

  @Test
  void anEmptyFileIsMalformed() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.ndjson"));
    assertThat(run(empty)).isEqualTo(2);
    assertThat(out).hasToString(empty + ":1: the trace is empty\n");
  }

  @Test
  void standardInputIsADash() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(DIVERGING.getBytes(UTF_8)));
      assertThat(run("-")).isEqualTo(1);
      assertThat(out.toString()).startsWith("-:3: diverges");
      assertThat(run("-", "-")).isEqualTo(2);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    assertThat(run("--format", "json", good, diverging, malformed, folder.resolve("no")))
        .isEqualTo(2);
    JsonNode traces = json();
    assertThat(traces).hasSize(4);
    JsonNode conforms = traces.get(0);
    assertThat(conforms.get("verdict").asText()).isEqualTo("conforms");
    assertThat(conforms.get("events").asInt()).isEqualTo(2);
    assertThat(conforms.has("line")).isFalse();
    JsonNode diverges = traces.get(1);
    assertThat(diverges.get("verdict").asText()).isEqualTo("diverges");
    assertThat(diverges.get("line").asInt()).isEqualTo(3);
    assertThat(diverges.get("rules")).extracting(JsonNode::asText).contains("CLS-1");
    assertThat(diverges.get("allowed")).extracting(JsonNode::asText).containsExactly("WSAENOTSOCK");
    assertThat(diverges.get("observed").asText()).isEqualTo("1");
    assertThat(diverges.get("message").asText()).contains(":3: diverges");
    JsonNode broken = traces.get(2);
    assertThat(broken.get("verdict").asText()).isEqualTo("malformed");
    assertThat(broken.get("line").asInt()).isEqualTo(3);
    assertThat(traces.get(3).has("line")).isFalse();
  }

  @Test
  void aProfileIsANameOrAFile() throws IOException {
    assertThat(run("--profile", "wine-8.0", good)).isZero();
    Path profile = Files.writeString(folder.resolve("mine.json"), "{\"U1\":\"cleared\"}");
    assertThat(run("--profile", profile, good)).isZero();
  }

  @Test
  void aWrongProfileIsBadUsage() throws IOException {
    String[][] wrong = {
      {"{\"U99\":\"kept\"}", "no disputed point U99"},
      {"{\"U1\":\"forgotten\"}", "U1 has no value \"forgotten\""},
      {"[]", "JSON object"},
      {"{\"U1\":", "wrong.json:1:7: no JSON"},
      {"{\"U1\":\"kept\"}\n{}", "wrong.json:2:1: no JSON"},
    };
    for (String[] textAndMessage : wrong) {
      Path profile = Files.writeString(folder.resolve("wrong.json"), textAndMessage[0]);
      assertThat(run("--profile", profile, good)).isEqualTo(2);
      assertThat(err.toString()).contains(textAndMessage[1]);
    }
    assertThat(run("--profile", "wine-9.0", good)).isEqualTo(2);
    assertThat(err.toString()).contains("documented, windows, wine-8.0");
  }

  @Test
  void namesCannotMoveTheCursor() throws IOException {
    Path hostile =
        Files.writeString(
            folder.resolve("hostile.ndjson"),
            "{\"process\":\"A\\u001b[2J\",\"call\":\"send\",\"args\":{\"s\":\"\\n"
                + "\"},\"result\":1}");
    assertThat(run(hostile)).isEqualTo(1);
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  /** Too few tries are allowed to say that this crowd's last read diverges. */
  @Test
  void aTraceThatTakesTooLongIsUndecidedAndTheOthersAreJudged() throws IOException {
    String call =
        "{\"process\":\"A\",\"call\":\"%s\",\"args\":{\"s\":\"s1\",\"option\":\"SO_RCVBUF\"%s},\"result\":%d%s}\n";
    StringBuilder trace = new StringBuilder(GOOD.lines().findFirst().orElseThrow()).append('\n');
    trace.append(call.formatted("setsockopt", ",\"value\":99", 0, ""));
    for (int value = 0; value < 12; value++) {
      trace.append(
          call.formatted("setsockopt", ",\"value\":" + value, 0, ",\"begin\":1,\"end\":3"));
    }
    trace.append(call.formatted("getsockopt", "", 77, ",\"begin\":1,\"end\":2"));
    Path crowd = Files.writeString(folder.resolve("crowd.ndjson"), trace.toString());
    assertThat(run("--most-tries", "1000", crowd, diverging)).isEqualTo(2);
    assertThat(out.toString())
        .contains(
            "crowd.ndjson:15: undecided: ", "13 events overlap", "diverging.ndjson:3: diverges");
    out.getBuffer().setLength(0);
    assertThat(run("--format", "json", "--most-tries", "1000", crowd, good)).isEqualTo(2);
    assertThat(json().get(0).get("verdict").asText()).isEqualTo("undecided");
    assertThat(json().get(0).get("line").asInt()).isEqualTo(15);
    assertThat(json().get(1).get("verdict").asText()).isEqualTo("conforms");
    out.getBuffer().setLength(0);
    assertThat(run(crowd)).isEqualTo(1);
    assertThat(out.toString()).contains("crowd.ndjson:15: diverges: OPT-1");
  }

  @Test
  void aBoundOfNoTriesIsRefused() {
    assertThat(run("--most-tries", "0", good)).isEqualTo(2);
    assertThat(err.toString()).contains("--most-tries");
  }

  /** Told by lines: what was cancelled, shut down and ended, and by which event. */
  @Test
  void aTraceIsTold() throws IOException {
    Path trace =
        Files.writeString(
            folder.resolve("told.ndjson"),
            """
            {"process":"A","call":"socket","args":{"type":"SOCK_STREAM"},"result":"s1"}
            {"process":"A","call":"WSAEventSelect","args":{"s":"s1","event":"e1","events":["FD_READ"]},"result":0}
            {"process":"A","call":"WSADuplicateSocket","args":{"s":"s1","target":"B"},"result":"i1"}
            {"process":"B","call":"WSASocket","args":{"info":"i1"},"result":"s1"}
            {"process":"B","call":"WSAAsyncSelect","args":{"s":"s1","window":"w","message":7,"events":["FD_READ"]},"result":0}
            {"process":"A","call":"shutdown","args":{"s":"s1","how":"SD_SEND"},"result":0}
            {"process":"A","call":"closesocket","args":{"s":"s1"},"result":0}
            {"process":"B","call":"closesocket","args":{"s":"s1"},"result":0}
            """);

    assertThat(run("--explain", trace)).isZero();

    assertThat(out.toString())
        .contains(
            "     5  B WSAAsyncSelect(s1, w, 7, [FD_READ]) = 0\n"
                + "        socket 1 is registered: B's window w with message 7 for {FD_READ};"
                + " that of line 2 (A's event object e1 for {FD_READ}) is cancelled\n")
        .contains("= 0\n        socket 1 sends no more, through any descriptor\n     7  ")
        .contains("     7  A closesocket(s1) = 0\n        socket 1 has 1 descriptor left, B's s1\n")
        .contains("     8  B closesocket(s1) = 0\n        socket 1 ends: ")
        .endsWith("told.ndjson: conforms (8 events)\n");
  }

  @Test
  void whatDivergesIsToldUpToThere() {
    assertThat(run("--explain", diverging)).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("     1  A socket(SOCK_STREAM) = s1\n        socket 1 begins\n     2  ")
        .contains("socket 1 ends: nothing holds it any longer\n" + diverging + ":3: diverges: ");
  }

  @Test
  void whatIsReadOnceIsNotTold() {
    assertThat(run("--explain", "-")).isEqualTo(2);
    assertThat(run("--explain", "--format", "json", good)).isEqualTo(2);
    assertThat(err.toString()).contains("--explain tells files, which it reads twice");
  }

  @Test
  void junitHasATestCaseForEachTrace() throws Exception {
    Path report = folder.resolve("report.xml");

    assertThat(run("--junit", report, good, diverging, malformed)).isEqualTo(2);

    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo(diverging + ":3: diverges: DSC-1 CLS-1");
    assertThat(failure.getTextContent()).contains("observed  A send(s1) = 1");
    Element test = (Element) failure.getParentNode();
    assertThat(test.getAttribute("name")).isEqualTo(diverging.toString());
    assertThat(test.getAttribute("time")).matches("\\d+\\.\\d{3}");
  }

  @Test
  void junitThatCannotBeWrittenIsSaidFirst() {
    assertThat(run("--junit", folder, good)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("--junit: cannot write " + folder);
  }

  private static final Path CANCELLED = Path.of("../examples/a-cancelled-registration.ndjson");

  @Test
  void aDiagramHasLifelinesOfSocketsAndRegistrations() {
    assertThat(run("--format", "mermaid", CANCELLED)).isEqualTo(1);

    assertThat(out.toString().lines().map(String::strip))
        .startsWith("sequenceDiagram")
        .contains(
            "participant p1 as process A",
            "participant p2 as process B",
            "participant net as network",
            "participant s1 as socket 1",
            "participant r1 as registration of socket 1",
            "p1->>s1: 4 WSAEventSelect(s1, e1, [FD_READ]) = 0",
            "s1-xr1: \u2717 that of line 4 (A's event object e1 for<br/>{FD_READ}) is cancelled",
            "r1--)p2: tells {FD_WRITE} to B",
            "net->>s1: 6 data at A's s1")
        .endsWith(
            "break diverges",
            "p1->>p1: 7 WSAWaitForMultipleEvents(e1) =<br/>WSA_WAIT_EVENT_0",
            "Note over p1: REG-2 NOT-1 NOT-3 REG-3. Allowed:<br/>WSA_WAIT_TIMEOUT",
            "end");
    assertThat(err.toString()).startsWith(CANCELLED + ":7: diverges: ");
  }

  @Test
  void aDiagramMarksTheLastClose() {
    assertThat(run("--format", "mermaid", good)).isZero();
    assertThat(out.toString())
        .contains(
            "p1-xs1: 2 closesocket(s1) = 0\n    Note over s1: \u2717 ends: nothing holds it any");
  }

  @Test
  void aDiagramSaysWhereItEndsAndTakesNoNameForItsOwn() throws IOException {
    String call = "{\"process\":\"%s\",\"call\":\"socket\",\"args\":{\"type\":\"SOCK_DGRAM\"},";
    Path names =
        Files.writeString(
            folder.resolve("names.ndjson"),
            call.formatted("a;b#<c>\\n") + "\"result\":\"s\"}\n{\"process\"\n");
    Path timed =
        Files.writeString(
            folder.resolve("timed.ndjson"),
            call.formatted("A") + "\"result\":\"s\",\"begin\":1,\"end\":2}\n");

    assertThat(run("--format", "mermaid", names)).isEqualTo(2);
    assertThat(run("--format", "mermaid", timed)).isZero();

    assertThat(out.toString())
        .contains("participant p1 as process a#59;b#35;#60;c#62;?\n")
        .contains("Note over p1: line 2: ")
        .contains("    participant p1 as trace\n    Note over p1: from here on events overlap\n");
  }

  @Test
  void oneTraceIsDrawn() {
    assertThat(run("--format", "mermaid", good, good)).isEqualTo(2);
    assertThat(run("--format", "mermaid", "-")).isEqualTo(2);
    assertThat(err.toString()).contains("--format mermaid draws one file");
  }

  @Test
  void aPageHasTheVerdictsAndTheirDiagrams() throws IOException {
    Path page = folder.resolve("page.html");

    assertThat(run("--report", page, CANCELLED, good, malformed)).isEqualTo(2);

    Document document = PageTest.parsed(Files.readString(page));
    assertThat(document.select("#what-does-not-conform summary").eachText())
        .hasSize(2)
        .first()
        .isEqualTo(CANCELLED + ":7: diverges: REG-2 NOT-1 NOT-3 REG-3");
    assertThat(document.select("#what-does-not-conform pre.mermaid").first().wholeText())
        .startsWith("sequenceDiagram\n")
        .contains("break diverges");
    assertThat(document.select("#all-traces tbody tr")).hasSize(3);
    assertThat(document.select("#all-traces tr.bad")).hasSize(2);
    assertThat(document.select("#what-conforms summary").text()).contains(good.toString());
  }

  @Test
  void severalTracesSideBySideAreToldInTheirOrder() throws IOException {
    List<Path> traces = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Path trace = folder.resolve("%02d.ndjson".formatted(i));
      traces.add(Files.writeString(trace, List.of(GOOD, DIVERGING, MALFORMED).get(i % 3)));
    }

    CommandLineRun one = side(1, traces);
    CommandLineRun several = side(3, traces);

    assertThat(several.status()).isEqualTo(one.status()).isEqualTo(2);
    assertThat(several.out()).isEqualTo(one.out()).contains("19.ndjson:3: diverges");
    assertThat(side(0, traces).err()).contains("--jobs must be at least 1");
  }

  private static CommandLineRun side(int jobs, List<Path> traces) {
    List<String> arguments = new ArrayList<>(List.of("check-trace", "--jobs", "" + jobs));
    traces.forEach(trace -> arguments.add(trace.toString()));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
