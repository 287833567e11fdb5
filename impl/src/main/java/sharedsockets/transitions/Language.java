package sharedsockets.transitions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.binding.TraceValues;
import sharedsockets.label.Phrase;
import sharedsockets.label.Phrases;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Text;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.WinsockError;

/**
 * The labels of a state graph, each read once: what is asked of the implementation, and which
 * answer the edge stands for.
 */
final class Language implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String INVALID = "invalid";
  private static final String ANY_ERROR = "other";

  private final NameSlots processes = new NameSlots();
  private final NameSlots descriptors = new NameSlots();
  private final NameSlots infos = new NameSlots();
  private final NameSlots objects = new NameSlots();
  private final NameSlots sockets = new NameSlots();
  private final Map<Question, Integer> numbers = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();
  private final int[] questionOf;
  private final AllowedAnswer[] answerOf;

  /**
   * Reads the labels.
   *
   * @throws InvalidModel if one is none of the calls and events of a trace
   */
  Language(StateGraph graph) throws InvalidModel {
    questionOf = new int[graph.labels()];
    answerOf = new AllowedAnswer[graph.labels()];
    for (int label = 0; label < graph.labels(); label++) {
      Phrase phrase = Phrases.read(graph.labelValue(label));
      try {
        questionOf[label] = number(question(phrase));
        answerOf[label] = phrase.isStart() || phrase.waits() ? null : answer(phrase);
      } catch (IllegalArgumentException e) {
        throw new InvalidModel("no call of the implementation's: " + graph.labelValue(label));
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

  /** Null for the start of a process, and for a call that does not return. */
  AllowedAnswer answer(int label) {
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

  private Question question(Phrase phrase) {
    int process = phrase.process() == null ? 0 : processes.slot(new Text(phrase.process()));
    if (phrase.isStart()) {
      return new Question(process, null);
    }
    if (phrase.isNetwork()) {
      Object[] more = arguments(phrase).toArray();
      return new Question(
          -1, Call.network(phrase.operation(), process, socket(phrase.socket()), more));
    }
    return new Question(-1, new Call(phrase.operation(), process, arguments(phrase)));
  }

  private List<Object> arguments(Phrase phrase) {
    List<Object> arguments = new ArrayList<>();
    int named = phrase.operation().arity() - phrase.arguments().size();
    for (int i = 0; i < phrase.arguments().size(); i++) {
      arguments.add(argument(phrase.operation().kind(named + i), phrase.arguments().get(i)));
    }
    return Collections.unmodifiableList(arguments);
  }

  private Object argument(Kind kind, Object value) {
    return switch (kind) {
      case DESCRIPTOR -> slot(descriptors, value);
      case PROCESS, NEW_PROCESS -> slot(processes, value);
      case INFO -> slot(infos, value);
      case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, FRESH_EVENT_OBJECT, WINDOW -> object(value);
      case EVENT_OBJECTS -> ((List<?>) value).stream().map(this::handle).toList();
      default -> TraceValues.argument(kind, value);
    };
  }

  private AllowedAnswer answer(Phrase phrase) {
    AllowedAnswer answer = outcome(phrase);
    String received = phrase.received();
    return received == null || received.isEmpty()
        ? answer
        : new AllowedAnswer.Received(answer, received);
  }

  private AllowedAnswer outcome(Phrase phrase) {
    if (phrase.failed()) {
      return new AllowedAnswer.Failure(known(phrase.error()), phrase.error().equals(ANY_ERROR));
    }
    if (phrase.isNetwork()) {
      return new AllowedAnswer.Number(1);
    }
    Kind kind = phrase.operation().result();
    Object result = phrase.result();
    return switch (kind) {
      case NEW_INFO -> new AllowedAnswer.NewInfo(slot(infos, result));
      case NEW_DESCRIPTOR -> new AllowedAnswer.NewDescriptor(slot(descriptors, result));
      case MESSAGE ->
          result == null ? new AllowedAnswer.Number(0) : message((Message) result, phrase.codes());
      case EVENTS ->
          new AllowedAnswer.Events(
              Binding.mask((Set<?>) TraceValues.argument(kind, result)), phrase.codes());
      case WAIT -> new AllowedAnswer.Number(TraceValues.isSignalled(result) ? 1 : 0);
      case WAIT_INDEX -> new AllowedAnswer.Number(Kind.indexOf(result));
      case ADDRESS -> new AllowedAnswer.Address((String) result);
      case HANDLE_FLAGS -> new AllowedAnswer.Number((Integer) TraceValues.argument(kind, result));
      case BYTE_COUNT, VALUE -> new AllowedAnswer.Number((Long) result);
      default -> new AllowedAnswer.Number(0);
    };
  }

  private AllowedAnswer message(Message message, Map<String, Set<String>> codes) {
    return new AllowedAnswer.Message(
        (int) message.message(),
        NetworkEvent.valueOf(message.event()),
        message.descriptor().equals(Message.RAW_VALUE)
            ? -1
            : slot(descriptors, message.descriptor()),
        codes.get(message.event()));
  }

  private static int slot(NameSlots names, Object name) {
    return names.slot(new Text((String) name));
  }

  private int object(Object name) {
    if (name == null) {
      return Call.NO_OBJECT;
    }
    return name.equals(INVALID) ? Call.ENDED_OBJECT : slot(objects, name);
  }

  /** Of what only knows handles, null is one of no object. */
  private int handle(Object name) {
    return name == null ? Call.ENDED_OBJECT : object(name);
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
}
