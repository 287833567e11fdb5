package sharedsockets.jpf.harness;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Programs made of each pair of calls that touch what a socket's descriptors share. In the calls, P
 * stands for a process, D for its descriptor of the socket, I for an info that it can use, E and W for
 * its event object and window, and N for a new name.
 */
final class CallPairs {
  private static final String[] CHOSEN = {
    "N=P.WSADuplicateSocket(D,A)",
    "N=P.WSASocket(I)",
    "P.setsockopt(D,SO_RCVBUF,5)",
    "P.getsockopt(D,SO_RCVBUF)",
    "P.ioctlsocket(D,1)",
    "P.ioctlsocket(D,0)",
    "P.WSAEventSelect(D,E,FD_READ+FD_CLOSE)",
    "P.WSAAsyncSelect(D,W,1,FD_READ+FD_WRITE)",
    "P.WSAEnumNetworkEvents(D,E)",
    "P.poll(E)",
    "P.WSASetEvent(E)",
    "P.WSAResetEvent(E)",
    "P.WSACloseEvent(E)",
    "P.PeekMessage(W)",
    "P.DestroyWindow(W)",
    "P.send(D)",
    "P.recv(D)",
    "P.shutdown(D,SD_BOTH)",
    "P.closesocket(D)",
    "P.ExitProcess()",
    "C.data(c)",
    "C.close(c)",
    "C.full(c)",
    "C.sawEnd(c)",
    "C.received(c)"
  };

  /**
   * Others would wait for ever after them, they can be made of no socket that there is, or they are
   * paired with what uses the same field only.
   */
  private static final Set<Operation> LEFT_OUT =
      EnumSet.of(
          Operation.OPEN_SOCKET,
          Operation.CREATE_EVENT,
          Operation.GET_MESSAGE,
          Operation.CREATE_PROCESS,
          Operation.DUPLICATE_HANDLE,
          Operation.CLOSE_HANDLE,
          Operation.WAIT_FOR_EVENTS,
          Operation.PEER_SEES_END,
          Operation.PEER_SEES_NO_END,
          Operation.DATA_ARRIVES,
          Operation.PEER_CLOSES,
          Operation.ROOM_ENDS,
          Operation.LISTEN,
          Operation.ACCEPT,
          Operation.CONNECTION_ARRIVES,
          Operation.ROOM_APPEARS);

  private static final List<String> CALLS = calls();

  /**
   * There is a unit of data, and a registration, so that no call waits. The network speaks of the
   * socket by a descriptor that is closed, whose value is not used again.
   */
  static final String SHARED =
      "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " j=B.WSADuplicateSocket(t,A); k=A.WSADuplicateSocket(s,B);"
          + " l=A.WSADuplicateSocket(s,C); c=C.WSASocket(l); C.closesocket(c);"
          + " A.WSAEventSelect(s,e,FD_READ); C.data(c)";

  /** What calls of one kind do to each other. */
  private static final String[][] FAMILIES = {
    {"N=P.WSADuplicateSocket(D,A)", "N=P.WSASocket(I)", "P.closesocket(D)"},
    {"P.setsockopt(D,SO_RCVBUF,5)", "P.getsockopt(D,SO_RCVBUF)", "P.setsockopt(D,SO_SNDBUF,6)"},
    {"P.WSAEventSelect(D,E,FD_READ+FD_CLOSE)", "P.ioctlsocket(D,0)", "P.WSAEnumNetworkEvents(D,E)"},
    {"P.WSAAsyncSelect(D,W,1,FD_READ+FD_WRITE)", "P.PeekMessage(W)", "P.recv(D)"},
    {"P.shutdown(D,SD_BOTH)", "P.send(D)", "P.recv(D)"},
    {"P.WSASetEvent(E)", "P.poll(E)", "P.WSAResetEvent(E)"},
    {"N=P.WSASocket(I)", "P.ExitProcess()", "P.setsockopt(D,SO_RCVBUF,5)"},
  };

  /** A call, and what tells when it took effect. */
  private static final String[][] LATE = {
    {"P.getsockopt(D,SO_RCVBUF)", "P.setsockopt(D,SO_RCVBUF,5)"},
    {"P.setsockopt(D,SO_RCVBUF,5)", "P.getsockopt(D,SO_RCVBUF)"},
    {"P.ioctlsocket(D,1)", "P.ioctlsocket(D,0)"},
    {"P.recv(D)", "P.recv(D)"},
    {"P.send(D)", "P.shutdown(D,SD_SEND)"},
    {"P.shutdown(D,SD_BOTH)", "P.send(D)"},
    {"P.WSAEventSelect(D,E,FD_READ+FD_WRITE)", "P.WSAEventSelect(D,E,FD_READ+FD_CLOSE)"},
    {"P.WSAAsyncSelect(D,W,1,FD_READ)", "P.WSAAsyncSelect(D,W,1,FD_WRITE)"},
    {"P.WSAEnumNetworkEvents(D,E)", "P.WSAEnumNetworkEvents(D,E)"},
    {"N=P.WSADuplicateSocket(D,A)", "P.closesocket(D)"},
    {"N=P.WSASocket(I)", "P.closesocket(D)"},
    {"P.peer(D)", "P.closesocket(D)"},
    {"P.poll(E)", "P.closesocket(D)"},
    {"P.PeekMessage(W)", "P.closesocket(D)"},
    {"P.closesocket(D)", "P.closesocket(D)"},
  };

  /** A call that changes a field, and those that read or change it. */
  private static final String[][] SHARED_FIELDS = {
    {"P.setsockopt(D,SO_RCVBUF,5)", "P.getsockopt(D,SO_RCVBUF)", "P.setsockopt(D,SO_SNDBUF,6)"},
    {"P.ioctlsocket(D,1)", "P.recv(D)", "P.send(D)", "P.ioctlsocket(D,0)"},
    {
      "P.WSAEventSelect(D,E,FD_READ+FD_CLOSE)",
      "P.ioctlsocket(D,0)",
      "P.WSAAsyncSelect(D,W,1,FD_READ+FD_WRITE)",
      "P.closesocket(D)",
      "C.data(c)"
    },
    {"C.data(c)", "P.recv(D)", "P.WSAEnumNetworkEvents(D,E)", "P.poll(E)", "C.data(c)"},
    {"P.recv(D)", "P.recv(D)", "P.WSAEnumNetworkEvents(D,E)"},
    {"P.WSAAsyncSelect(D,W,1,FD_READ+FD_WRITE)", "P.PeekMessage(W)", "P.DestroyWindow(W)"},
    {"C.close(c)", "P.recv(D)", "P.WSAEnumNetworkEvents(D,E)"},
    {"C.full(c)", "P.send(D)", "P.WSAEventSelect(D,E,FD_READ+FD_WRITE)", "C.room(c)"},
    {"P.shutdown(D,SD_BOTH)", "P.send(D)", "P.recv(D)", "C.sawEnd(c)"},
    {"P.send(D)", "C.received(c)", "P.send(D)"},
    {"P.CloseHandle(D)", "P.closesocket(D)", "P.send(D)", "P.setsockopt(D,SO_RCVBUF,5)"},
    {"P.closesocket(D)", "P.closesocket(D)", "N=P.WSASocket(I)", "C.sawEnd(c)", "C.data(c)"},
    {"N=P.WSADuplicateSocket(D,A)", "N=P.WSASocket(I)", "N=P.WSADuplicateSocket(D,B)"},
    {"N=P.WSASocket(I)", "N=P.socket(SOCK_STREAM)", "P.closesocket(D)"},
    {
      "P.ExitProcess()",
      "P.hasExited()",
      "P.poll(E)",
      "P.PeekMessage(W)",
      "P.createEvent()",
      "P.createWindow()",
      "N=P.WSADuplicateSocket(D,A)",
      "N=P.WSASocket(I)",
      "P.getsockopt(D,SO_RCVBUF)"
    },
    {"P.WSASetEvent(E)", "P.WSAResetEvent(E)", "P.poll(E)"},
    {"P.WSACloseEvent(E)", "C.data(c)", "P.createEvent()"},
    {"P.DestroyWindow(W)", "C.data(c)", "P.createWindow()"},
    {"P.createEvent()", "P.createEvent()", "P.WSACreateEvent()"},
    {"P.peer(D)", "P.peer(D)", "P.send(D)"},
  };

  private static int names;

  private CallPairs() {}

  /** The chosen ones, and of the table's other calls each once. */
  private static List<String> calls() {
    List<String> calls = new ArrayList<>();
    String chosen = "";
    for (String call : CHOSEN) {
      calls.add(call);
      chosen += call;
    }
    for (Operation operation : Operation.values()) {
      boolean isChosen =
          operation == Operation.WAIT_FOR_EVENT || chosen.contains("." + operation + "(");
      if (!isChosen && !operation.isObservation() && !LEFT_OUT.contains(operation)) {
        calls.add(call(operation));
      }
    }
    return calls;
  }

  private static String call(Operation operation) {
    String arguments = "";
    for (int i = operation.isCall() ? 0 : 1; i < operation.arity(); i++) {
      if (operation.kind(i) != Kind.COMMAND) {
        arguments += (arguments.isEmpty() ? "" : ",") + some(operation.kind(i));
      }
    }
    boolean makes =
        operation.result() == Kind.NEW_DESCRIPTOR || operation.result() == Kind.NEW_INFO;
    return (makes ? "N=" : "") + "P." + operation + "(" + arguments + ")";
  }

  private static String some(Kind kind) {
    return switch (kind) {
      case DESCRIPTOR -> "D";
      case PROCESS -> "A";
      case INFO -> "I";
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT -> "E";
      case WINDOW -> "W";
      case OPTION -> "SO_RCVBUF";
      case SOCKET_TYPE -> "SOCK_STREAM";
      case DIRECTION -> "SD_BOTH";
      case EVENTS -> "FD_READ+FD_CLOSE";
      default -> "1";
    };
  }

  /** The program made of two calls; null where there is none. */
  private interface Shape {
    String of(String x, String y);
  }

  /** Two threads, a call each, in two processes. */
  static List<String> ofTwoProcesses() {
    return programs(true, (x, y) -> program(a(x), b(y)));
  }

  /** Pairs of calls that use a field of which one changes it, in two processes or in one. */
  static List<String> ofSharedFields() {
    List<String> programs = new ArrayList<>();
    for (String[] field : SHARED_FIELDS) {
      for (int i = 1; i < field.length; i++) {
        if (canBeJudged(field[0], field[i])) {
          programs.add(program(a(field[0]), a(field[i])));
        }
        if (!field[0].contains("(E)") && !field[0].contains("(W)")) {
          programs.add(program(a(field[0]), b(field[i])));
        }
      }
    }
    return programs;
  }

  /** Two threads, a call each, in one process. */
  static List<String> ofOneProcess() {
    return programs(false, (x, y) -> program(a(x), a(y)));
  }

  /** The same where a call ends what the other one may use, which in two processes it cannot. */
  static List<String> ofOneProcessWithAnEnd() {
    return programs(
        false, (x, y) -> endsSomething(x) || endsSomething(y) ? program(a(x), a(y)) : null);
  }

  private static boolean endsSomething(String call) {
    return ends(call)
        || call.contains("closesocket")
        || call.contains("CloseHandle")
        || call.contains("Exit");
  }

  /** For each family of calls, two threads of three and three threads of two. */
  static List<String> ofFamilies() {
    List<String> programs = new ArrayList<>();
    for (String[] f : FAMILIES) {
      programs.add(
          program(a(f[0]) + ";" + a(f[1]) + ";" + a(f[2]), b(f[2]) + ";" + b(f[1]) + ";" + b(f[0])));
      programs.add(
          program(a(f[0]) + ";" + a(f[1]), b(f[1]) + ";" + b(f[2]), a(f[2]) + ";" + a(f[0])));
    }
    return programs;
  }

  /**
   * For each call in which a thread might be late, what ends its descriptor meanwhile, and then a call
   * of another process that tells whether it was.
   */
  static List<String> ofLateCalls() {
    List<String> programs = new ArrayList<>();
    for (String end : new String[] {"A.closesocket(s)", "A.ExitProcess()"}) {
      for (String[] late : LATE) {
        programs.add(program(a(late[0]), end + ";" + b(late[1])));
      }
    }
    return programs;
  }

  /** Two threads, three calls each. */
  static List<String> twoByThree() {
    return programs(
        false,
        (x, y) -> program(a(x) + ";" + a(y) + ";" + a(x), b(y) + ";" + b(x) + ";" + b(y)));
  }

  /** Three threads, two calls each; two of them in one process. */
  static List<String> threeByTwo() {
    return programs(
        false, (x, y) -> program(a(x) + ";" + a(y), b(y) + ";" + b(x), a(y) + ";" + a(x)));
  }

  /**
   * A program for each two calls.
   *
   * @param objectsAreApart whether no object can end that both calls name
   */
  private static List<String> programs(boolean objectsAreApart, Shape shape) {
    List<String> programs = new ArrayList<>();
    for (int i = 0; i < CALLS.size(); i++) {
      for (int j = i; j < CALLS.size(); j++) {
        if (objectsAreApart || canBeJudged(CALLS.get(i), CALLS.get(j))) {
          String program = shape.of(CALLS.get(i), CALLS.get(j));
          if (program != null) {
            programs.add(program);
          }
        }
      }
    }
    return programs;
  }

  /** In a recording, an object's name stands for a new object once the object has ended. */
  private static boolean canBeJudged(String x, String y) {
    return !(ends(x) || ends(y))
        || (!x.equals(y) && !(names(x, 'E') && names(y, 'E')) && !(names(x, 'W') && names(y, 'W')));
  }

  private static boolean ends(String call) {
    return call.contains("CloseEvent") || call.contains("Destroy");
  }

  private static boolean names(String call, char object) {
    return call.indexOf(object, call.indexOf('(')) >= 0
        && (call.contains("(" + object) || call.contains("," + object));
  }

  private static String program(String... threads) {
    String text = "";
    for (int i = 0; i < threads.length; i++) {
      text += (i == 0 ? "" : " | ") + threads[i];
    }
    return SHARED + " [ " + text + " ] " + looks("A", "s", "e", text) + looks("B", "t", "f", text)
        + "C.sawEnd(c); A.ExitProcess(); B.ExitProcess(); C.sawEnd(c)";
  }

  /** What a process can see of the socket; of objects that have ended a recording tells nothing. */
  private static String looks(String process, String s, String event, String calls) {
    String p = process + ".";
    return p
        + "getsockopt("
        + s
        + ",SO_RCVBUF); "
        + p
        + "getsockopt("
        + s
        + ",SO_SNDBUF); "
        + (calls.contains(p + "WSACloseEvent") ? "" : p + "poll(" + event + "); ")
        + (calls.contains(p + "DestroyWindow") ? "" : p + "PeekMessage(w); ")
        + p
        + "WSAEnumNetworkEvents("
        + s
        + "); ";
  }

  private static String a(String call) {
    return with(call, "A", "s", "j", "e", "w");
  }

  private static String b(String call) {
    return with(call, "B", "t", "k", "f", "w");
  }

  private static String with(
      String call, String process, String descriptor, String info, String event, String window) {
    String made = call.startsWith("N=") ? "n" + ++names + "=" : "";
    return made
        + call.replace("N=", "")
            .replace("P.", process + ".")
            .replace("(D", "(" + descriptor)
            .replace("(I)", "(" + info + ")")
            .replace("(E", "(" + event)
            .replace(",E", "," + event)
            .replace("(W", "(" + window)
            .replace(",W", "," + window);
  }
}
