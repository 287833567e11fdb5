package sharedsockets.transitions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Bool;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Int;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.WinsockError;

/**
 * The labels of a state graph, each read once: what is asked of the implementation, and which
 * answer the edge stands for.
 */
final class Language implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String START = "start";
  private static final String INVALID = "invalid";
  private static final String ANY_ERROR = "other";
  private static final Text NO_OBJECT = new Text("");

  private final Names processes = new Names();
  private final Names descriptors = new Names();
  private final Names infos = new Names();
  private final Names objects = new Names();
  private final Names sockets = new Names();
  private final Map<Question, Integer> numbers = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();
  private final int[] questionOf;
  private final Answer[] answerOf;

  /**
   * Reads the labels.
   *
   * @throws InvalidModel if one is none of the calls and events of a trace
   */
  Language(StateGraph graph) throws InvalidModel {
    questionOf = new int[graph.labels()];
    answerOf = new Answer[graph.labels()];
    for (int label = 0; label < graph.labels(); label++) {
      Value value = graph.labelValue(label);
      try {
        Map<String, Value> fields = ((Fields) value).fields();
        Question question = question(fields);
        questionOf[label] = number(question);
        answerOf[label] = question.call() == null ? null : answer(fields, question.call());
      } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
        throw new InvalidModel("no call of Winsock's: " + value);
      }
    }
  }

  /** The number of a question, which may be a new one. */
  int number(Question question) {
    return numbers.computeIfAbsent(
        question,
        unknown -> {
          questions.add(unknown);
          return questions.size() - 1;
        });
  }

  Question question(int number) {
    return questions.get(number);
  }

  int questions() {
    return questions.size();
  }

  /** The question of a label; {@link Transitions} tells apart those that need a process started. */
  int questionOf(int label) {
    return questionOf[label];
  }

  /** Null for the start of a process. */
  Answer answer(int label) {
    return answerOf[label];
  }

  int process(Value name) {
    return processes.slot(name);
  }

  int descriptor(Value name) {
    return descriptors.slot(name);
  }

  int socket(Value identity) {
    return sockets.slot(identity);
  }

  Value processName(int process) {
    return processes.name(process);
  }

  /** The name of an event object or window. */
  Value objectName(int object) {
    return objects.name(object);
  }

  Value socketName(int socket) {
    return sockets.name(socket);
  }

  /** Whether the network does something in this model. */
  boolean hasNetwork() {
    return questions.stream().anyMatch(q -> q.call() != null && !q.call().operation().isCall());
  }

  /** How many names there are, once all have been seen. */
  Binding.Sizes sizes() {
    return new Binding.Sizes(
        processes.size(), descriptors.size(), infos.size(), objects.size(), sockets.size());
  }

  private Question question(Map<String, Value> fields) {
    String name = text(fields.get("call"));
    int process = fields.containsKey("process") ? process(fields.get("process")) : 0;
    if (name.equals(START)) {
      return new Question(process, null);
    }
    Operation operation = Operation.named(name);
    return new Question(-1, call(operation, process, fields));
  }

  private Call call(Operation operation, int process, Map<String, Value> fields) {
    int s =
        fields.containsKey("socket")
            ? socket(fields.get("socket"))
            : fields.containsKey("s") ? descriptor(fields.get("s")) : 0;
    int other =
        fields.containsKey("info")
            ? infos.slot(fields.get("info"))
            : fields.containsKey("target") ? process(fields.get("target")) : 0;
    Value object = fields.getOrDefault("event", fields.getOrDefault("window", NO_OBJECT));
    Value number = fields.getOrDefault("value", fields.getOrDefault("message", Int.of(0)));
    return new Call(
        operation,
        process,
        s,
        other,
        object(object),
        integer(number),
        fields.containsKey("type") ? SocketType.valueOf(text(fields.get("type"))) : null,
        fields.containsKey("option") ? SocketOption.of(text(fields.get("option"))) : null,
        fields.containsKey("how")
            ? Shutdown.valueOf(text(fields.get("how")))
            : operation == Operation.SHUTDOWN ? Shutdown.SD_BOTH : null,
        fields.containsKey("events") ? events(fields.get("events")) : null);
  }

  private Answer answer(Map<String, Value> fields, Call call) {
    String error = text(fields.get("error"));
    if (!error.isEmpty()) {
      return new Answer.Failure(known(error), error.equals(ANY_ERROR));
    }
    Value result = fields.get("result");
    Kind kind = call.operation().result();
    if (kind == null) {
      return new Answer.Number(call.operation() == Operation.PEER_SEES_END ? 1 : 0);
    }
    return switch (kind) {
      case NEW_DESCRIPTOR, NEW_INFO ->
          call.operation() == Operation.DUPLICATE_SOCKET
              ? new Answer.NewInfo(infos.slot(result))
              : new Answer.NewDescriptor(descriptor(result));
      case MESSAGE -> result instanceof Fields message ? message(message) : new Answer.Number(0);
      case EVENTS -> new Answer.Number(Binding.mask(events(result)));
      case WAIT, UNITS, VALUE -> new Answer.Number(integer(result));
      default -> new Answer.Number(0);
    };
  }

  private Answer message(Fields message) {
    Value handle = message.fields().get("handle");
    return new Answer.Message(
        integer(message.fields().get("message")),
        NetworkEvent.valueOf(text(message.fields().get("event"))),
        text(handle).isEmpty() ? -1 : descriptor(handle));
  }

  private int object(Value name) {
    return switch (text(name)) {
      case "" -> Call.NO_OBJECT;
      case INVALID -> Call.ENDED_OBJECT;
      default -> objects.slot(name);
    };
  }

  /** Null for an error that the implementation never gives. */
  private static WinsockError known(String error) {
    for (WinsockError each : WinsockError.values()) {
      if (each.name().equals(error)) {
        return each;
      }
    }
    return null;
  }

  private static Set<NetworkEvent> events(Value set) {
    Set<NetworkEvent> events = EnumSet.noneOf(NetworkEvent.class);
    ((SetOf) set).elements().forEach(each -> events.add(NetworkEvent.valueOf(text(each))));
    return events;
  }

  private static int integer(Value value) {
    return value instanceof Bool truth ? truth.truth() ? 1 : 0 : ((Int) value).number().intValue();
  }

  private static String text(Value value) {
    return ((Text) value).text();
  }
}
