package sharedsockets.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sharedsockets.adapter.Adapter;
import sharedsockets.adapter.AdapterFailure;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The reference implementation with options of each descriptor's own: what is set through one is
 * seen by those that are duplicated from it later, and by no other.
 */
final class OptionsPerDescriptor extends Wrapped {
  private record Descriptor(String process, String name) {}

  /** What each open descriptor has kept of its own. */
  private final Map<Descriptor, Map<String, Object>> kept = new LinkedHashMap<>();

  /** The descriptor that each info was made of. */
  private final Map<String, Descriptor> madeOf = new HashMap<>();

  OptionsPerDescriptor(Adapter reference) {
    super(reference);
  }

  @Override
  public void reset(Collection<String> processes) throws AdapterFailure {
    super.reset(processes);
    kept.clear();
    madeOf.clear();
  }

  @Override
  public Optional<Event> ask(Event request) throws AdapterFailure {
    if (request.operation() == Operation.SET_OPTION) {
      keepAll((String) request.argument(1));
    }
    Optional<Event> answer = reference.ask(request);
    return answer.filter(Event::succeeded).isPresent() ? answer.map(this::noted) : answer;
  }

  private void keepAll(String option) throws AdapterFailure {
    for (Map.Entry<Descriptor, Map<String, Object>> each : kept.entrySet()) {
      Descriptor descriptor = each.getKey();
      Event question =
          Event.success(
              1, descriptor.process(), Operation.GET_OPTION, 0L, descriptor.name(), option);
      if (!each.getValue().containsKey(option)) {
        reference
            .ask(question)
            .filter(Event::succeeded)
            .ifPresent(value -> each.getValue().put(option, value.result()));
      }
    }
  }

  private Event noted(Event answer) {
    Operation operation = answer.operation();
    if (operation.result() == Kind.NEW_DESCRIPTOR) {
      Descriptor opened = new Descriptor(answer.process(), (String) answer.result());
      Descriptor original =
          operation == Operation.OPEN_DUPLICATE ? madeOf.get(answer.argument(0)) : null;
      kept.put(opened, new HashMap<>(kept.getOrDefault(original, Map.of())));
      return answer;
    }
    if (operation == Operation.EXIT_PROCESS) {
      kept.keySet().removeIf(each -> each.process().equals(answer.process()));
    }
    int s = operation.isCall() ? operation.indexOf("s") : -1;
    if (s < 0) {
      return answer;
    }
    Descriptor descriptor = new Descriptor(answer.process(), (String) answer.argument(s));
    switch (operation) {
      case DUPLICATE_SOCKET -> madeOf.put((String) answer.result(), descriptor);
      case CLOSE_SOCKET -> kept.remove(descriptor);
      case SET_OPTION -> kept.get(descriptor).put((String) answer.argument(1), answer.argument(2));
      case GET_OPTION -> {
        Object value = kept.get(descriptor).get((String) answer.argument(1));
        return value == null ? answer : answer.withResult(value);
      }
      default -> {}
    }
    return answer;
  }
}
