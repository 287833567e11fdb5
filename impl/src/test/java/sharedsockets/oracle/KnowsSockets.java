package sharedsockets.oracle;

import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/**
 * The planted fault of {@link sharedsockets.JudgesKnowNoSocketTest}: a class of a judging package
 * that names a socket.
 */
final class KnowsSockets {
  private KnowsSockets() {}

  static boolean isCall(Event event) {
    return event.operation() == Operation.LISTEN;
  }

  static boolean isSwitch(Event event) {
    return switch (event.operation()) {
      case ACCEPT -> true;
      default -> false;
    };
  }

  static boolean isField(State state) {
    return state.exited().isEmpty();
  }

  static String name() {
    return "WSAAsyncSelect SO_LINGER";
  }
}
