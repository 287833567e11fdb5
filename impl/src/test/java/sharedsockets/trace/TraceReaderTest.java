package sharedsockets.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceReaderTest {
  private static final String GOOD =
      "{'process':'A','call':'socket','args':{'type':'SOCK_STREAM'},'result':'s1'}";

  private static InputStream trace(String text) {
    return new ByteArrayInputStream(text.replace('\'', '"').getBytes(UTF_8));
  }

  private static Event read(String line) throws IOException, MalformedTrace {
    try (TraceReader reader = new TraceReader(trace(line))) {
      return reader.next();
    }
  }

  /** Reads to the end and gives the complaint, which must be one line. */
  private static MalformedTrace complaint(InputStream input) {
    MalformedTrace found =
        catchThrowableOfType(
            MalformedTrace.class,
            () -> {
              try (TraceReader reader = new TraceReader(input)) {
                while (reader.next() != null) {
                  // The complaint ends it.
                }
              }
            });
    assertThat(found).isNotNull();
    assertThat(found.getMessage()).isNotBlank().hasLineCount(1).hasSizeLessThan(300);
    return found;
  }

  private static MalformedTrace complaint(String text) {
    return complaint(trace(text));
  }

  @Test
  void callsKeepTheirArgumentsInOrder() throws Exception {
    Event event =
        read(
            "{'process':'A','call':'WSAAsyncSelect','args':{'events':['FD_CLOSE','FD_READ'],"
                + "'message':1025,'window':'w1','s':'s1'},'result':0}");
    assertThat(event.operation()).isEqualTo(Operation.ASYNC_SELECT);
    assertThat(event.process()).isEqualTo("A");
    assertThat(event.argument(0)).isEqualTo("s1");
    assertThat(event.argument(1)).isEqualTo("w1");
    assertThat(event.argument(2)).isEqualTo(1025L);
    assertThat(event.argument(3)).isEqualTo(Set.of("FD_READ", "FD_CLOSE"));
    assertThat(event.failed()).isFalse();
    assertThat(event).hasToString("A WSAAsyncSelect(s1, w1, 1025, [FD_READ, FD_CLOSE]) = 0");
  }

  @Test
  void membersComeInAnyOrder() throws Exception {
    Event event = read("{'result':'s1','args':{'s':'s2'},'process':'A','call':'accept'}");
    assertThat(event).hasToString("A accept(s2) = s1");
  }

  @Test
  void membersThatTheFormatDoesNotNameAreIgnored() throws Exception {
    Event event =
        read(
            "{'time':1e400,'call':'recv','thread':{'id':[1]},'process':'A','args':{'s':'s1'},"
                + "'error':'WSAEWOULDBLOCK','code':10035,'note':'\u00e9\u4e2d'}");
    assertThat(event).hasToString("A recv(s1) = WSAEWOULDBLOCK");
  }

  @Test
  void networkEventsNameADescriptor() throws Exception {
    Event event = read("{'network':'data','args':{'process':'B','s':'s1'}}");
    assertThat(event.operation()).isEqualTo(Operation.DATA_ARRIVES);
    assertThat(event.process()).isEqualTo("B");
    assertThat(event).hasToString("network: data at B's s1");
  }

  @Test
  void bytesAndListsAreWrittenAsTheyWereRead() throws Exception {
    for (String line :
        List.of(
            "{'process':'A','call':'recv','args':{'s':'s1','length':9,'flags':['MSG_PEEK']},"
                + "'result':2,'data':'\u00e9'}",
            "{'process':'A','call':'send','args':{'s':'s1','length':2,'data':{'base64':'/wA='}},"
                + "'result':2}",
            "{'network':'data','args':{'process':'A','s':'s1','length':0,'data':''}}",
            "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'events':['e1',null],"
                + "'waitAll':true},'result':'WSA_WAIT_EVENT_0+1'}")) {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      try (EventWriter writer = new EventWriter(written)) {
        writer.write(read(line));
      }
      assertThat(written.toString(UTF_8)).isEqualTo(line.replace('\'', '"') + "\n");
    }
  }

  @Test
  void errorsAreNamesOrNumbers() throws Exception {
    assertThat(read("{'process':'A','call':'recv','args':{'s':'x'},'error':10038}").error())
        .isEqualTo("WSAENOTSOCK");
  }

  @Test
  void handlesMayBeNullAndTheEventOfEnumMissing() throws Exception {
    Event cancel =
        read(
            "{'process':'A','call':'WSAEventSelect','args':{'s':'s1','event':null,'events':[]},'result':0}");
    assertThat(cancel.argument(1)).isNull();
    Event enumeration =
        read("{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'s1'},'result':[]}");
    assertThat(enumeration.argument(1)).isNull();
    assertThat(enumeration).hasToString("A WSAEnumNetworkEvents(s1) = []");
  }

  @Test
  void beginAndEndAreKept() throws Exception {
    Event event =
        read("{'begin':1.5,'end':2,'process':'A','call':'recv','args':{'s':'s1'},'result':1}");
    assertThat(event.begin()).isEqualTo(1.5);
    assertThat(event.end()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "16384|16384",
        "-1|-1",
        "true|1",
        "false|0",
        "1.5|1.5",
        "[1, {'b' : null}]|[1,{'b':null}]",
        "18446744073709551615|18446744073709551615"
      })
  void optionValuesAreAnyJson(String json, String shown) throws Exception {
    Event event =
        read(
            "{'process':'A','call':'getsockopt','args':{'s':'s1','option':'SO_LINGER'},'result':"
                + json
                + "}");
    assertThat(event.describeOutcome()).isEqualTo(shown.replace('\'', '"'));
  }

  @Test
  void linesMayEndInCarriageReturnsAndTheLastOneInNothing() throws Exception {
    try (TraceReader reader = new TraceReader(trace(GOOD + "\r\n" + GOOD))) {
      assertThat(reader.next().line()).isEqualTo(1);
      assertThat(reader.next().line()).isEqualTo(2);
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void linesLongerThanTheBufferAreRead() throws Exception {
    String note = "{'note':'" + "x".repeat(300_000) + "'," + GOOD.substring(1);
    try (TraceReader reader = new TraceReader(trace(GOOD + "\n" + note + "\n" + note + "\n"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(reader.next()).hasToString("A socket(SOCK_STREAM) = s1");
      }
      assertThat(reader.next()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello|no JSON",
        "[1]|is a list, not an object",
        "3|is 3, not an object",
        "{'process':'A','call':'recv','args':{'s':'s1'},'res|truncated",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':1}}|goes on after its JSON value",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':1} {}|goes on after its JSON"
            + " value",
        "{'process':'A','call':'recv','args':{'s':'s1'}}|neither result nor error, nor is it pending",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':1,'pending':1}|pending is 1, not true; of a call that returned leave it out",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':1,'pending':true,'result':1}|recv is pending, and has a result",
        "{'process':'A','call':'recv','args':{'s':'s1'},'error':'WSAEINVAL','begin':1,'pending':true}|recv is pending, and has an error",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':1,'end':2,'pending':true}|recv is pending, and has an end",
        "{'process':'A','call':'recv','args':{'s':'s1'},'pending':true}|recv is pending, and has no begin",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':1,'pending':true,'pending':true}|pending twice",
        "{'network':'data','args':{'process':'A','s':'s1'},'begin':1,'pending':true}|network event"
            + " data is pending; only calls are",
        "{'process':'A','call':'recieve','args':{'s':'s1'},'result':1}|unknown call \"recieve\"",
        "{'network':'wind','args':{'process':'A','s':'s1'}}|unknown network event \"wind\"",
        "{'network':'oob','args':{'process':'A','s':'s1'}}|event oob is not modelled; judge the",
        "{'network':'connect','args':{'process':'A','s':'s1'}}|connect is a call",
        "{'process':'A','call':7,'args':{'s':'s1'},'result':1}|call is 7",
        "{'process':'A','args':{'s':'s1'},'result':1}|neither call nor network",
        "{'process':'A','call':'recv','network':'data','args':{'s':'s1'}}|call or network twice",
        "{'call':'recv','args':{'s':'s1'},'result':1}|recv lacks its process",
        "{'process':'','call':'recv','args':{'s':'s1'},'result':1}|process is an empty" + " name",
        "{'process':'A','call':'recv','args':{},'result':1}|recv lacks its argument s",
        "{'process':'A','call':'recv','result':1}|recv lacks its argument s",
        "{'process':'A','call':'recv','args':['s1'],'result':1}|args is a list",
        "{'process':'A','call':'recv','args':{'s':''},'result':1}|s of recv is an empty name",
        "{'process':'A','call':'recv','args':{'s':7},'result':1}|s of recv is 7, not a name",
        "{'process':'A','call':'recv','args':{'s':null},'result':1}|s of recv is null",
        "{'process':'A','call':'recv','args':{'s':'a','s':'b'},'result':1}|argument s twice",
        "{'process':'A','process':'B','call':'recv','args':{'s':'a'},'result':1}|process twice",
        "{'process':'A','call':'recv','args':{'s':'a'},'result':1,'result':0}|result twice",
        "{'process':'A','call':'recv','args':{'s':'a'},'result':1,'error':'WSAEINVAL'}|both result"
            + " and error",
        "{'process':'A','call':'recv','args':{'s':'a'}}|neither result nor error",
        "{'process':'A','call':'recv','args':{'s':'a'},'error':'EWOULDBLOCK'}|name or number"
            + " of a Winsock error",
        "{'process':'A','call':'recv','args':{'s':'a'},'error':4711}|not the name or number of a Winsock error",
        "{'process':'A','call':'recv','args':{'s':'a'},'error':4294977334}|not the name or number of a Winsock error",
        "{'process':'A','call':'recv','args':{'s':'a'},'error':null}|error is null",
        "{'process':'A','call':'recv','args':{'s':'a'},'result':-1}|result of recv is -1",
        "{'process':'A','call':'recv','args':{'s':'a'},'result':'1'}|result of recv is \"1\"",
        "{'process':'A','call':'closesocket','args':{'s':'a'},'result':1}|result of closesocket is"
            + " 1, not 0",
        "{'process':'A','call':'accept','args':{'s':'a'},'result':'invalid'}|names no object",
        "{'process':'A','call':'WSAResetEvent','args':{'event':'e'},'result':1}|not true",
        "{'process':'A','call':'WSAResetEvent','args':{'event':''},'result':true}|empty name",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'event':'e'},'result':64}|WSA_WAIT_TIMEOUT",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'event':'e'},'result':1}|for one",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'events':['e','f']},'result':2}|event"
            + " object 2 of 2",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'events':[]},'result':0}|event object 0 of 0",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'events':['e'],'event':'e'},'result':0}|both",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'events':'e'},'result':0}|list",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'waitAll':true},'result':0}|lacks",
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'waitall':true},'result':0}|it has"
            + " event, timeout, events, waitAll",
        "{'process':'A','call':'socket','args':{'type':'SOCK_RAW'},'result':'s'}|\"SOCK_RAW\"",
        "{'process':'A','call':'shutdown','args':{'s':'a','how':1},'result':0}|how of shutdown is"
            + " 1",
        "{'process':'A','call':'ioctlsocket','args':{'s':'a','cmd':'FIONREAD','value':1},'result':0}|FIONBIO",
        "{'process':'A','call':'ioctlsocket','args':{'s':'a','cmd':'FIONBIO','value':2},'result':0}|0"
            + " or 1",
        "{'process':'A','call':'WSAEventSelect','args':{'s':'a','event':'e','events':1024},'result':0}|1024,"
            + " not a list of FD_* names, or their number",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':{'message':1025,'s':'s','event':'FD_OOB'}}|FD_OOB,"
            + " which is not modelled",
        "{'process':'A','call':'WSAEventSelect','args':{'s':'a','event':'e','events':['FD_RAED']},'result':0}|unknown"
            + " event",
        "{'process':'A','call':'WSAEventSelect','args':{'s':'a','event':'e','events':'FD_READ'},'result':0}|a"
            + " list",
        "{'process':'A','call':'WSAEventSelect','args':{'s':'a','events':['FD_READ']},'result':0}|lacks"
            + " its argument event",
        "{'process':'A','call':'WSAAsyncSelect','args':{'s':'a','window':'w','message':1e3,'events':[]},'result':0}|message",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':{'message':1,'s':'a'}}|lacks"
            + " one of its members",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':{'s':'a','s':'b'}}|member"
            + " s twice",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':'none'}|or null",
        "{'process':'A','call':'GetMessage','args':{'window':'w'},'result':null}|result of GetMessage"
            + " is null; as long as there is no message it waits, and is pending",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':{'message':1,'s':'a','event':'FD_CLOSE','error':'WSAECONRESET'}}|did"
            + " you mean WSAECONNRESET?",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':{'message':1,'s':'a','event':'FD_CLOSE','error':1}}|error"
            + " is 1, which is not the name or number",
        "{'process':'A','call':'PeekMessage','args':{'window':'w'},'result':{'message':1,'s':'a','event':'FD_CLOSE','error':0,'error':0}}|error"
            + " twice",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'result':['FD_READ'],'errors':{'FD_CLOSE':0}}|errors"
            + " of WSAEnumNetworkEvents has FD_CLOSE, which is not among the events returned",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'errors':{'FD_CLOSE':10054},'result':['FD_READ']}|not"
            + " among the events returned",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'result':['FD_CLOSE'],'errors':{'FD_CLOS':0}}|unknown"
            + " event; did you mean FD_CLOSE?",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'result':['FD_CLOSE'],'errors':{'FD_CLOSE':'ECONNRESET'}}|errors"
            + " of WSAEnumNetworkEvents error is \"ECONNRESET\"",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'result':['FD_CLOSE'],'errors':['WSAECONNRESET']}|is a"
            + " list, not an object of FD_* names",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'result':[],'errors':{},'errors':{}}|errors"
            + " twice",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a'},'error':'WSAENOTSOCK','errors':{}}|no"
            + " result that has the events",
        "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'a','errors':{}},'result':[]}|no argument"
            + " \"errors\"; it has s, event, and errors stands beside args",
        "{'network':'data','args':{'process':'A'}}|data lacks its argument s",
        "{'network':'data','args':{'process':'A','s':'s1'},'result':0}|a result or an error",
        "{'begin':'now','process':'A','call':'recv','args':{'s':'a'},'result':1}|begin",
      })
  void aLineThatIsNoEventIsNamed(String line, String message) {
    MalformedTrace found = complaint(GOOD + "\n" + line + "\n" + GOOD + "\n");
    assertThat(found.line()).isEqualTo(2);
    assertThat(found).hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \n", "\n\n"})
  void anEmptyOrBlankTraceIsMalformed(String text) {
    assertThat(complaint(text).line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "x", "{}", "[]", "{", "null", "{}\r\n{}"})
  void aFirstLineOfAFewBytesIsMalformed(String text) {
    assertThat(complaint(text).line()).isEqualTo(1);
  }

  @Test
  void spaceAroundAnEventIsIgnored() throws Exception {
    try (TraceReader reader = new TraceReader(trace(" " + GOOD + " \t\r\n\t" + GOOD + "  "))) {
      assertThat(reader.next()).isNotNull();
      assertThat(reader.next()).isNotNull();
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void aBlankLineIsMalformed() {
    assertThat(complaint(GOOD + "\n\n" + GOOD + "\n").line()).isEqualTo(2);
  }

  @Test
  void otherEncodingsAreNamed() {
    assertThat(complaint("\uFEFF" + GOOD)).hasMessageContaining("byte order mark");
    assertThat(complaint(new ByteArrayInputStream(("\uFEFF" + GOOD).getBytes(UTF_16LE))))
        .hasMessageContaining("UTF-16");
    String latin = GOOD + "\n{\"note\":\"\u00e9\"," + GOOD.substring(1).replace('\'', '"');
    assertThat(complaint(new ByteArrayInputStream(latin.replace('\'', '"').getBytes(ISO_8859_1))))
        .hasMessageContaining("no UTF-8");
  }

  @Test
  void controlCharactersAreRefusedAndNeverPrinted() {
    assertThat(complaint("{'call':'\u001b[31m'}")).hasMessageContaining("control character 27");
    assertThat(complaint("{'call':'\\u001b[31m\\n\\u202e'}").getMessage())
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void aLineOfAHundredMegabytesDoesNotFillTheMemory() {
    InputStream endless =
        new SequenceInputStream(
            trace(GOOD + "\n{'note':'"),
            new InputStream() {
              private int left = 100_000_000;

              @Override
              public int read() {
                return left-- > 0 ? 'x' : -1;
              }
            });
    assertThat(complaint(endless)).hasMessageContaining("longer than 1,048,576 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'note':%s}", "{'call':'setsockopt','args':{'value':%s}}", "%s"})
  void deepNestingIsRefused(String line) {
    assertThat(complaint(line.formatted("[".repeat(100_000)))).isNotNull();
  }

  @Test
  void numbersOfAnyLengthAreRefusedOrIgnored() {
    String digits = "9".repeat(500_000);
    assertThat(complaint("{'process':'A','call':'recv','args':{'s':'a'},'error':" + digits + "}"))
        .isNotNull();
  }

  @Test
  void whatIsWrittenReadsBack() throws Exception {
    String[] lines = {
      GOOD,
      "{'process':'A','call':'PeekMessage','args':{'window':'w1'},'result':{'message':1025,'s':'s1','event':'FD_READ'}}",
      "{'process':'A','call':'PeekMessage','args':{'window':'w1'},'result':{'message':1025,'s':'s1','event':'FD_CLOSE','error':'WSAECONNRESET'}}",
      "{'process':'A','call':'PeekMessage','args':{'window':'w1'},'result':{'message':1025,'s':'s1','event':'FD_CLOSE','error':0}}",
      "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'s1'},'result':['FD_READ','FD_CLOSE'],'errors':{'FD_CLOSE':'WSAECONNRESET'}}",
      "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'s1'},'result':['FD_READ'],'errors':{}}",
      "{'process':'A','call':'PeekMessage','args':{'window':'w1'},'result':null}",
      "{'process':'A','call':'setsockopt','args':{'s':'s1','option':'SO_LINGER','value':{'on':1}},'result':0}",
      "{'process':'A','call':'WSAEventSelect','args':{'s':'s1','event':null,'events':['FD_READ']},'error':'WSAEINVAL'}",
      "{'process':'A','call':'WSAEnumNetworkEvents','args':{'s':'s1'},'result':[]}",
      "{'process':'A','call':'recv','args':{'s':'s1'},'begin':5.5,'pending':true}",
      "{'process':'A','call':'GetMessage','args':{'window':'w1'},'begin':5.5,'pending':true}",
      "{'network':'closed','args':{'process':'A','s':'s1'}}"
    };
    String text = String.join("\n", lines).replace('\'', '"') + "\n";
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (TraceReader reader = new TraceReader(trace(text));
        EventWriter writer = new EventWriter(written)) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        writer.write(event);
      }
    }
    assertThat(written.toString(UTF_8)).isEqualTo(text);
  }
}
