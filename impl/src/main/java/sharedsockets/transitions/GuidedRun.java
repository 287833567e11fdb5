package sharedsockets.transitions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.trace.Event;
import sharedsockets.winsock.WinsockError;

/**
 * A run of the reference implementation along a model: each step asks something that the model has
 * in the state reached so far, and judges the answer. Can be begun again and again. Not
 * thread-safe.
 */
public final class GuidedRun {
  private static final int NONE = -1;

  /**
   * A possible beginning of a run.
   *
   * @param state an initial state
   * @param machine a kind of machine that can be in it
   */
  public record Start(int state, int machine) implements Serializable {}

  /**
   * The questions of a run.
   *
   * @param start how it begins
   * @param questions in turn, by their numbers
   * @param states where they led; where the model may give a new thing one of several names, this
   *     is the one
   */
  public record Path(Start start, int[] questions, int[] states) {
    Path without(int index) {
      return new Path(start, without(questions, index), without(states, index));
    }

    private static int[] without(int[] numbers, int index) {
      int[] fewer = new int[numbers.length - 1];
      System.arraycopy(numbers, 0, fewer, 0, index);
      System.arraycopy(numbers, index + 1, fewer, index, fewer.length - index);
      return fewer;
    }
  }

  private final Language language;
  private final Transitions transitions;
  private final Machines machines;
  private final WrongAnswerReport report;
  private final BitSet fails;
  private final ShortestPaths paths;
  private int[] way = new int[32];

  private Binding machine;
  private Start start;
  private int state;
  private int[] edges = new int[64];
  private int[] states = new int[64];
  private int length;
  private int wrongTransition;
  private String wrong;

  /** Null unless a trace is wanted. */
  private Transcript transcript;

  GuidedRun(
      Language language,
      Transitions transitions,
      Machines machines,
      WrongAnswerReport report,
      BitSet fails,
      ShortestPaths paths) {
    this.paths = paths;
    this.language = language;
    this.transitions = transitions;
    this.machines = machines;
    this.report = report;
    this.fails = fails;
  }

  /** Begins with a new machine. */
  public void begin(Start from) {
    start = from;
    state = from.state();
    length = 0;
    wrong = null;
    machine = machines.newMachine(from.machine());
  }

  /** Begins, and goes the path to a state, as far as the implementation answers as it takes. */
  private boolean lead(int to) {
    int depth = 0;
    int first = to;
    if (paths.isReached(to)) {
      for (; paths.before(first) != NONE; first = paths.before(first)) {
        if (depth == way.length) {
          way = Arrays.copyOf(way, 2 * depth);
        }
        way[depth++] = first;
      }
    } else {
      first = 0;
    }
    begin(new Start(first, machines.kind(paths.isReached(to) ? to : first)));
    while (depth > 0) {
      int next = way[--depth];
      if (!take(paths.transition(next), next)) {
        return false;
      }
      if (state != next) {
        break;
      }
    }
    return true;
  }

  /**
   * Begins, goes the path to a transition's state, and takes it there. Where the implementation
   * answers otherwise than the path takes it, the run ends up in another state, and takes nothing.
   *
   * @return whether all answers are right
   */
  public boolean leadTo(int transition) {
    int to = transitions.state(transition);
    return lead(to) && (state != to || take(transition));
  }

  /** The state reached. */
  public int state() {
    return state;
  }

  /** The transition taken last, or -1 before the first. */
  public int lastTransition() {
    return length == 0 ? NONE : transitions.transition(states[length - 1], edges[length - 1]);
  }

  /** How many calls it has made. */
  public int calls() {
    return length;
  }

  /**
   * The transition of the present state whose question comes next in the model's order of
   * questions, which is the same for all states; after the last one the first.
   *
   * @param question from 0
   * @param mayFail whether it may be a call that only fails here
   * @return a transition, or -1 where there is none
   */
  public int next(int question, boolean mayFail) {
    int first = transitions.first(state);
    int end = transitions.end(state);
    int found = transitions.atOrAfter(state, question);
    for (int i = end - first; i > 0; i--) {
      if (found == end) {
        found = first;
      }
      if (mayFail || !fails.get(found)) {
        return found;
      }
      found++;
    }
    return NONE;
  }

  /** The transition of the present state that asks just this, or -1. */
  public int find(int question) {
    return transitions.find(state, question);
  }

  /** The number of a transition's question. */
  public int question(int transition) {
    return transitions.rank(transition);
  }

  /**
   * Asks what a transition of the present state asks.
   *
   * @return whether the answer is one that the model allows; otherwise the run is over
   */
  public boolean take(int transition) {
    return take(transition, NONE);
  }

  /** Of names that the answer may be given, the one is taken that leads to a state, if one does. */
  private boolean take(int transition, int wanted) {
    Question question = transitions.question(transition);
    try {
      ask(question);
    } catch (RuntimeException e) {
      return isWrong(transition, e.toString());
    }
    int taken = NONE;
    for (int e = transitions.firstEdge(transition); e < transitions.endEdge(transition); e++) {
      AllowedAnswer answer = transitions.answer(e);
      if ((taken == NONE || transitions.target(e) == wanted)
          && (answer == null || answer.isOf(machine, question.call().recipient()))) {
        taken = e;
      }
    }
    if (taken != NONE) {
      go(taken, question.call(), transitions.answer(taken));
      return true;
    }
    return isWrong(
        transition,
        machine.error() == WinsockError.WSAEINTR ? "no return" : machine.describe(question.call()));
  }

  private void ask(Question question) {
    if (question.starts() >= 0) {
      machine.start(question.starts());
    }
    Call call = question.call();
    if (call != null) {
      Event request = transcript == null ? null : transcript.request(call, machine);
      machine.make(call);
      if (transcript != null) {
        transcript.answered(request, call, machine);
      }
    }
  }

  private void go(int edge, Call call, AllowedAnswer answer) {
    if (length == edges.length) {
      edges = Arrays.copyOf(edges, 2 * length);
      states = Arrays.copyOf(states, 2 * length);
    }
    states[length] = state;
    edges[length++] = edge;
    state = transitions.target(edge);
    if (answer instanceof AllowedAnswer.NewDescriptor made) {
      int process = call.recipient();
      int socket = machines.socket(state, process, made.name());
      machine.bindDescriptor(process, made.name());
      if (call.operation().makesSocket()) {
        machine.bindPeer(socket, process, made.name());
      }
      if (transcript != null) {
        transcript.bindDescriptor(call, machine, socket);
      }
    } else if (answer instanceof AllowedAnswer.NewInfo made) {
      machine.bindInfo(made.name());
      if (transcript != null) {
        transcript.bindInfo(made.name());
      }
    }
  }

  private boolean isWrong(int transition, String observed) {
    wrongTransition = transition;
    wrong = observed;
    return false;
  }

  /**
   * Looks at the whole state: at what the peers have seen, then by all calls that look rather than
   * do.
   *
   * @param taken told each transition
   * @return whether all is as the model says; otherwise the run is over
   */
  public boolean look(IntConsumer taken) {
    if (!endsAreRight()) {
      return false;
    }
    for (int rank = 0; rank < transitions.looking(); rank++) {
      int transition = transitions.find(state, rank);
      if (transition >= 0) {
        if (!take(transition)) {
          return false;
        }
        taken.accept(transition);
      }
    }
    return true;
  }

  private boolean endsAreRight() {
    if (transitions.tellsEnds()) {
      for (int socket = 0; socket < machines.sockets(); socket++) {
        if (machine.hasPeer(socket)
            && machine.sawEnd(socket) != transitions.seesEnd(state, socket)) {
          if (transcript != null && machine.sawEnd(socket)) {
            transcript.sawEnd(socket);
          }
          return isWrong(
              NONE,
              machine.sawEnd(socket) ? "the peer sees the end" : "the peer does not see the end");
        }
      }
    }
    return true;
  }

  /** The initial state and questions of this run, the wrong answer's last. */
  public Path path() {
    int[] questions = new int[wrongTransition == NONE || wrong == null ? length : length + 1];
    int[] targets = new int[questions.length];
    for (int i = 0; i < length; i++) {
      questions[i] = transitions.rank(transitions.transition(states[i], edges[i]));
      targets[i] = transitions.target(edges[i]);
    }
    if (questions.length > length) {
      questions[length] = transitions.rank(wrongTransition);
      targets[length] = NONE;
    }
    return new Path(start, questions, targets);
  }

  /** What was answered wrongly, if anything was. */
  public Optional<WrongAnswer> divergence() {
    return wrong == null ? Optional.empty() : Optional.of(report.of(wrongNumbers()));
  }

  private GraphWalk.Wrong wrongNumbers() {
    return new GraphWalk.Wrong(
        start.machine(),
        Arrays.copyOf(edges, length),
        Arrays.copyOf(states, length),
        length - 1,
        state,
        wrongTransition,
        wrong);
  }

  /**
   * Goes the way of another run: what cannot be asked is left out.
   *
   * @return whether all is as the model says, in the end too
   */
  public boolean go(Path path) {
    begin(path.start());
    for (int i = 0; i < path.questions().length; i++) {
      int transition = transitions.find(state, path.questions()[i]);
      if (transition >= 0 && !take(transition, path.states()[i])) {
        return false;
      }
    }
    return look(transition -> {});
  }

  /** A part of a path that is answered wrongly in the same call; no question can be left out. */
  public Path shortest(Path wrongPath) {
    return go(wrongPath) ? wrongPath : new PathShrinker(this).shortest();
  }

  /** A run that goes this way, as a trace: what was asked, and what was answered. */
  public List<Event> trace(Path path) {
    transcript = new Transcript(language);
    try {
      go(path);
      return transcript.events();
    } finally {
      transcript = null;
    }
  }

  /** What the machine of a run does where the documents are silent, by the names of the points. */
  public Map<String, String> profile(Start of) {
    return machines.profile(of.machine());
  }

  /** The same for wrong answers in the same call. */
  String key() {
    return wrongTransition == NONE
        ? wrong
        : String.valueOf(transitions.question(wrongTransition).call().operation());
  }
}
