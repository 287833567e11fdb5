package sharedsockets.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.order.Respondent;
import sharedsockets.trace.Errors;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Shutdown;

/**
 * The generated specification's answers. Where it leaves a choice this makes the one of the
 * reference implementation: of descriptor values, the one that was freed last (DSC-3); of errors,
 * that of the descriptor first (U9); at the disputed points, what {@link Behaviour#windows} says.
 */
final class SpecifiedMachine implements Machine {
  static final int MESSAGE = 1025;

  private static final List<String> CODES =
      List.of(Errors.NONE, "WSAECONNREFUSED", "WSAECONNABORTED");
  private static final int STEP = 4;
  private static final List<String> PROCESSES = List.of("A", "B", "C");
  private static final ProfileSetting WINDOWS = windows();

  /** The state after some calls, and the answers to further ones as far as they were asked. */
  private static final class Node {
    private final Respondent specification;
    private final List<List<Integer>> freed;
    private final List<Integer> greatest;
    private final int infos;
    private final Map<String, Answer> answers = new HashMap<>();

    Node(Respondent specification, List<List<Integer>> freed, List<Integer> greatest, int infos) {
      this.specification = specification;
      this.freed = freed;
      this.greatest = greatest;
      this.infos = infos;
    }

    Node after(Respondent then) {
      return new Node(then, freed, greatest, infos);
    }

    /** The value that a process's next descriptor will have. */
    String newDescriptor(int process) {
      List<Integer> values = freed.get(process);
      int value = values.isEmpty() ? greatest.get(process) + STEP : values.get(values.size() - 1);
      return String.valueOf(value);
    }

    Node opened(int process) {
      List<Integer> values = freed.get(process);
      return values.isEmpty()
          ? new Node(
              specification, freed, with(greatest, process, greatest.get(process) + STEP), infos)
          : new Node(
              specification,
              with(freed, process, values.subList(0, values.size() - 1)),
              greatest,
              infos);
    }

    Node closed(int process, int value) {
      List<Integer> values = new ArrayList<>(freed.get(process));
      values.add(value);
      return new Node(specification, with(freed, process, values), greatest, infos);
    }

    Node duplicated() {
      return new Node(specification, freed, greatest, infos + 1);
    }

    private static <T> List<T> with(List<T> list, int index, T item) {
      List<T> changed = new ArrayList<>(list);
      changed.set(index, item);
      return changed;
    }
  }

  private record Answer(Object result, Node then) {}

  private static final Node START = start();

  /** Lincheck makes a new machine for each state of a scenario: all of them share what is known. */
  private Node node;

  SpecifiedMachine() {
    this(START);
  }

  private SpecifiedMachine(Node node) {
    this.node = node;
  }

  private static Node start() {
    SpecifiedMachine machine =
        new SpecifiedMachine(
            new Node(
                new Respondent(WINDOWS),
                List.of(List.of(), List.of(), List.of()),
                List.of(0, 0, 0),
                INFOS));
    machine.socket(A);
    for (int target : new int[] {C, B, A}) {
      machine.duplicate(A, STEP, target);
      machine.open(target, machine.node.infos - 1);
    }
    machine.close(C, STEP);
    machine.setBlocking(A, STEP, false);
    machine.answer(A, Operation.OPEN_SOCKET, "SOCK_STREAM", false);
    machine.node =
        new Node(machine.node.specification, machine.node.freed, machine.node.greatest, 0);
    for (int i = 0; i < INFOS; i++) {
      machine.duplicate(A, STEP, i == 2 ? A : B);
    }
    // The specification takes the defaults as they come.
    for (String option : SharedState.OPTIONS) {
      Respondent then = machine.node.specification;
      Event seen = Event.success(then.line(), "A", Operation.GET_OPTION, 65536L, "4", option);
      machine.node = machine.node.after(then.after(seen).orElseThrow());
    }
    return machine.node;
  }

  private static ProfileSetting windows() {
    ProfileSetting profile = ProfileSetting.of("windows");
    for (DisputedPoint point : DisputedPoint.values()) {
      profile = profile.with(point.name(), Behaviour.windows().value(point));
    }
    return profile;
  }

  /** The result of the call, or the name of its error. */
  private Object result(int process, Operation call, Object... arguments) {
    Node before = node;
    Answer answer =
        before.answers.computeIfAbsent(
            process + " " + call + Arrays.toString(arguments),
            unseen -> ask(before, process, call, arguments));
    node = answer.then();
    return answer.result();
  }

  private String answer(int process, Operation call, Object... arguments) {
    return String.valueOf(result(process, call, arguments));
  }

  private static Answer ask(Node node, int process, Operation call, Object... arguments) {
    Event event =
        Event.success(node.specification.line(), PROCESSES.get(process), call, null, arguments);
    String newName =
        call == Operation.DUPLICATE_SOCKET ? "i" + node.infos : node.newDescriptor(process);
    Optional<Respondent.Answered> answered = node.specification.answer(event, newName);
    if (answered.isEmpty()) {
      return new Answer(hasExited(node, process) ? EXITED : WAITS, node);
    }
    Event answer = answered.get().answer();
    Node then = node.after(answered.get().then());
    if (answer.failed()) {
      return new Answer(answer.error(), then);
    }
    then =
        switch (call) {
          case OPEN_SOCKET, OPEN_DUPLICATE, ACCEPT -> then.opened(process);
          case CLOSE_SOCKET -> then.closed(process, Integer.parseInt((String) arguments[0]));
          case DUPLICATE_SOCKET -> then.duplicated();
          default -> then;
        };
    return new Answer(withCodes(node.specification, answer), then);
  }

  /** The result, its events with the error codes that the reference implementation chooses. */
  private static Object withCodes(Respondent before, Event answer) {
    if (answer.result() instanceof Message message) {
      return message.withError(
          code(code -> before.after(answer.withResult(message.withError(code))).isPresent()));
    }
    if (!answer.operation().takes(Kind.ERROR_CODES)) {
      return answer.result();
    }
    Map<NetworkEvent, String> codes = new EnumMap<>(NetworkEvent.class);
    for (Object event : (Set<?>) answer.result()) {
      String name = (String) event;
      codes.put(
          NetworkEvent.valueOf(name),
          code(code -> before.after(answer.withErrors(Map.of(name, code))).isPresent()));
    }
    return codes;
  }

  private static String code(Predicate<String> isAllowed) {
    return CODES.stream().filter(isAllowed).findFirst().orElseThrow();
  }

  /** A process that runs can always ask whether an event object is signalled. */
  private static boolean hasExited(Node node, int process) {
    String name = PROCESSES.get(process);
    Event poll =
        Event.success(node.specification.line(), name, Operation.WAIT_FOR_EVENT, null, "e1");
    return node.specification.answer(poll, null).isEmpty();
  }

  private String network(Operation event, String otherwise, String then) {
    return network(event, "C", STEP, otherwise, then);
  }

  private String network(Operation event, String process, int s, String otherwise, String then) {
    Node before = node;
    Answer answer =
        before.answers.computeIfAbsent(
            event.toString(),
            unseen -> {
              Respondent specification = before.specification;
              Event happening =
                  Event.network(specification.line(), event, process, String.valueOf(s));
              return specification
                  .after(happening)
                  .map(after -> new Answer(then, before.after(after)))
                  .orElse(new Answer(otherwise, before));
            });
    node = answer.then();
    return String.valueOf(answer.result());
  }

  @Override
  public String socket(int process) {
    return answer(process, Operation.OPEN_SOCKET, "SOCK_STREAM");
  }

  @Override
  public String duplicate(int process, int s, int target) {
    String answer =
        answer(process, Operation.DUPLICATE_SOCKET, String.valueOf(s), PROCESSES.get(target));
    return answer.startsWith("i") ? "info" : answer;
  }

  @Override
  public String open(int process, int info) {
    String answer = answer(process, Operation.OPEN_DUPLICATE, "i" + info);
    return answer.startsWith("WSAE") ? "error" : answer;
  }

  @Override
  public String close(int process, int s) {
    return answer(process, Operation.CLOSE_SOCKET, String.valueOf(s));
  }

  @Override
  public String exit(int process) {
    return answer(process, Operation.EXIT_PROCESS);
  }

  @Override
  public String setOption(int process, int s, String option, int value) {
    return answer(process, Operation.SET_OPTION, String.valueOf(s), option, Long.valueOf(value));
  }

  @Override
  public String option(int process, int s, String option) {
    return answer(process, Operation.GET_OPTION, String.valueOf(s), option);
  }

  @Override
  public String setBlocking(int process, int s, boolean blocking) {
    return answer(process, Operation.SET_BLOCKING, String.valueOf(s), "FIONBIO", blocking ? 0L : 1L);
  }

  @Override
  public String send(int process, int s) {
    return answer(process, Operation.SEND, String.valueOf(s));
  }

  @Override
  public String recv(int process, int s) {
    return answer(process, Operation.RECV, String.valueOf(s));
  }

  @Override
  public String shutdown(int process, int s, int how) {
    return answer(process, Operation.SHUTDOWN, String.valueOf(s), Shutdown.values()[how].name());
  }

  /**
   * The network is late: without its answer a blocking connect waits, and another one goes on,
   * where the specification lets both succeed at once, too.
   */
  @Override
  public String connect(int process, int s) {
    Respondent then = node.specification;
    Event call =
        Event.success(
            then.line(), PROCESSES.get(process), Operation.CONNECT, null, String.valueOf(s));
    boolean isAwaited =
        then.after(Event.network(then.line(), Operation.CONNECTS, PROCESSES.get(process), "" + s))
            .isPresent();
    if (isAwaited && then.after(call.pending(0)).isPresent()) {
      return WAITS;
    }
    for (Event outcome :
        List.of(
            call.withError("WSAEWOULDBLOCK"),
            call.withResult(0L),
            call.withError("WSAEINVAL"),
            call.withError("WSAECONNREFUSED"))) {
      Optional<Respondent> after = then.after(outcome);
      if (after.isPresent()) {
        node = node.after(after.get());
        return String.valueOf(outcome.failed() ? outcome.error() : outcome.result());
      }
    }
    return answer(process, Operation.CONNECT, String.valueOf(s));
  }

  @Override
  public String listen(int process, int s) {
    return answer(process, Operation.LISTEN, String.valueOf(s));
  }

  /**
   * That the process has no room for a descriptor the specification would let it say at any time.
   */
  @Override
  public String accept(int process, int s) {
    Event call =
        Event.success(
            node.specification.line(),
            PROCESSES.get(process),
            Operation.ACCEPT,
            null,
            String.valueOf(s));
    if (node.specification.after(call.pending(0)).isPresent()) {
      return WAITS;
    }
    return answer(process, Operation.ACCEPT, String.valueOf(s));
  }

  @Override
  public String eventSelect(int process, int s, String... events) {
    return answer(process, Operation.EVENT_SELECT, String.valueOf(s), "e1", mask(events));
  }

  @Override
  public String asyncSelect(int process, int s, String... events) {
    return answer(
        process, Operation.ASYNC_SELECT, String.valueOf(s), "w1", (long) MESSAGE, mask(events));
  }

  private static Set<String> mask(String... events) {
    return new LinkedHashSet<>(List.of(events));
  }

  @Override
  public String enumerate(int process, int s) {
    Object result = result(process, Operation.ENUM_NETWORK_EVENTS, String.valueOf(s), "e1");
    if (!(result instanceof Map<?, ?> codes)) {
      return result.toString();
    }
    StringJoiner events = new StringJoiner(", ", "[", "]");
    codes.forEach((event, code) -> events.add(event + " " + code));
    return events.toString();
  }

  @Override
  public String poll(int process) {
    String answer = answer(process, Operation.WAIT_FOR_EVENT, "e1");
    return answer.equals(EXITED) ? answer : String.valueOf(answer.equals("WSA_WAIT_EVENT_0"));
  }

  @Override
  public String await(int process) {
    String signalled = poll(process);
    return switch (signalled) {
      case "true" -> "0";
      case "false" -> WAITS;
      default -> signalled;
    };
  }

  @Override
  public String message(int process) {
    return text(result(process, Operation.GET_MESSAGE, "w1"));
  }

  @Override
  public String peek(int process) {
    return text(result(process, Operation.PEEK_MESSAGE, "w1"));
  }

  private static String text(Object result) {
    if (result instanceof Message message) {
      return message.descriptor() + " " + message.event() + " " + message.error();
    }
    return result == null ? "none" : result.toString();
  }

  @Override
  public String data() {
    return network(Operation.DATA_ARRIVES, GONE, "0");
  }

  @Override
  public String full() {
    return network(Operation.ROOM_ENDS, GONE, "0");
  }

  @Override
  public String room() {
    return network(Operation.ROOM_APPEARS, GONE, "0");
  }

  @Override
  public String end() {
    return network(Operation.PEER_CLOSES, HAPPENS, HAPPENS);
  }

  @Override
  public String connection() {
    return ofSecond(Operation.CONNECTION_ARRIVES, GONE, "0");
  }

  @Override
  public String connected() {
    return ofSecond(Operation.CONNECTS, HAPPENS, HAPPENS);
  }

  @Override
  public String refused() {
    return ofSecond(Operation.IS_REFUSED, HAPPENS, HAPPENS);
  }

  private String ofSecond(Operation event, String otherwise, String then) {
    return network(event, "A", 3 * STEP, otherwise, then);
  }

  @Override
  public String sawEnd() {
    return network(Operation.PEER_SEES_END, "false", "true");
  }
}
