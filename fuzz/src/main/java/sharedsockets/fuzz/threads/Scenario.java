package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** The steps before the threads of a program begin, and the observations after they have ended. */
final class Scenario {
  /** Whatever is open then is closed in the end. */
  static final List<Event> LOOKS = looks();

  private static final int KINDS = 5;
  private static final int CONNECTED = 4;

  /** How many beginnings there are. */
  static final int BEGINNINGS = KINDS * 2 * 3;

  private Scenario() {}

  private static List<Event> looks() {
    List<Event> looks = new ArrayList<>();
    for (String p : List.of("A", "B")) {
      looks.add(Menu.call(p, Operation.GET_OPTION, "s4", "SO_SNDBUF"));
      looks.add(Menu.call(p, Operation.GET_OPTION, "s4", "SO_RCVBUF"));
      looks.add(Menu.call(p, Operation.WAIT_FOR_EVENT, "e1"));
      looks.add(Menu.call(p, Operation.PEEK_MESSAGE, "w1"));
      looks.add(Menu.call(p, Operation.ENUM_NETWORK_EVENTS, "s4", null));
    }
    looks.add(Menu.call("A", Operation.EXIT_PROCESS));
    looks.add(Menu.call("B", Operation.EXIT_PROCESS));
    looks.add(Menu.call("C", Operation.EXIT_PROCESS));
    looks.add(Menu.call("D1", Operation.GET_HANDLE_INFORMATION, "s4"));
    looks.add(Menu.call("D1", Operation.EXIT_PROCESS));
    looks.add(Menu.call("D2", Operation.EXIT_PROCESS));
    return List.copyOf(looks);
  }

  /** Whether two sockets are connected in the beginning of this number. */
  static boolean isConnected(int number) {
    return number % KINDS == CONNECTED;
  }

  /**
   * The beginning of this number: A and B share a socket, and there may be an unused info for each.
   * What a history might leave open is read: which processes there are, and the defaults of
   * options.
   *
   * <p>It is one of a stream, of datagrams with one of them, listening with a request, with data
   * and no unused infos, or connected with another socket of A and B; blocking or not; with no
   * registration, or one of A with its event object or its window.
   */
  static List<Event> beginning(int number) {
    int kind = number % KINDS;
    List<Event> calls = new ArrayList<>();
    addSocket(calls, kind == 1 ? "SOCK_DGRAM" : "SOCK_STREAM", "s4", 1);
    if (kind < 3) {
      calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, "s4", "B"));
      calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, "s4", "A"));
    }
    if (kind == CONNECTED) {
      addSocket(calls, "SOCK_STREAM", "s8", 2);
      calls.add(Menu.call("C", Operation.CLOSE_SOCKET, "s8"));
    }
    calls.add(Menu.call("C", Operation.CLOSE_SOCKET, "s4"));
    calls.add(Menu.call("A", Operation.GET_OPTION, "s4", "SO_SNDBUF"));
    calls.add(Menu.call("A", Operation.GET_OPTION, "s4", "SO_RCVBUF"));
    if (kind == 2) {
      calls.add(Menu.call("A", Operation.LISTEN, "s4"));
      calls.add(Menu.network(Operation.CONNECTION_ARRIVES));
    } else if (kind % 2 == 1) {
      calls.add(Menu.network(Operation.DATA_ARRIVES));
    }
    if (number / KINDS % 2 == 1) {
      calls.add(Menu.call("A", Operation.SET_BLOCKING, "s4", "FIONBIO", 1L));
    }
    Set<String> mask = Menu.events("FD_READ", "FD_ACCEPT", "FD_CLOSE");
    switch (number / KINDS / 2) {
      case 1 -> calls.add(Menu.call("A", Operation.EVENT_SELECT, "s4", "e1", mask));
      case 2 -> calls.add(Menu.call("A", Operation.ASYNC_SELECT, "s4", "w1", 1025L, mask));
      default -> {}
    }
    return calls;
  }

  /** Each process has a descriptor of it, C for the network to speak of. */
  private static void addSocket(List<Event> calls, String type, String s, int infoOfB) {
    calls.add(Menu.call("A", Operation.OPEN_SOCKET, type));
    calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, s, "B"));
    calls.add(Menu.call("B", Operation.OPEN_DUPLICATE, "iB" + infoOfB));
    calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, s, "C"));
    calls.add(Menu.call("C", Operation.OPEN_DUPLICATE, s.equals("s4") ? "iC1" : "iC2"));
  }
}
