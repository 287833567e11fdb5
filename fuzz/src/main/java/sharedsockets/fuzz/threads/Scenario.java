package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** How programs with threads begin, and what is looked at when they are over. */
final class Scenario {
  /** Whatever is open then is closed in the end. */
  static final List<Event> LOOKS = looks();

  private static final int KINDS = 4;

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
    return List.copyOf(looks);
  }

  /**
   * The beginning of this number: A and B share a socket, and there is an unused info for each.
   *
   * <p>Bits 0 and 1: connected, datagrams, listening with a request, or connected with data; 2:
   * blocking or not; 3: whether A has registered with its event object.
   */
  static List<Event> beginning(int number) {
    int kind = Math.floorMod(number, KINDS);
    List<Event> calls = new ArrayList<>();
    calls.add(Menu.call("A", Operation.OPEN_SOCKET, kind == 1 ? "SOCK_DGRAM" : "SOCK_STREAM"));
    calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, "s4", "B"));
    calls.add(Menu.call("B", Operation.OPEN_DUPLICATE, "i1"));
    calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, "s4", "B"));
    calls.add(Menu.call("A", Operation.DUPLICATE_SOCKET, "s4", "A"));
    if (kind == 2) {
      calls.add(Menu.call("A", Operation.LISTEN, "s4"));
      calls.add(Menu.network(Operation.CONNECTION_ARRIVES));
    } else if (kind != 0) {
      calls.add(Menu.network(Operation.DATA_ARRIVES));
    }
    if ((number & 4) != 0) {
      calls.add(Menu.call("A", Operation.SET_BLOCKING, "s4", "FIONBIO", 1L));
    }
    if ((number & 8) != 0) {
      calls.add(
          Menu.call("A", Operation.EVENT_SELECT, "s4", "e1", Menu.events("FD_READ", "FD_ACCEPT")));
    }
    return calls;
  }
}
