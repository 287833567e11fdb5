package sharedsockets.oracle;

import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** What no class of this package may be: the planted fault of the check that holds it. */
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
