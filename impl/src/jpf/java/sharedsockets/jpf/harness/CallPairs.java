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
    "N=P.socket(SOCK_STREAM)",
    "N=P.WSADuplicateSocket(D,A)",
    "N=P.WSASocket(I)",
    "P.setsockopt(D,SO_RCVBUF,5)",
    "P.getsockopt(D,SO_RCVBUF)",
    "P.ioctlsocket(D,1)",
    "P.WSAEventSelect(D,E,FD_READ+FD_CLOSE)",
    "P.WSAAsyncSelect(D,W,1,FD_READ+FD_WRITE)",
    "P.WSAEnumNetworkEvents(D,E)",
    "P.poll(E)",
    "P.WSAResetEvent(E)",
    "P.WSACloseEvent(E)",
    "P.PeekMessage(W)",
    "P.DestroyWindow(W)",
    "P.send(D)",
    "P.recv(D)",
    "P.shutdown(D,SD_BOTH)",
    "P.closesocket(D)",
    "P.ExitProcess()",
    "P.data(D)",
    "P.close(D)",
    "P.full(D)"
  };

  /** After them others would wait for ever, or they can be made of no socket that there is. */
  private static final Set<Operation> LEFT_OUT =
      EnumSet.of(
          Operation.CREATE_EVENT,
          Operation.LISTEN,
          Operation.ACCEPT,
          Operation.CONNECTION_ARRIVES,
          Operation.ROOM_APPEARS);

  private static final List<String> CALLS = calls();

  /** There is a unit of data, and a registration, so that no call waits. */
  private static final String SHARED =
      "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " j=B.WSADuplicateSocket(t,A); k=A.WSADuplicateSocket(s,B);"
          + " A.WSAEventSelect(s,e,FD_READ); A.data(s)";

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

  /** What becomes of two calls. */
  private interface Shape {
    String of(String x, String y);
  }

  /** Two threads, a call each, in two processes. */
  static List<String> ofTwoProcesses() {
    return programs(true, (x, y) -> program(a(x), b(y)));
  }

  /** Two threads, a call each, in one process. */
  static List<String> ofOneProcess() {
    return programs(false, (x, y) -> program(a(x), a(y)));
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
          programs.add(shape.of(CALLS.get(i), CALLS.get(j)));
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
    String text = SHARED + " [ ";
    for (int i = 0; i < threads.length; i++) {
      text += (i == 0 ? "" : " | ") + threads[i];
    }
    return text + " ]";
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
