package sharedsockets.oracle;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.Sequence;
import sharedsockets.model.persistent.SmallSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.Direction;
import sharedsockets.spec.Fields;
import sharedsockets.spec.Flag;
import sharedsockets.spec.Query;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.SocketType;
import sharedsockets.spec.State;
import sharedsockets.trace.Errors;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;
import sharedsockets.trace.Signature;
import sharedsockets.trace.Signature.Meaning;

/**
 * The specification's action for each event, with the event's arguments and outcome, as the table
 * of calls says.
 */
final class Moves {
  private static final String OTHERS = ".others";

  /** Nothing is said of error codes. */
  private static final PersistentMap<sharedsockets.spec.Event, SmallSet<AnyError>> NO_CODES =
      PersistentMap.empty();

  private final Values values;
  private final Map<Operation, List<Template>> successes = new EnumMap<>(Operation.class);
  private final Map<Operation, Template> failures = new EnumMap<>(Operation.class);
  private final Map<Operation, Template> waits = new EnumMap<>(Operation.class);
  private final Map<Operation, Question> questions = new EnumMap<>(Operation.class);
  private final Map<Object, SmallSet<sharedsockets.spec.Event>> eventSets = new HashMap<>();

  Moves(Values values) {
    this.values = values;
    for (Operation operation : Operation.values()) {
      successes.put(
          operation,
          operation.signature().successes().stream()
              .map(meaning -> template(operation, meaning))
              .toList());
      if (operation.canFail()) {
        failures.put(operation, template(operation, operation.signature().failure()));
      }
      if (operation.isCall()) {
        waits.put(operation, template(operation, operation.signature().waiting()));
      }
      Meaning known = operation.signature().known();
      if (known != null) {
        questions.put(operation, new Question(Query.of(known.action()), sources(operation, known)));
      }
    }
  }

  /** The source of an action's parameter in an event. */
  private interface Source {
    Object of(Event event, long socket);
  }

  /** An action, and what an event gives for each of its parameters. */
  private record Template(Action action, Source[] sources) {
    Move move(Event event, long socket) {
      return new Move(action, arguments(sources, event, socket));
    }
  }

  /** A query on the state before a call, with the sources of its parameters in the call. */
  private record Question(Query query, Source[] sources) {}

  private static Object[] arguments(Source[] sources, Event event, long socket) {
    Object[] arguments = new Object[sources.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = sources[i].of(event, socket);
    }
    return arguments;
  }

  private Template template(Operation operation, Meaning meaning) {
    return new Template(Action.of(meaning.action()), sources(operation, meaning));
  }

  private Source[] sources(Operation operation, Meaning meaning) {
    return meaning.sources().stream()
        .map(source -> source(operation, source))
        .toArray(Source[]::new);
  }

  private Source source(Operation operation, String source) {
    if (source.equals("result" + OTHERS)) {
      return (event, socket) -> hasOthers(event.result());
    } else if (source.endsWith(OTHERS)) {
      int index = operation.indexOf(source.substring(0, source.length() - OTHERS.length()));
      return (event, socket) -> hasOthers(event.argument(index));
    }
    if (operation.indexOf(source) >= 0) {
      int index = operation.indexOf(source);
      Kind kind = operation.kind(index);
      if (kind == Kind.DATA) {
        int length = operation.indexOf(Kind.LENGTH);
        return (event, socket) ->
            Octets.of((String) event.argument(index), (Long) event.argument(length));
      }
      return (event, socket) -> specified(kind, event.argument(index));
    }
    return switch (source) {
      case "process" -> (event, socket) -> event.process();
      case "socket" -> (event, socket) -> socket;
      case "error" -> (event, socket) -> error(event.error());
      case "result" -> (event, socket) -> specified(operation.result(), event.result());
      case "result.message" -> (event, socket) -> ((Message) event.result()).message();
      case "result.s" -> (event, socket) -> ((Message) event.result()).descriptor();
      case "result.error" -> (event, socket) -> codes((Message) event.result());
      case "result.event" ->
          (event, socket) -> sharedsockets.spec.Event.of(((Message) event.result()).event());
      default -> throw new IllegalArgumentException(operation + ": " + source);
    };
  }

  /** The message of a record whose fields are the members of a result, in their order. */
  static Message message(Fields posted) {
    Iterator<Object> fields = posted.fields().values().iterator();
    long message = (Long) fields.next();
    String name = (String) fields.next();
    String event = ((sharedsockets.spec.Event) fields.next()).text();
    return new Message(message, name.equals(SocketState.NONE) ? Message.RAW_VALUE : name, event);
  }

  static Move start(String process) {
    return new Move(Action.START_PROCESS, process);
  }

  /**
   * The move of an event.
   *
   * @param socket the socket that a network event is about, or the identity that a socket gets
   *     which the call makes
   */
  Move of(Event event, long socket) {
    return template(event).move(event, socket);
  }

  /** What a state has of a call's result, in the specification's values; null if nothing can be. */
  Object known(Event call, State state) {
    Question question = questions.get(call.operation());
    return question == null
        ? null
        : question.query().answer(state, arguments(question.sources(), call, 0));
  }

  /** The action that an event is. */
  static Action actionOf(Event event) {
    Signature signature = event.operation().signature();
    Meaning meaning =
        event.waits()
            ? signature.waiting()
            : event.failed()
                ? signature.failure()
                : signature.successes().get(signature.success(event.result()));
    return Action.of(meaning.action());
  }

  private Template template(Event event) {
    Operation operation = event.operation();
    if (event.waits()) {
      return waits.get(operation);
    }
    return event.failed()
        ? failures.get(operation)
        : successes.get(operation).get(operation.signature().success(event.result()));
  }

  /** The specification's value of a value in a trace. */
  private Object specified(Kind kind, Object value) {
    return switch (kind) {
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, WINDOW, BUFFER, ADDRESS ->
          value == null ? SocketState.NONE : value;
      case SOCKET_TYPE -> SocketType.of((String) value);
      case DIRECTION -> Direction.of((String) value);
      case EVENTS -> eventSets.computeIfAbsent(value, unseen -> copyOf((Set<?>) unseen));
      case VALUE -> values.number(value);
      case FLAG -> (Long) value == 1;
      case MANUAL_RESET, CONNECTED, BOUND -> !Boolean.FALSE.equals(value);
      case LENGTH -> value == null ? (Long) SocketState.ANY_LENGTH : value;
      case RECV_FLAGS -> flags((Set<?>) value);
      case SOCKET_FLAGS, HANDLE_FLAGS -> Kind.isInherited(kind, (Set<?>) value);
      case ERROR_CODES -> value == null ? NO_CODES : codes((Map<?, ?>) value);
      case RECEIVED_DATA -> Octets.of((String) value, 0L);
      case WAIT -> Kind.isSignalled(value);
      case EVENT_OBJECTS -> names((List<?>) value);
      case WAIT_ALL, INHERIT_HANDLE -> Boolean.TRUE.equals(value);
      case TIMEOUT -> value != null && (Long) value > 0;
      case WAIT_INDEX -> (long) Kind.indexOf(value);
      default -> value;
    };
  }

  private static Sequence<String> names(List<?> objects) {
    return Sequence.of(
        objects.stream()
            .map(name -> name == null ? SocketState.NONE : (String) name)
            .toArray(String[]::new));
  }

  /** Errors that the specification does not name are one to it. */
  private static AnyError error(String name) {
    AnyError error = AnyError.of(name);
    return error == null ? AnyError.OTHER : error;
  }

  /** The error code of the message's event, as far as it is said. */
  private static PersistentMap<sharedsockets.spec.Event, SmallSet<AnyError>> codes(
      Message message) {
    return message.error() == null ? NO_CODES : codes(Map.of(message.event(), message.error()));
  }

  /** Of those events that the specification names: the error, or none. */
  private static PersistentMap<sharedsockets.spec.Event, SmallSet<AnyError>> codes(
      Map<?, ?> codes) {
    PersistentMap<sharedsockets.spec.Event, SmallSet<AnyError>> map = NO_CODES;
    for (Map.Entry<?, ?> code : codes.entrySet()) {
      sharedsockets.spec.Event event = sharedsockets.spec.Event.of((String) code.getKey());
      if (event != null) {
        SmallSet<AnyError> none = SmallSet.none(AnyError.class);
        String error = (String) code.getValue();
        map = map.put(event, error.equals(Errors.NONE) ? none : none.with(error(error)));
      }
    }
    return map;
  }

  private static SmallSet<Flag> flags(Set<?> names) {
    SmallSet<Flag> set = SmallSet.none(Flag.class);
    if (names != null) {
      for (Object name : names) {
        set = set.with(Flag.of((String) name));
      }
    }
    return set;
  }

  /** Of those events that the specification names. */
  private static SmallSet<sharedsockets.spec.Event> copyOf(Set<?> names) {
    SmallSet<sharedsockets.spec.Event> set = SmallSet.none(sharedsockets.spec.Event.class);
    for (Object name : names) {
      sharedsockets.spec.Event event = sharedsockets.spec.Event.of((String) name);
      set = event == null ? set : set.with(event);
    }
    return set;
  }

  private static boolean hasOthers(Object names) {
    return !Kind.eventSets().contains(names);
  }
}
