package sharedsockets.transitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.binding.TraceValues;
import sharedsockets.model.value.Value;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Writes a run down as a trace, call by call. Descriptors are named after their values, so that
 * what names nothing names it in the trace, too; infos get names that are not used again.
 */
final class Transcript {
  private static final String INVALID = "invalid";

  private final Language language;
  private final List<Event> events = new ArrayList<>();
  private final Map<Integer, String> infos = new HashMap<>();

  /** Of each socket's slot, a descriptor that named it last. */
  private final Map<Integer, Object[]> namesOfSockets = new HashMap<>();

  private int infosSeen;

  Transcript(Language language) {
    this.language = language;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** The call, as it can be asked of this machine. */
  Event request(Call call, Binding machine) {
    long line = events.size() + 1L;
    if (!call.operation().isCall()) {
      Object[] named = namesOfSockets.get(call.slot(0));
      Object[] more = new Object[call.operation().arity() - named.length];
      for (int i = 0; i < more.length; i++) {
        more[i] = argument(named.length + i, call, machine);
      }
      return Event.network(line, call.operation(), (String) named[0], (String) named[1], more);
    }
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < call.operation().arity(); i++) {
      arguments.add(argument(i, call, machine));
    }
    return Event.success(
        line, process(call.process()), call.operation(), null, arguments.toArray());
  }

  private Object argument(int index, Call call, Binding machine) {
    Kind kind = call.operation().kind(index);
    return switch (kind) {
      case DESCRIPTOR -> TraceValues.descriptor(machine.valueOf(call, index));
      case PROCESS, NEW_PROCESS -> process(call.slot(index));
      case INFO -> infos.getOrDefault(call.slot(index), INVALID);
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, FRESH_EVENT_OBJECT, WINDOW ->
          object(call.slot(index));
      case EVENT_OBJECTS -> {
        List<String> names = new ArrayList<>();
        ((List<?>) call.arguments().get(index)).forEach(slot -> names.add(object((Integer) slot)));
        yield names;
      }
      default -> TraceValues.traced(kind, call.arguments().get(index));
    };
  }

  private String object(int object) {
    return switch (object) {
      case Call.NO_OBJECT -> null;
      case Call.ENDED_OBJECT -> INVALID;
      default -> text(language.objectName(object));
    };
  }

  private String process(int process) {
    return text(language.processName(process));
  }

  /** The event with what the machine has just answered. */
  void answered(Event request, Call call, Binding machine) {
    if (!call.operation().isCall()) {
      events.add(request);
    } else if (machine.error() != null) {
      events.add(request.withError(machine.error().name()).withReceived(machine.received()));
    } else {
      Kind kind = call.operation().result();
      Object result = kind == Kind.NEW_INFO ? "i" + ++infosSeen : machine.traced(kind);
      events.add(
          request.withResult(result).withReceived(machine.received()).withErrors(machine.errors()));
    }
  }

  /** What the last call returned has this name in the model. */
  void bindInfo(int info) {
    infos.put(info, "i" + infosSeen);
  }

  /** The last call opened a descriptor of a socket. */
  void bindDescriptor(Call call, Binding machine, int socket) {
    namesOfSockets.put(
        socket, new Object[] {process(call.recipient()), TraceValues.descriptor(machine.value())});
  }

  /** The peer of a socket was asked whether it has seen the end, and it had, too early. */
  void sawEnd(int socket) {
    Object[] named = namesOfSockets.get(socket);
    events.add(
        Event.network(
            events.size() + 1L, Operation.PEER_SEES_END, (String) named[0], (String) named[1]));
  }

  private static String text(Value name) {
    return ((Value.Text) name).text();
  }
}
