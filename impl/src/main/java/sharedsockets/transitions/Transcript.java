package sharedsockets.transitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.model.value.Value;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.WindowMessage;

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
      Object[] named = namesOfSockets.get(call.s());
      return Event.network(line, call.operation(), (String) named[0], (String) named[1]);
    }
    List<Object> arguments = new ArrayList<>();
    for (String argument : call.operation().argumentNames()) {
      arguments.add(argument(argument, call, machine));
    }
    return Event.success(
        line, process(call.process()), call.operation(), null, arguments.toArray());
  }

  private Object argument(String name, Call call, Binding machine) {
    return switch (name) {
      case "s" -> descriptor(machine.valueOf(call));
      case "type" -> call.type().name();
      case "target" -> process(call.other());
      case "info" -> infos.getOrDefault(call.other(), INVALID);
      case "option" -> call.option().toString();
      case "cmd" -> "FIONBIO";
      case "how" -> call.how().name();
      case "message", "value" -> (long) call.number();
      case "events" -> names(Binding.mask(call.events()));
      default -> object(call.object());
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

  private static String descriptor(long value) {
    return "s" + value;
  }

  /** The event with what the machine has just answered. */
  void answered(Event request, Call call, Binding machine) {
    if (!call.operation().isCall()) {
      events.add(request);
    } else if (machine.error() != null) {
      events.add(request.withError(machine.error().name()));
    } else {
      events.add(request.withResult(result(call, machine)));
    }
  }

  private Object result(Call call, Binding machine) {
    long value = machine.value();
    return switch (call.operation().result()) {
      case NEW_DESCRIPTOR, NEW_INFO ->
          call.operation() == Operation.DUPLICATE_SOCKET ? "i" + ++infosSeen : descriptor(value);
      case EVENTS -> names((int) value);
      case WAIT -> value == 1 ? "WSA_WAIT_EVENT_0" : "WSA_WAIT_TIMEOUT";
      case MESSAGE -> message(machine.message());
      case TRUE -> true;
      default -> value;
    };
  }

  private static Message message(WindowMessage message) {
    return message == null
        ? null
        : new Message(message.message(), descriptor(message.s()), message.event().name());
  }

  /** The trace format's one object for a set. */
  private static Set<String> names(int mask) {
    Set<String> names = new HashSet<>();
    for (NetworkEvent event : NetworkEvent.values()) {
      if ((mask >>> event.ordinal() & 1) != 0) {
        names.add(event.name());
      }
    }
    return Kind.eventSets().stream().filter(names::equals).findFirst().orElseThrow();
  }

  /** What the last call returned has this name in the model. */
  void bindInfo(int info) {
    infos.put(info, "i" + infosSeen);
  }

  /** The last call opened a descriptor of a socket. */
  void bindDescriptor(Call call, Binding machine, int socket) {
    namesOfSockets.put(socket, new Object[] {process(call.process()), descriptor(machine.value())});
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
