package sharedsockets.replay;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.trace.Event;
import sharedsockets.trace.Operation;

/** The names that an adapter has given to what a program calls by names of its own. */
final class Renaming {
  private record Descriptor(String process, String name) {}

  private final Map<Descriptor, String> descriptors = new HashMap<>();
  private final Map<String, String> infos = new HashMap<>();

  /** The step in the adapter's names; null where it names something that does not exist. */
  Event request(Event step, long line) {
    Object[] arguments = step.arguments();
    Operation operation = step.operation();
    int s = operation.indexOf("s");
    if (s >= 0) {
      arguments[s] = descriptors.get(new Descriptor(step.process(), (String) arguments[s]));
      if (arguments[s] == null) {
        return null;
      }
    }
    int info = operation.indexOf("info");
    if (info >= 0) {
      arguments[info] = infos.get((String) arguments[info]);
      if (arguments[info] == null) {
        return null;
      }
    }
    return step.with(line, arguments);
  }

  /** Learns the name of what a step has returned. */
  void learn(Event step, Event outcome) {
    if (step.failed() || outcome.failed()) {
      return;
    }
    switch (step.operation()) {
      case SOCKET, ACCEPT, OPEN_DUPLICATE ->
          descriptors.put(
              new Descriptor(step.process(), (String) step.result()), (String) outcome.result());
      case DUPLICATE_SOCKET -> infos.put((String) step.result(), (String) outcome.result());
      default -> {}
    }
  }
}
