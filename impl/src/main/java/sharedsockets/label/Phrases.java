package sharedsockets.label;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Bool;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Int;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;
import sharedsockets.oracle.Octets;
import sharedsockets.trace.Errors;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;
import sharedsockets.trace.Signature;

/**
 * Reads the labels of steps: from a model's record with {@code call}, {@code process}, arguments,
 * {@code result} and {@code error} to the values of the trace format.
 */
public final class Phrases {
  private static final String START = "start";

  /** The label of a call that does not return; a field says of which. */
  private static final String WAITS = "waits";

  private static final String WAITING = "of";

  /** WM_USER + 1, where the model gives a failing call no message. */
  private static final Long ANY_MESSAGE = 1025L;

  private Phrases() {}

  /**
   * Reads a label.
   *
   * @throws InvalidModel if it is none of the calls and events of a trace
   */
  public static Phrase read(Value label) throws InvalidModel {
    try {
      return phrase(((Fields) label).fields());
    } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
      throw new InvalidModel("no call of Winsock's: " + label);
    }
  }

  private static Phrase phrase(Map<String, Value> fields) {
    String name = text(fields.get("call"));
    String process = fields.containsKey("process") ? text(fields.get("process")) : null;
    if (name.equals(START)) {
      return new Phrase(null, process, List.of(), null, null, null, false, null);
    }
    boolean waits = name.equals(WAITS);
    Operation operation = Operation.named(waits ? text(fields.get(WAITING)) : name);
    if (!operation.isCall()) {
      List<Object> arguments = arguments(operation, Signature.SOCKET_NAMED, fields);
      return new Phrase(operation, null, arguments, null, null, fields.get("socket"), false, null);
    }
    List<Object> arguments = arguments(operation, 0, fields);
    String error = text(fields.get("error"));
    return new Phrase(
        operation,
        process,
        arguments,
        error.isEmpty() && !waits ? result(operation.result(), fields.get("result")) : null,
        error.isEmpty() ? null : error,
        null,
        waits,
        codes(fields));
  }

  private static List<Object> arguments(Operation operation, int first, Map<String, Value> fields) {
    List<Object> arguments = new ArrayList<>();
    for (int i = first; i < operation.arity(); i++) {
      Value value = fields.get(operation.argumentNames().get(i));
      arguments.add(argument(operation.kind(i), value));
    }
    return Collections.unmodifiableList(arguments);
  }

  /** What a failing call is said to have got, where the specification does not look at it. */
  private static Object argument(Kind kind, Value value) {
    return switch (kind) {
      case COMMAND -> "FIONBIO";
      case DIRECTION -> value == null ? "SD_BOTH" : text(value);
      case MESSAGE_NUMBER -> value == null ? ANY_MESSAGE : number(value);
      case VALUE, FLAG -> number(value);
      case ERROR_CODES -> null;
      case MANUAL_RESET, WAIT_ALL, INHERIT_HANDLES -> ((Bool) value).truth();
      case CONNECTED, BOUND -> value == null ? null : ((Bool) value).truth();
      case EVENT_OBJECTS -> objects((Tuple) value);
      case LENGTH, TIMEOUT -> value == null ? null : number(value);
      case INHERIT_HANDLE -> ((Bool) value).truth();
      case RECV_FLAGS, SEND_FLAGS, SOCKET_FLAGS, DUPLICATE_OPTIONS -> flags(value);
      case HANDLE_FLAGS -> names(value);
      case DATA, RECEIVED_DATA ->
          value == null
              ? null
              : Octets.text(((Tuple) value).elements().stream().map(Phrases::text).toList());
      case EVENTS -> events(value);
      case BUFFER -> value == null ? null : text(value);
      case ADDRESS -> value == null || text(value).isEmpty() ? null : text(value);
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, WINDOW ->
          text(value).isEmpty() ? null : text(value);
      default -> text(value);
    };
  }

  private static Object result(Kind kind, Value value) {
    return switch (kind) {
      case NEW_DESCRIPTOR, NEW_INFO, ADDRESS -> text(value);
      case TRUE -> true;
      case WAIT -> ((Bool) value).truth() ? "WSA_WAIT_EVENT_0" : "WSA_WAIT_TIMEOUT";
      case WAIT_INDEX -> Kind.waitResult(number(value).intValue());
      case EVENTS -> events(value);
      case HANDLE_FLAGS -> names(value);
      case MESSAGE -> value instanceof Fields message ? message(message.fields()) : null;
      default -> number(value);
    };
  }

  /** A label has them beside a set of events, or in a message. */
  private static Map<String, Set<String>> codes(Map<String, Value> fields) {
    Map<String, Set<String>> codes = new HashMap<>();
    if (fields.get("errors") instanceof Fields errors) {
      errors.fields().forEach((event, allowed) -> codes.put(event, codes(allowed)));
    } else if (fields.get("result") instanceof Fields message) {
      codes.put(text(message.fields().get("event")), codes(message.fields().get("errors")));
    } else {
      return null;
    }
    return codes;
  }

  private static Set<String> codes(Value errors) {
    Set<String> codes = new HashSet<>();
    names(errors).forEach(error -> codes.add(error.isEmpty() ? Errors.NONE : error));
    return codes;
  }

  private static List<String> objects(Tuple names) {
    List<String> objects = new ArrayList<>();
    names.elements().forEach(name -> objects.add(text(name).isEmpty() ? null : text(name)));
    return Collections.unmodifiableList(objects);
  }

  private static Message message(Map<String, Value> fields) {
    String handle = text(fields.get("handle"));
    return new Message(
        number(fields.get("message")),
        handle.isEmpty() ? Message.RAW_VALUE : handle,
        text(fields.get("event")));
  }

  /** The trace format's one object for a set. */
  private static Set<String> events(Value value) {
    Set<String> names = new HashSet<>();
    ((SetOf) value).elements().forEach(each -> names.add(text(each)));
    return Kind.eventSet(names);
  }

  /** Null for none, as most traces write that. */
  private static Set<String> flags(Value value) {
    Set<String> names = value == null ? Set.of() : names(value);
    return names.isEmpty() ? null : names;
  }

  private static Set<String> names(Value value) {
    Set<String> names = new HashSet<>();
    ((SetOf) value).elements().forEach(each -> names.add(text(each)));
    return names;
  }

  private static Long number(Value value) {
    return value instanceof Bool truth
        ? truth.truth() ? 1L : 0L
        : ((Int) value).number().longValueExact();
  }

  private static String text(Value value) {
    return ((Text) value).text();
  }
}
