package sharedsockets.transitions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sharedsockets.binding.Call;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.eval.Values;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * A state graph by questions: the edges of a state that answer one question stand together and are
 * one transition, with as many answers as the model allows. Edges are numbered anew; the
 * transitions of a state come in the order of {@link #rank}, those that only look first.
 *
 * <p>WSADuplicateSocket or DuplicateHandle to a process that has not been seen is two questions:
 * where there is such a process, it is started first and the call must succeed, and where there is
 * none it must fail.
 */
final class Transitions implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In this order; what is not here comes after all of them. */
  private static final List<Operation> LOOKING =
      List.of(
          Operation.GET_OPTION,
          Operation.WAIT_FOR_EVENT,
          Operation.WAIT_FOR_EVENTS,
          Operation.PEEK_MESSAGE,
          Operation.ENUM_NETWORK_EVENTS,
          Operation.GET_HANDLE_INFORMATION,
          Operation.RECV);

  private final transient StateGraph graph;
  private final Language language;
  private final Machines machines;
  private final int[] rankOf;
  private final int[] byRank;
  private final int looking;
  private final int[] firstOfState;
  private int[] rank = new int[1 << 12];
  private int[] firstEdge = new int[1 << 12];
  private final int[] labels;
  private final int[] targets;
  private int count;
  private int edgeCount;
  private int waiting;

  /** What a tester sees of the peers: a bit for each socket's label, by state; null: nothing. */
  private final long[] ends;

  /**
   * Groups the edges.
   *
   * @throws InvalidModel if answers do not tell which state is reached
   */
  Transitions(StateGraph graph, Language language, Machines machines) throws InvalidModel {
    this.graph = graph;
    this.language = language;
    this.machines = machines;
    int[] questions = questionsOfEdges();
    byRank =
        IntStream.range(0, language.questions())
            .boxed()
            .sorted(Comparator.comparingInt(this::kind).thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    rankOf = new int[byRank.length];
    for (int i = 0; i < byRank.length; i++) {
      rankOf[byRank[i]] = i;
    }
    looking = (int) Arrays.stream(byRank).filter(q -> kind(q) < LOOKING.size()).count();
    firstOfState = new int[graph.states() + 1];
    labels = new int[graph.edges()];
    targets = new int[graph.edges()];
    ends = hasEnds() ? new long[graph.states()] : null;
    for (int state = 0; state < graph.states(); state++) {
      group(state, questions);
    }
    firstOfState[graph.states()] = count;
    room();
    firstEdge[count] = edgeCount;
  }

  private int kind(int question) {
    Question q = language.question(question);
    int place = q.call() == null ? -1 : LOOKING.indexOf(q.call().operation());
    return place < 0 ? LOOKING.size() : place;
  }

  private boolean isEnd(int label) {
    Question q = language.question(language.questionOf(label));
    return q.call() != null && q.call().operation() == Operation.PEER_SEES_END;
  }

  private boolean hasEnds() {
    return IntStream.range(0, graph.labels()).anyMatch(this::isEnd);
  }

  /** Each edge's question. */
  private int[] questionsOfEdges() {
    int[] questions = new int[graph.edges()];
    for (int state = 0; state < graph.states(); state++) {
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        int number = language.questionOf(graph.label(edge));
        Question question = language.question(number);
        if (question.call() != null
            && question.call().operation().isCall()
            && question.call().operation().takes(Kind.PROCESS)
            && !(language.answer(graph.label(edge)) instanceof AllowedAnswer.Failure)
            && canStart(state, target(question.call()))) {
          number = language.number(new Question(target(question.call()), question.call()));
        }
        questions[edge] = number;
      }
    }
    return questions;
  }

  private static int target(Call call) {
    return call.slot(call.operation().indexOf(Kind.PROCESS));
  }

  private boolean canStart(int state, int process) {
    for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
      Question question = language.question(language.questionOf(graph.label(edge)));
      if (question.call() == null && question.starts() == process) {
        return true;
      }
    }
    return false;
  }

  private void group(int state, int[] questions) throws InvalidModel {
    int first = graph.firstEdge(state);
    long[] sorted = new long[graph.endEdge(state) - first];
    int kept = 0;
    for (int edge = first; edge < graph.endEdge(state); edge++) {
      Call call = language.question(questions[edge]).call();
      if (call != null && call.operation().isObservation()) {
        if (call.operation() == Operation.PEER_SEES_END) {
          ends[state] |= 1L << call.slot(0);
        }
      } else if (call != null
          && (language.answer(graph.label(edge)) == null || mayWait(state, call))) {
        waiting++;
      } else {
        sorted[kept++] = (long) rankOf[questions[edge]] << 32 | edge;
      }
    }
    Arrays.sort(sorted, 0, kept);
    firstOfState[state] = count;
    for (int i = 0; i < kept; i++) {
      int here = (int) (sorted[i] >>> 32);
      if (i == 0 || here != (int) (sorted[i - 1] >>> 32)) {
        room();
        rank[count] = here;
        firstEdge[count++] = edgeCount;
      }
      labels[edgeCount] = graph.label((int) sorted[i]);
      targets[edgeCount++] = graph.target((int) sorted[i]);
      requireTold(state, firstEdge[count - 1]);
    }
  }

  /**
   * Whether a call, where it fails though nothing is wrong with it, could as well wait for ever.
   */
  private boolean mayWait(int state, Call call) {
    if (call.operation() != Operation.ACCEPT) {
      return false;
    }
    int socket = machines.socket(state, call.process(), call.slot(0));
    if (socket < 0) {
      return false;
    }
    Map<Value, Value> sockets = Values.pairs(graph.value(state, "sock"));
    Map<String, Value> held = ((Value.Fields) sockets.get(language.socketName(socket))).fields();
    return held.get("role").equals(new Value.Text("listening"))
        && held.get("blocking").equals(new Value.Bool(true))
        && held.get("requests").equals(new Value.Tuple(List.of()));
  }

  /** How many edges were left out, of calls that could wait for ever instead. */
  int waiting() {
    return waiting;
  }

  /** The last edge's label must be no earlier one's. */
  private void requireTold(int state, int from) throws InvalidModel {
    int last = label(edgeCount - 1);
    for (int edge = from; edge < edgeCount - 1; edge++) {
      if (label(edge) == last) {
        throw new InvalidModel(
            "two states follow state "
                + state
                + " by the same call and answer: "
                + graph.labelValue(last));
      }
    }
  }

  private void room() {
    if (count == rank.length) {
      rank = Arrays.copyOf(rank, count * 2);
      firstEdge = Arrays.copyOf(firstEdge, count * 2);
    }
  }

  /** How many transitions there are. */
  int count() {
    return count;
  }

  /** How many edges answer them. */
  int edges() {
    return edgeCount;
  }

  /** The first transition of a state; the next state's first one follows its last one. */
  int first(int state) {
    return firstOfState[state];
  }

  int end(int state) {
    return firstOfState[state + 1];
  }

  /** The state in which a transition begins. */
  int state(int transition) {
    int found = Arrays.binarySearch(firstOfState, transition);
    while (found >= 0 && first(found) == end(found)) {
      found++;
    }
    return found < 0 ? -found - 2 : found;
  }

  /** The transition of a state with this rank, or -1. */
  int find(int state, int wantedRank) {
    int found = Arrays.binarySearch(rank, first(state), end(state), wantedRank);
    return found < 0 ? -1 : found;
  }

  /** The first transition of a state whose rank is not less; its end where there is none. */
  int atOrAfter(int state, int wantedRank) {
    int found = Arrays.binarySearch(rank, first(state), end(state), wantedRank);
    return found < 0 ? -found - 1 : found;
  }

  /** The transition of a state that an edge answers. */
  int transition(int state, int edge) {
    int t = first(state);
    while (edge >= endEdge(t)) {
      t++;
    }
    return t;
  }

  /** The place of a transition's question among all. */
  int rank(int transition) {
    return rank[transition];
  }

  /** How many ranks, the first ones, are of questions that look rather than do. */
  int looking() {
    return looking;
  }

  Question question(int transition) {
    return questionOfRank(rank[transition]);
  }

  Question questionOfRank(int ofRank) {
    return language.question(byRank[ofRank]);
  }

  int firstEdge(int transition) {
    return firstEdge[transition];
  }

  int endEdge(int transition) {
    return firstEdge[transition + 1];
  }

  int label(int edge) {
    return labels[edge];
  }

  int target(int edge) {
    return targets[edge];
  }

  AllowedAnswer answer(int edge) {
    return language.answer(label(edge));
  }

  /** Whether all answers leave a state as it is. */
  boolean stays(int state, int transition) {
    for (int edge = firstEdge(transition); edge < endEdge(transition); edge++) {
      if (target(edge) != state) {
        return false;
      }
    }
    return true;
  }

  /** Whether the model says what peers see of the end. */
  boolean tellsEnds() {
    return ends != null;
  }

  /** Whether a socket's peer sees the end in a state. */
  boolean seesEnd(int state, int socket) {
    return (ends[state] >>> socket & 1) != 0;
  }
}
