package sharedsockets.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.replay.Program.Descriptor;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/** The names that an adapter has given to what a program calls by names of its own. */
final class Renaming {
  private final Program program;
  private final Map<Descriptor, String> descriptors = new HashMap<>();
  private final Map<Descriptor, String> given = new HashMap<>();
  private final Map<String, String> infos = new HashMap<>();

  /** No name has been given yet. */
  Renaming(Program program) {
    this.program = program;
  }

  /**
   * The step in the adapter's names; null where it names something that does not exist. A
   * descriptor's name that no step returns has been chosen because it names nothing: it stays.
   */
  Event request(Event step, long line) {
    Object[] arguments = step.arguments();
    Operation operation = step.operation();
    int s = operation.indexOf("s");
    if (s >= 0) {
      Descriptor descriptor = new Descriptor(step.process(), (String) arguments[s]);
      if (program.opens(descriptor)) {
        arguments[s] = descriptors.get(descriptor);
      } else if (given.containsKey(descriptor)) {
        return null; // For this adapter it names something after all.
      }
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

  /** A network event in the adapter's names, in the program's names. */
  Event step(Event event) {
    String name = given.get(new Descriptor(event.process(), (String) event.argument(1)));
    return event.with(event.line(), event.process(), name);
  }

  /** A child's descriptors have its parent's names, for whoever names them. */
  private void inherited(String parent, String child) {
    for (Descriptor descriptor : List.copyOf(descriptors.keySet())) {
      if (descriptor.process().equals(parent)) {
        String name = descriptors.get(descriptor);
        descriptors.put(new Descriptor(child, descriptor.name()), name);
        given.put(new Descriptor(child, name), descriptor.name());
      }
    }
  }

  /** Learns the name of what a step has returned. */
  void learn(Event step, Event outcome) {
    if (!step.succeeded() || !outcome.succeeded()) {
      return;
    }
    if (step.operation().isCall()) {
      switch (step.operation().result()) {
        case NEW_DESCRIPTOR -> {
          String name = (String) step.result();
          String descriptor = (String) outcome.result();
          descriptors.put(new Descriptor(step.recipient(), name), descriptor);
          given.put(new Descriptor(step.recipient(), descriptor), name);
        }
        case NEW_INFO -> infos.put((String) step.result(), (String) outcome.result());
        default -> {
          if (step.operation().takes(Kind.NEW_PROCESS)) {
            inherited(step.process(), (String) step.argument(Kind.NEW_PROCESS));
          }
        }
      }
    }
  }
}
