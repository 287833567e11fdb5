package sharedsockets.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.StepTexts;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Bool;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Int;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;

/** The labels of a state graph, each read once. */
final class Vocabulary {
  private static final String START = "start";

  /** A message carries the value of a descriptor that has no name in the window's process. */
  private static final String RAW_VALUE = "0x9c";

  /** WM_USER + 1, where the model gives a failing call no message. */
  private static final Long ANY_MESSAGE = 1025L;

  private final List<Phrase> phrases = new ArrayList<>();
  private final List<List<String>> rules = new ArrayList<>();

  /**
   * Reads the labels.
   *
   * @throws InvalidModel if one is none of the calls and events of a trace
   */
  Vocabulary(StateGraph graph, StepTexts texts) throws InvalidModel {
    for (int label = 0; label < graph.labels(); label++) {
      Value value = graph.labelValue(label);
      try {
        phrases.add(phrase(((Fields) value).fields()));
        rules.add(texts.rules(value));
      } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
        throw new InvalidModel("no call of Winsock's: " + value);
      }
    }
  }

  Phrase phrase(int label) {
    return phrases.get(label);
  }

  /** Ids of the rules that the call or event is about. */
  List<String> rules(int label) {
    return rules.get(label);
  }

  private static Phrase phrase(Map<String, Value> fields) {
    String name = text(fields.get("call"));
    String process = fields.containsKey("process") ? text(fields.get("process")) : null;
    if (name.equals(START)) {
      return new Phrase(null, process, List.of(), null, null, null);
    }
    Operation operation = Operation.named(name);
    if (!operation.isCall()) {
      return new Phrase(operation, null, List.of(), null, null, fields.get("socket"));
    }
    List<Object> arguments = new ArrayList<>();
    for (String argument : operation.argumentNames()) {
      arguments.add(argument(argument, fields.get(argument)));
    }
    String error = text(fields.get("error"));
    return error.isEmpty()
        ? new Phrase(
            operation,
            process,
            Collections.unmodifiableList(arguments),
            result(operation.result(), fields.get("result")),
            null,
            null)
        : new Phrase(
            operation, process, Collections.unmodifiableList(arguments), null, error, null);
  }

  private static Object argument(String name, Value value) {
    return switch (name) {
      case "cmd" -> "FIONBIO";
      case "how" -> value == null ? "SD_BOTH" : text(value);
      case "message" -> value == null ? ANY_MESSAGE : number(value);
      case "value" -> number(value);
      case "events" -> events(value);
      case "event", "window" -> text(value).isEmpty() ? null : text(value);
      default -> text(value);
    };
  }

  private static Object result(Kind kind, Value value) {
    return switch (kind) {
      case NEW_DESCRIPTOR, NEW_INFO -> text(value);
      case TRUE -> true;
      case WAIT -> ((Bool) value).truth() ? "WSA_WAIT_EVENT_0" : "WSA_WAIT_TIMEOUT";
      case EVENTS -> events(value);
      case MESSAGE -> value instanceof Fields message ? message(message.fields()) : null;
      default -> number(value);
    };
  }

  private static Message message(Map<String, Value> fields) {
    String handle = text(fields.get("handle"));
    return new Message(
        number(fields.get("message")),
        handle.isEmpty() ? RAW_VALUE : handle,
        text(fields.get("event")));
  }

  /** The trace format's one object for a set. */
  private static Set<String> events(Value value) {
    Set<String> names = new HashSet<>();
    ((SetOf) value).elements().forEach(each -> names.add(text(each)));
    return Kind.eventSets().stream().filter(names::equals).findFirst().orElseThrow();
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
