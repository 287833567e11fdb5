package sharedsockets.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of recorders that would be misread are refused, with the probable meaning. */
final class MisreadTraceTest {
  private static TraceReader reader(String text, List<LineComment> warnings) {
    return new TraceReader(
        new ByteArrayInputStream(text.replace('\'', '"').getBytes(UTF_8)), warnings::add);
  }

  private static Event read(String line) throws IOException, MalformedTrace {
    try (TraceReader reader = reader(line, new ArrayList<>())) {
      return reader.next();
    }
  }

  private static LineComment complaint(String line) {
    MalformedTrace found = catchThrowableOfType(MalformedTrace.class, () -> read(line));
    assertThat(found).as(line).isNotNull();
    assertThat(found.getMessage()).hasLineCount(1).hasSizeLessThan(300);
    return found.comment();
  }

  private static String complaintOfSecond(String first, String second) {
    TraceReader reader = reader(first + "\n" + second, new ArrayList<>());
    return catchThrowableOfType(
            MalformedTrace.class,
            () -> {
              reader.next();
              reader.next();
            })
        .comment()
        .message();
  }

  /** A call on s1 by A. */
  private static String call(String name, String outcome) {
    return "{'process':'A','call':'%s','args':{'s':'s1'},%s}".formatted(name, outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "recv|'s':'s1','timeout':5|recv has no argument \"timeout\"; it has s, length, flags, buffer, data",
        "listen|'s':'s1','backlog':5|listen has no argument \"backlog\"; it has s",
        "WSASocket|'af':2|no argument \"af\"; it has info, flags",
        "WSADuplicateSocket|'s':'s1','pid':'B'|no argument \"pid\"; it has s, target",
        "ExitProcess|'code':0|ExitProcess has no argument \"code\"; it has none",
        "listen|'s':'s1','process':'A'|it has s, and process stands beside args",
        "listen|'s':'s1','result':1|it has s, and result stands beside args",
        "recv|'s':'s1','flags':true|flags of recv is true, not [\"MSG_PEEK\"] or [], or its number, 2 or 0",
        "recv|'s':'s1','flags':['MSG_OOB']|flags of recv holds \"MSG_OOB\", which is not modelled",
        "send|'s':'s1','flags':['MSG_PEEK']|flags of send holds \"MSG_PEEK\", which is not",
        "recv|'s':'s1','buffer':'abc'|buffer of recv is \"abc\", not \"invalid\"",
        "recv|'s':'s1','length':-1|length of recv is -1, not a number of bytes",
        "send|'s':'s1','length':'5'|length of send is \"5\", not a number of bytes; write numbers",
        "send|'s':'s1','length':5,'data':'abc'|send has data of 3 bytes and length 5",
        "send|'s':'s1','data':5|data of send is 5, not a text",
        "send|'s':'s1','data':{'hex':'00'}|data of send is an object other than",
        "send|'s':'s1','data':{'base64':'?'}|data of send is no base64",
        "recv|'s':'s1','data':'abc'|recv returns 0 and has data of 3 bytes",
      })
  void argumentsThatTheCallDoesNotHave(String call, String args, String message) {
    LineComment found =
        complaint("{'process':'A','call':'%s','args':{%s},'result':0}".formatted(call, args));
    assertThat(found.message()).contains(message);
  }

  @Test
  void argumentsThatTheNetworkEventDoesNotHave() {
    assertThat(complaint("{'network':'close','args':{'process':'A','s':'s1','how':1}}").message())
        .isEqualTo("close has no argument \"how\"; it has process, s");
  }

  @Test
  void thePlaceIsAColumnOfCharacters() {
    String before = "{'note':'\u00e9\u4e2d\ud83d\ude00','process':'A','call':'recv','args':{";
    assertThat(complaint(before + "'timeout':5},'result':1}").column())
        .isEqualTo(before.codePointCount(0, before.length()) + 1);
  }

  @Test
  void thePlaceIsOfItsLine() throws Exception {
    List<LineComment> found = new ArrayList<>();
    String good = call("recv", "'result':1");
    String lines =
        String.join(
            "\n",
            good,
            good.replace("s1", "\u00e9").replace("}", "} ").replace("'s'", "'t'"),
            good,
            good.replace("recv", "reckv"),
            "{'args':{'s':'s1'},'process':'A','call':'sent','result':1}",
            good + "x",
            good.replace("1}", "1 x}"),
            good);
    try (TraceReader reader = reader(lines, new ArrayList<>())) {
      for (int i = 0; i < 8; i++) {
        try {
          reader.next();
        } catch (MalformedTrace e) {
          found.add(e.comment());
        }
      }
    }
    assertThat(found)
        .extracting(comment -> comment.line() + ":" + comment.column())
        .containsExactly("2:38", "4:23", "5:41", "6:0", "7:59");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'8192'|is \"8192\", a string; write the number without the quotes",
        "' -1 '|a string",
        "'0x2000'|a string",
        "'8192.0'|a string",
        "'true'|a string",
        "'FALSE'|a string",
        "1.5|is 1.5, and SO_RCVBUF is a whole number of 32 bits",
        "8192.0|a whole number of 32 bits",
        "8e3|a whole number",
        "4294967296|a whole number of 32 bits",
        "-2147483649|a whole number of 32 bits",
        "18446744073709551616|a whole number of 32 bits",
        "null|a whole number",
        "[8192]|a whole number",
      })
  void optionValuesThatAreNone(String value, String message) {
    String args = "'args':{'s':'s1','option':'SO_RCVBUF'";
    assertThat(
            complaint(
                    "{'process':'A','call':'setsockopt',%s,'value':%s},'result':0}"
                        .formatted(args, value))
                .message())
        .startsWith("value of setsockopt is ")
        .contains(message);
    assertThat(
            complaint("{'process':'A','call':'getsockopt',%s},'result':%s}".formatted(args, value))
                .message())
        .startsWith("result of getsockopt is ")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "recv|'result':'1'|result of recv is \"1\", not a number of bytes; write numbers without",
        "recv|'result':1.0|result of recv is 1.0, not a number of bytes",
        "accept|'result':124|result of accept is 124, not a name; write names with quotes",
        "recv|'result':-1|of a call that failed leave the result out, and write its error",
        "recv|'result':-1,'error':10035|of a call that failed leave the result out",
        "recv|'error':10035,'result':'SOCKET_ERROR'|of a call that failed leave the result out",
        "recv|'error':10035,'result':0|has both result and error; of a call that failed leave",
        "accept|'result':'INVALID_SOCKET'|of a call that failed leave the result out",
        "closesocket|'result':false|of a call that failed leave the result out",
        "recv|'error':'10035'|write 10035 without the quotes, or WSAEWOULDBLOCK",
        "recv|'error':'WSAEWOULDBLCK'|did you mean WSAEWOULDBLOCK?",
        "recv|'error':'EWOULDBLOCK'|did you mean WSAEWOULDBLOCK?",
        "recv|'error':'wsaewouldblock'|did you mean WSAEWOULDBLOCK?",
        "recv|'error':'ERROR_INVALID_HANDLE'|did you mean WSA_INVALID_HANDLE?",
        "recv|'error':0|of a call that succeeded write the result",
      })
  void outcomesThatAreNone(String call, String outcome, String message) {
    assertThat(complaint(call(call, outcome)).message()).contains(message);
  }

  @Test
  void minusOneIsAnOptionsValue() throws Exception {
    Event event =
        read(
            "{'process':'A','call':'getsockopt','args':{'s':'s1','option':'SO_LINGER'},"
                + "'result':-1}");
    assertThat(event.result()).isEqualTo(-1L);
  }

  @ParameterizedTest
  @CsvSource({"NULL", "null", "WSA_INVALID_EVENT"})
  void namesOfNoObject(String name) {
    String select =
        "{'process':'A','call':'WSAEventSelect','args':{'s':'s1','event':'%s','events':[]},'result':0}";
    assertThat(complaint(select.formatted(name)).message())
        .contains("write null, or \"invalid\" for a handle of no object");
  }

  @ParameterizedTest
  @CsvSource({
    "Socket, socket",
    "wsaduplicatesocket, WSADuplicateSocket",
    "WSADuplicateSockt, WSADuplicateSocket",
    "WSASend, send",
    "WSARecv, recv",
    "WSAAccept, accept",
    "close, closesocket",
    "ioctl, ioctlsocket",
    "SetEvent, WSASetEvent",
    "NtClose, CloseHandle",
    "WaitForSingleObject, WSAWaitForMultipleEvents",
    "ReceiveFrom, recv",
    "fork, 'WSADuplicateSocket, then WSASocket, for each socket'",
    "exit, ExitProcess",
    "Receive, recv",
    "write, send",
    "share, WSADuplicateSocket",
    "fromshare, WSASocket",
    "setblocking, ioctlsocket",
  })
  void callsOfAnotherName(String name, String meant) {
    assertThat(complaint(call(name, "'result':0")).message())
        .isEqualTo("unknown call \"%s\"; did you mean %s?".formatted(name, meant));
  }

  @ParameterizedTest
  @CsvSource({
    "WSADuplicateSocketA, WSADuplicateSocket, '\"s\":\"s1\",\"target\":\"B\"', '\"i1\"'",
    "WSADuplicateSocketW, WSADuplicateSocket, '\"s\":\"s1\",\"target\":\"B\"', '\"i1\"'",
    "WSASocketA, WSASocket, '\"info\":\"i1\"', '\"s1\"'",
    "WSASocketW, WSASocket, '\"info\":\"i1\"', '\"s1\"'",
    "WSPDuplicateSocket, WSADuplicateSocket, '\"s\":\"s1\",\"target\":\"B\"', '\"i1\"'",
    "WSPSocket, WSASocket, '\"info\":\"i1\"', '\"s1\"'",
    "WSPSocket, socket, '\"type\":\"SOCK_DGRAM\"', '\"s1\"'",
    "WSASocket, socket, '\"type\":\"SOCK_DGRAM\"', '\"s1\"'",
    "WSPSetSockOpt, setsockopt, '\"s\":\"s1\",\"option\":\"SO_RCVBUF\",\"value\":1', 0",
    "WSPGetSockOpt, getsockopt, '\"s\":\"s1\",\"option\":\"SO_RCVBUF\"', 1",
    "WSPIoctl, ioctlsocket, '\"s\":\"s1\",\"cmd\":\"FIONBIO\",\"value\":1', 0",
    "WSPEventSelect, WSAEventSelect, '\"s\":\"s1\",\"event\":\"e1\",\"events\":[]', 0",
    "WSPAsyncSelect, WSAAsyncSelect, '\"s\":\"s1\",\"window\":\"w1\",\"message\":1,\"events\":1', 0",
    "WSPEnumNetworkEvents, WSAEnumNetworkEvents, '\"s\":\"s1\"', []",
    "WSPCloseSocket, closesocket, '\"s\":\"s1\"', 0",
    "WSPBind, bind, '\"s\":\"s1\",\"address\":\"a1\"', 0",
    "WSPGetSockName, getsockname, '\"s\":\"s1\"', '\"a1\"'",
    "CloseHandle, CloseHandle, '\"s\":\"s1\"', true",
    "CloseHandle, WSACloseEvent, '\"event\":\"e1\"', true",
    "PeekMessageA, PeekMessage, '\"window\":\"w1\"', null",
    "PeekMessageW, PeekMessage, '\"window\":\"w1\"', null",
  })
  void namesOfTheSameCall(String name, String call, String args, String result) throws Exception {
    Event event =
        read("{'process':'A','call':'%s','args':{%s},'result':%s}".formatted(name, args, result));
    assertThat(event.operation()).hasToString(call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"SOCK_DGRAM\",\"info\":\"i1\"|socket has no argument \"info\"; it has type, connected, bound, flags",
        "\"info\":\"i1\",\"type\":\"SOCK_DGRAM\"|WSASocket has no argument \"type\"; it has info, flags",
      })
  void aSocketIsOfAnInfoOrOfAType(String args, String message) {
    String line = "{'process':'A','call':'WSASocket','args':{%s},'result':'s1'}".formatted(args);
    assertThat(complaint(line).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "ConnectEx, leave its line out",
    "select, it changes nothing of a socket",
    "WSAPoll, it changes nothing of a socket",
    "gethostname, it changes nothing of a socket",
    "getaddrinfo, leave its line out",
    "WSPSelect, it changes nothing of a socket",
    "recvfrom, write send or recv",
    "WSARecvFrom, write send or recv",
    "wsarecvfrom, write send or recv",
    "WSAIoctl, judge a trace without the sockets that it acts on",
    "CreateIoCompletionPort, judge a trace without the sockets that it acts on",
    "CreateProcessAsUserW, judge a trace without the sockets that it acts on",
  })
  void callsThatAreNotModelled(String name, String advice) {
    assertThat(complaint(call(name, "'result':0")).message())
        .startsWith(name + " is a Winsock call that is not modelled; ")
        .contains(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"DUPLICATE_CLOSE_SOURCE\"]|options of DuplicateHandle holds \"DUPLICATE_CLOSE_SOURCE\", which is not modelled; write without it",
        "3|options of DuplicateHandle is 3: of flags DUPLICATE_SAME_ACCESS alone, 2, is modelled; DUPLICATE_CLOSE_SOURCE, 1: write without it",
        "4|options of DuplicateHandle is 4: of flags DUPLICATE_SAME_ACCESS alone, 2, is modelled",
      })
  void optionsOfDuplicateHandle(String options, String message) {
    String line =
        "{'process':'A','call':'DuplicateHandle','args':{'s':'s1','target':'B','options':%s},'result':'s2'}";
    assertThat(complaint(line.formatted(options)).message()).startsWith(message);
  }

  @Test
  void networkEventsOfAnotherName() {
    String event = "{'network':'%s','args':{'process':'A','s':'s1'}}";
    assertThat(complaint(event.formatted("Data")).message())
        .isEqualTo("unknown network event \"Data\"; did you mean data?");
    assertThat(complaint(event.formatted("thunder")).message()).contains("there are data, ");
    assertThat(complaint(event.formatted("recv")).message())
        .isEqualTo("recv is a call, no network event; write \"call\":\"recv\"");
    assertThat(complaint(call("data", "'result':0")).message())
        .isEqualTo("data is a network event, no call; write \"network\":\"data\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'process':'A','call':'recv','args':{'s':'s1'},'errno':10035}|errno|error",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':0,'errno':0}|errno|error",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':0,'error_code':5}|error_code|error",
        "{'process':'A','call':'recv','args':{'s':'s1'},'eror':10035}|eror|error",
        "{'process':'A','call':'recv','args':{'s':'s1'},'Error':10035}|Error|error",
        "{'process':'A','call':'recv','args':{'s':'s1'},'results':1}|results|result",
        "{'process':'A','call':'recv','args':{'s':'s1'},'reslut':1}|reslut|result",
        "{'process':'A','call':'recv','args':{'s':'s1'},'ret':1}|ret|result",
        "{'process':'A','call':'recv','arg':{'s':'s1'},'result':1}|arg|args",
        "{'process':'A','call':'recv','params':{'s':'s1'},'result':1}|params|args",
        "{'proc':'A','call':'recv','args':{'s':'s1'},'result':1}|proc|process",
        "{'pid':7,'call':'recv','args':{'s':'s1'},'result':1}|pid|process",
        "{'process':'A','function':'recv','args':{'s':'s1'},'result':1}|function|call",
        "{'Network':'data','args':{'process':'A','s':'s1'}}|Network|network",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':1,'start':1,'stop':2}|start|begin",
        "{'process':'A','call':'recv','args':{'s':'s1'},'result':1,'begin':1,'stop':2}|stop|end",
        "{'process':'A','call':'ExitProcess','result':0,'endTime':2}|endTime|end",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':2,'Pending':true}|Pending|pending",
        "{'process':'A','call':'recv','args':{'s':'s1'},'begin':2,'hangs':true}|hangs|pending",
      })
  void membersOfAnotherName(String line, String name, String meant) {
    assertThat(complaint(line).message())
        .isEqualTo("has \"%s\", which says nothing here; did you mean %s?".formatted(name, meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "socket|'type':1|type of socket is 1, not SOCK_STREAM or SOCK_DGRAM; did you mean SOCK_STREAM?",
        "socket|'type':'Dgram'|type of socket is \"Dgram\", not SOCK_STREAM or SOCK_DGRAM; did you mean SOCK_DGRAM?",
        "shutdown|'s':'s1','how':2|how of shutdown is 2, not SD_SEND, SD_RECEIVE or SD_BOTH; did you mean SD_BOTH?",
        "shutdown|'s':'s1','how':'SHUT_WR'|how of shutdown is \"SHUT_WR\", not SD_SEND, SD_RECEIVE or SD_BOTH; did you mean SD_SEND?",
        "shutdown|'s':'s1','how':'SD_BOHT'|how of shutdown is \"SD_BOHT\", not SD_SEND, SD_RECEIVE or SD_BOTH; did you mean SD_BOTH?",
        "shutdown|'s':'s1','how':null|how of shutdown is null, not SD_SEND, SD_RECEIVE or SD_BOTH",
        "ioctlsocket|'s':'s1','cmd':2147772030|cmd of ioctlsocket is 2147772030, not FIONBIO; did you mean FIONBIO?",
        "ioctlsocket|'s':'s1','cmd':'FIONREAD'|cmd of ioctlsocket is \"FIONREAD\", not FIONBIO; leave its line out: it changes nothing of a socket",
        "recv|'s':'s1','flags':'MSG_PEEK'|flags of recv is \"MSG_PEEK\", not [\"MSG_PEEK\"] or [], or its number, 2 or 0; write [\"MSG_PEEK\"]",
        "recv|'s':'s1','flags':8|flags of recv is 8: of flags MSG_PEEK alone, 2, is modelled",
        "recv|'s':'s1','flags':['MSG_PEK']|flags of recv holds \"MSG_PEK\", which is not modelled; did you mean MSG_PEEK?",
        "send|'s':'s1','flags':2|flags of send is 2, not [] or 0",
        "WSAEventSelect|'s':'s1','event':'e1','events':'FD_READ, FD_CLOSE'|events of WSAEventSelect is \"FD_READ, FD_CLOSE\", not a list of FD_* names, or their number; write [\"FD_READ\", \"FD_CLOSE\"]",
        "WSAEventSelect|'s':'s1','event':'e1','events':'FD_REED'|events of WSAEventSelect is \"FD_REED\", not a list of FD_* names, or their number",
      })
  void valuesWrittenAsElsewhere(String call, String args, String message) {
    String line = "{'process':'A','call':'%s','args':{%s},'result':0}";
    assertThat(complaint(line.formatted(call, args)).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"0, []", "2, [MSG_PEEK]"})
  void flagsMayBeTheirNumber(String number, String flags) throws Exception {
    Event event =
        read(
            "{'process':'A','call':'recv','args':{'s':'s1','flags':%s},'result':1}"
                .formatted(number));
    assertThat(event).hasToString("A recv(s1, " + flags + ") = 1");
  }

  @Test
  void theKindOfAnEventObjectIsSaidAtItsFirstUse() {
    String wait =
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'event':'e1'%s},'result':'WSA_WAIT_TIMEOUT'}";
    String making =
        "{'process':'A','call':'CreateEvent','args':{'manualReset':true},'result':'e1'}";
    String automatic = wait.formatted(",'reset':'auto'");
    assertThat(complaintOfSecond(wait.formatted(""), automatic))
        .isEqualTo("says of what kind e1 is, which is in use already; its first use must say it");
    assertThat(complaintOfSecond(making, automatic))
        .isEqualTo("says that e1 is auto-reset, and it was made manual-reset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'time':1,'thread':2,'note':'','code':10035,'seq':3,'id':4,'wall':5",
        "'pid':4711,'calls':1,'duration':0.5,'sender':1,'resource':2,'event':3"
      })
  void otherMembersAreFree(String members) throws Exception {
    assertThat(read(call("recv", "'result':1," + members))).hasToString("A recv(s1) = 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'call':'CreateEvent','args':{'manualReset':false},'result':true|lacks its argument event",
        "'call':'CreateEvent','args':{'event':'e1'},'result':'e2'|returns \"e2\", and has \"e1\"",
        "'call':'CreateEvent','args':{'manualReset':'no'},'result':'e1'|not true or false",
        "'call':'CreateEvent','args':{},'result':'WSA_INVALID_EVENT'|leave the result out",
        "'call':'CreateEvent','args':{},'result':'invalid'|names no object",
        "'call':'CreateEvent','args':{'reset':'auto'},'result':'e1'|has no argument \"reset\"",
        "'call':'recv','args':{'s':'s1','reset':'auto'},'result':1|has no argument \"reset\"",
        "'call':'WSASetEvent','args':{'event':'e1','reset':true},'result':true|not auto or manual",
        "'call':'WSASetEvent','args':{'event':'e1','reset':'Auto'},'result':true|not auto or manual",
      })
  void eventObjectsOfNoKind(String event, String message) {
    assertThat(complaint("{'process':'A'," + event + "}").message()).contains(message);
  }

  @Test
  void theKindOfAnEventObjectIsItsMaking() throws Exception {
    String wait =
        "{'process':'A','call':'WSAWaitForMultipleEvents','args':{'event':'e1','reset':'auto'},"
            + "'result':'WSA_WAIT_TIMEOUT'}\n";
    String close = "{'process':'A','call':'WSACloseEvent','args':{'event':'e1'},'result':true}\n";
    List<String> events = new ArrayList<>();
    try (TraceReader reader = reader(wait + wait + close + wait, new ArrayList<>())) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event.line() + " " + event.operation());
      }
    }
    assertThat(events)
        .containsExactly(
            "1 CreateEvent",
            "1 WSAWaitForMultipleEvents",
            "2 WSAWaitForMultipleEvents",
            "3 WSACloseEvent",
            "4 CreateEvent",
            "4 WSAWaitForMultipleEvents");
  }

  @Test
  void whatStandsBesideTheArguments() {
    assertThat(complaint("{'process':'A','call':'recv','args':{},'s':'s1','result':1}").message())
        .isEqualTo("recv lacks its argument s, which stands beside args");
    assertThat(complaint("{'network':'data','process':'A','args':{'s':'s1'}}").message())
        .isEqualTo("data lacks its argument process, which stands beside args");
    assertThat(
            complaint("{'network':'data','process':'B','args':{'process':'A','s':'s1'}}").message())
        .contains("one process in args and another beside them");
  }

  private static List<LineComment> warnings(String trace) throws Exception {
    List<LineComment> warnings = new ArrayList<>();
    try (TraceReader reader = reader(trace, warnings)) {
      while (reader.next() != null) {
        continue;
      }
    }
    return warnings;
  }

  @Test
  void anOptionThatIsOneLetterOffIsAWarningOnce() throws Exception {
    String line =
        "{'process':'A','call':'setsockopt','args':{'s':'s1','option':'%s','value':1},'result':0}\n";
    String trace =
        line.formatted("SO_RCVBUF")
            + line.formatted("SO_RCVBUFF")
            + line.formatted("SO_RCVBUFF")
            + line.formatted("SO_UNKNOWN")
            + line.formatted("tcp_nodelay");
    assertThat(warnings(trace))
        .containsExactly(
            new LineComment(
                2,
                0,
                "option of setsockopt is \"SO_RCVBUFF\", which is not known; did you mean"
                    + " SO_RCVBUF?"),
            new LineComment(
                5,
                0,
                "option of setsockopt is \"tcp_nodelay\", which is not known; did you mean"
                    + " TCP_NODELAY?"));
  }

  @Test
  void bytesThatWereReadWithoutALengthOfWhatArrivedAreAWarningOnce() throws Exception {
    String data = "{'network':'data','args':{'process':'A','s':'s1'%s}}\n";
    String recv = "{'process':'A','call':'recv','args':{'s':'s1'},'result':%d}\n";
    String trace =
        data.formatted(",'length':4")
            + recv.formatted(4)
            + data.formatted("")
            + recv.formatted(1)
            + recv.formatted(12)
            + recv.formatted(12);
    assertThat(warnings(trace))
        .containsExactly(
            new LineComment(
                5,
                0,
                "recv returns 12 bytes, more than have arrived; data of line 3 has no length, and is"
                    + " one byte"));
  }

  @Test
  void longNamesCostLittle() {
    String name = "x".repeat(900_000);
    assertThat(complaint(call(name, "'result':0")).message()).contains("unknown call");
    assertThat(complaint(call("recv", "'error':'%s'".formatted(name))).message())
        .contains("not the name or number of a Winsock error");
  }
}
