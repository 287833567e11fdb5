package sharedsockets.suite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sharedsockets.label.Phrase;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The calls and network events that are possible in each state, each with one outcome; calls that
 * could wait for ever are left out, and that the peer sees the end, which is no call. Where a model
 * allows several outcomes, an implementation has one of them, and here it is always the same: new
 * names are the least free ones, defaults are 0, options exist but for SO_UNKNOWN, processes do not
 * before they start. So states are left out that only other outcomes lead to.
 *
 * <p>All closed descriptors of a process are one to a call, as are all infos that cannot be used.
 *
 * <p>Calls have numbers from 0; those of a state have consecutive ones.
 */
final class Calls {
  private static final String NOT_OPEN = "\0not open";
  private static final String OF_NO_USE = "\0of no use";
  private static final String INVALID = "invalid";

  /** The table is full of the process that would have one more descriptor; so it exists. */
  static final String NO_DESCRIPTOR_LEFT = "WSAEMFILE";

  private static final List<String> FOREMOST = List.of("WSAENOTSOCK", "WSAENOPROTOOPT");

  /** The option that no implementation has. */
  private static final String UNKNOWN_OPTION = "SO_UNKNOWN";

  private static final int EFFECTS = 3;

  /** A request to an implementation, without its answer. */
  private record Question(
      Operation operation, String process, List<Object> arguments, Value socket) {}

  private final StateGraph graph;
  private final Vocabulary vocabulary;
  private final Orbits orbits;
  private final Tables[] tables;
  private final int[] rank;
  private final Map<Question, Integer> questions = new HashMap<>();
  private final Map<Value, Integer> sockets = new HashMap<>();

  private final int[] first;
  private int[] target = new int[1024];
  private int[] label = new int[1024];
  private TraceKind[] kind = new TraceKind[1024];
  private int[] socket = new int[1024];
  private int count;
  private int states;

  /**
   * Chooses, beginning at the first initial state.
   *
   * @param orbits which steps of the graph are the same
   */
  Calls(StateGraph graph, Vocabulary vocabulary, Orbits orbits) {
    this.graph = graph;
    this.vocabulary = vocabulary;
    this.orbits = orbits;
    tables = new Tables[graph.states()];
    rank = ranks();
    first = new int[graph.states() + 1];
    choose(reachable());
  }

  /** Two passes, since the calls of a state are to stand together in the order of states. */
  private boolean[] reachable() {
    boolean[] reached = new boolean[graph.states()];
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    reached[0] = true;
    while (!open.isEmpty()) {
      states++;
      for (int edge : chosen(open.remove())) {
        int next = graph.target(edge);
        if (!reached[next]) {
          reached[next] = true;
          open.add(next);
        }
      }
    }
    return reached;
  }

  private void choose(boolean[] reachable) {
    for (int state = 0; state < graph.states(); state++) {
      first[state] = count;
      if (reachable[state]) {
        for (int edge : chosen(state)) {
          add(state, edge);
        }
      }
    }
    first[graph.states()] = count;
  }

  private void add(int state, int edge) {
    if (count == target.length) {
      target = Arrays.copyOf(target, 2 * count);
      label = Arrays.copyOf(label, 2 * count);
      kind = Arrays.copyOf(kind, 2 * count);
      socket = Arrays.copyOf(socket, 2 * count);
    }
    target[count] = graph.target(edge);
    label[count] = graph.label(edge);
    kind[count] = kindOf(tables(state), vocabulary.phrase(graph.label(edge)));
    socket[count] = socketOf(tables(state), vocabulary.phrase(graph.label(edge)));
    count++;
  }

  /** One edge for each question that can be asked in a state. */
  private int[] chosen(int state) {
    Map<Integer, Integer> best = new LinkedHashMap<>();
    for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
      Phrase phrase = vocabulary.phrase(graph.label(edge));
      // The peer is asked about a socket that may have no name any more.
      if (isObservation(phrase) || phrase.waits() || couldWait(tables(state), phrase)) {
        continue;
      }
      Integer question = question(tables(state), phrase);
      Integer other = best.get(question);
      if (other == null || rank[graph.label(edge)] < rank[graph.label(other)]) {
        best.put(question, edge);
      }
    }
    return best.values().stream().mapToInt(edge -> edge).toArray();
  }

  private static boolean isObservation(Phrase phrase) {
    return phrase.operation() != null && phrase.operation().isObservation();
  }

  /** It fails for want of a descriptor, perhaps; or else it does not return. */
  private static boolean couldWait(Tables state, Phrase phrase) {
    if (phrase.operation() != Operation.ACCEPT || namesNoDescriptor(state, phrase)) {
      return false;
    }
    return state.idle().contains(state.socket(phrase.process(), (String) phrase.argument("s")));
  }

  private Integer question(Tables state, Phrase phrase) {
    List<Object> arguments = phrase.arguments();
    if (namesNoDescriptor(state, phrase)) {
      arguments = replaced(phrase, "s", NOT_OPEN);
    } else if (phrase.operation() == Operation.OPEN_DUPLICATE
        && !state.infos().containsKey(phrase.argument("info"))) {
      arguments = replaced(phrase, "info", OF_NO_USE);
    }
    if (phrase.operation() != null && phrase.operation().takes(Kind.RECEIVED_DATA)) {
      arguments = new ArrayList<>(arguments);
      arguments.set(phrase.operation().indexOf(Kind.RECEIVED_DATA), null);
    }
    return questions.computeIfAbsent(
        new Question(phrase.operation(), phrase.process(), arguments, phrase.socket()),
        unknown -> questions.size());
  }

  private static List<Object> replaced(Phrase phrase, String argument, String other) {
    Object[] arguments = phrase.arguments().toArray();
    arguments[phrase.operation().indexOf(argument)] = other;
    return Arrays.asList(arguments);
  }

  private static boolean namesNoDescriptor(Tables state, Phrase phrase) {
    Object s = phrase.argument("s");
    return s != null && !state.isOpen(phrase.process(), (String) s);
  }

  private static TraceKind kindOf(Tables state, Phrase phrase) {
    boolean hasNothingToWorkOn =
        namesNoDescriptor(state, phrase)
            || INVALID.equals(phrase.argument("event"))
            || INVALID.equals(phrase.argument("window"))
            || isToProcess(phrase) && phrase.failed()
            || phrase.operation() == Operation.OPEN_DUPLICATE
                && !phrase.process().equals(state.infos().get(phrase.argument("info")));
    if (hasNothingToWorkOn) {
      return TraceKind.NEGATIVE;
    }
    return NO_DESCRIPTOR_LEFT.equals(phrase.error()) ? TraceKind.FULL_TABLE : TraceKind.PLAIN;
  }

  private static boolean isToProcess(Phrase phrase) {
    return phrase.operation() != null
        && phrase.operation().isCall()
        && phrase.operation().takes(Kind.PROCESS);
  }

  private int socketOf(Tables state, Phrase phrase) {
    if (phrase.isNetwork()) {
      return sockets.computeIfAbsent(phrase.socket(), unknown -> sockets.size());
    }
    Object s =
        phrase.operation() == Operation.EXIT_PROCESS
            ? state.firstDescriptor(phrase.process())
            : phrase.argument("s");
    if (s == null || namesNoDescriptor(state, phrase)) {
      return -1;
    }
    return sockets.computeIfAbsent(
        state.socket(phrase.process(), (String) s), unknown -> sockets.size());
  }

  /** Of two outcomes the one of the lesser rank is chosen. */
  private int[] ranks() {
    int[] ranks = new int[graph.labels()];
    List<Integer> order =
        IntStream.range(0, graph.labels())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer each) -> preference(vocabulary.phrase(each)))
                    .thenComparingLong(each -> -bytes(vocabulary.phrase(each)))
                    .thenComparing(each -> graph.labelValue(each).toString()))
            .toList();
    for (int i = 0; i < order.size(); i++) {
      ranks[order.get(i)] = i;
    }
    return ranks;
  }

  /** As many as there are: so implementations do. */
  private static long bytes(Phrase phrase) {
    boolean counts = phrase.operation() != null && phrase.operation().result() == Kind.BYTE_COUNT;
    return counts && phrase.result() instanceof Long count ? count : 0;
  }

  private static int preference(Phrase phrase) {
    if (!phrase.failed()) {
      return FOREMOST.size() + 1;
    }
    int place = FOREMOST.indexOf(phrase.error());
    Object option = phrase.argument("option");
    boolean mayWork = place > 0 && option != null && !UNKNOWN_OPTION.equals(option);
    if (place >= 0 && !mayWork) {
      return place;
    }
    if (phrase.operation() == Operation.DUPLICATE_SOCKET) {
      return FOREMOST.size();
    }
    return FOREMOST.size() + (NO_DESCRIPTOR_LEFT.equals(phrase.error()) ? 3 : 2);
  }

  /** What a state says of names. */
  Tables tables(int state) {
    if (tables[state] == null) {
      tables[state] = Tables.of(graph, state);
    }
    return tables[state];
  }

  /** How many states there are that some calls lead to. */
  int states() {
    return states;
  }

  /** The least number that no state has. */
  int endOfStates() {
    return first.length - 1;
  }

  int size() {
    return count;
  }

  int first(int state) {
    return first[state];
  }

  int end(int state) {
    return first[state + 1];
  }

  /** Whether calls that are said to be the same lead to states that are. */
  boolean leadOrbitsToOrbits() {
    Map<Integer, Integer> targets = new HashMap<>();
    for (int state = 0; state < endOfStates(); state++) {
      for (int call = first(state); call < end(state); call++) {
        int reached = orbits.ofState(target(call));
        if (targets.merge(orbit(state, call), reached, (known, other) -> known) != reached) {
          return false;
        }
      }
    }
    return true;
  }

  /** The state before a call. */
  int state(int call) {
    return Ways.last(first, call);
  }

  /** The state after a call. */
  int target(int call) {
    return target[call];
  }

  int label(int call) {
    return label[call];
  }

  /**
   * The orbit of some calls that are made in turn.
   *
   * @param state in which the first one is made
   */
  int orbit(int state, int... calls) {
    return orbits.ofSteps(state, IntStream.of(calls).map(this::label).toArray());
  }

  /**
   * The number of what two calls are in turn, whichever state they are made in: the same where they
   * differ in names only, have the same effects, and both are about one socket or not.
   */
  int sequence(int one, int other) {
    boolean isShared = socket[one] >= 0 && socket[one] == socket[other];
    int effects = EFFECTS * effect(one) + effect(other);
    return 2 * (EFFECTS * EFFECTS * orbits.ofLabels(label[one], label[other]) + effects)
        + (isShared ? 1 : 0);
  }

  /** It changes nothing, something, or ends a socket. */
  private int effect(int call) {
    if (target(call) == state(call)) {
      return 0;
    }
    return tables(target(call)).sockets() < tables(state(call)).sockets() ? 2 : 1;
  }

  /**
   * The socket that a call is about, by a number of its own; -1 where that is none. An exit is
   * about the socket of the process's first descriptor.
   */
  int socket(int call) {
    return socket[call];
  }

  TraceKind kind(int call) {
    return kind[call];
  }

  Phrase phrase(int call) {
    return vocabulary.phrase(label[call]);
  }
}
