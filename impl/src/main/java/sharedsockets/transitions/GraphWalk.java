package sharedsockets.transitions;

import java.util.Arrays;
import java.util.BitSet;
import sharedsockets.binding.Binding;
import sharedsockets.binding.Call;
import sharedsockets.winsock.WinsockError;

/**
 * Drives the implementation through a model, state by state in the order of their distance.
 *
 * <p>For each transition a new machine is led to the state by the calls that were found to lead
 * there, and asked. Transitions that leave the model's state as it is are asked one after another
 * on one machine. What follows a transition is observed: all calls that look are made, and judged
 * by the graph from state to state.
 *
 * <p>Not thread-safe, but {@link #calls} and {@link #expanded} may be asked by other threads.
 */
final class GraphWalk {
  private static final int NONE = -1;

  /** The watch interrupts a call that does not return; nothing else does. */
  private static final String HANGS = "no return";

  /** Messages and events are taken, units read: looking twice sees what looking once has left. */
  private static final int ROUNDS = 2;

  private final Transitions transitions;
  private final Machines machines;
  private final boolean withPairs;

  private final int[] parentState;
  private final int[] parentEdge;
  private final int[] parentTransition;
  private final int[] order;
  private int reached;
  private volatile int expanded;

  private final BitSet driven = new BitSet();
  private final BitSet chosen = new BitSet();
  private int reachableTransitions;
  private int reachableEdges;
  private long observations;
  private long pairs;
  private volatile long calls;
  private long callsMade;

  // The run in progress: a machine, where it is by the model, and how it came there.
  private Binding machine;
  private int kind;
  private int state;
  private int[] run = new int[64];
  private int[] runEdges = new int[64];
  private int[] runStates = new int[64];
  private int length;

  /** Where the transition that is being driven stands in the run. */
  private int act;

  /** A wrong answer ends the walk. */
  static final class Stopped extends Exception {
    private static final long serialVersionUID = 1;

    final transient Wrong wrong;

    Stopped(Wrong wrong) {
      super(null, null, false, false);
      this.wrong = wrong;
    }
  }

  /**
   * A wrong answer, by numbers.
   *
   * @param edges those of the run
   * @param act which of them was driven last, the others after it being observations; -1: none
   * @param states the state before each of them
   * @param state the state in which the call was made
   * @param transition the call; -1 where only the peers were asked
   * @param observed what it came to
   */
  record Wrong(
      int kind, int[] edges, int[] states, int act, int state, int transition, String observed) {}

  GraphWalk(
      int states, int initialStates, Transitions transitions, Machines machines, boolean pairs) {
    this.transitions = transitions;
    this.machines = machines;
    this.withPairs = pairs;
    parentState = new int[states];
    parentEdge = new int[states];
    parentTransition = new int[states];
    order = new int[states];
    Arrays.fill(parentState, states);
    for (int initial = 0; initial < initialStates; initial++) {
      parentState[initial] = NONE;
      order[reached++] = initial;
    }
  }

  /** Calls made so far, now and then. */
  long calls() {
    return calls;
  }

  /** States done so far. */
  int expanded() {
    return expanded;
  }

  /** Walks to the end, or to the first wrong answer. */
  void run() throws Stopped {
    for (int i = 0; i < reached; i++) {
      drive(order[i]);
      expanded = i + 1;
    }
    calls = callsMade;
  }

  TransitionCoverage coverage() {
    return new TransitionCoverage(
        parentState.length,
        reached,
        reachableTransitions,
        driven.cardinality(),
        reachableEdges,
        chosen.cardinality(),
        observations,
        pairs,
        callsMade);
  }

  /** The same wrong answer, without those calls before it that have no part in it. */
  Wrong shortest(Wrong wrong) {
    Wrong shortest = wrong;
    if (wrong.observed().equals(HANGS)) {
      Thread.interrupted();
      return wrong; // Each further try would take seconds.
    }
    for (int i = wrong.edges().length - 1; i >= 0; i--) {
      int[] fewer = without(shortest.edges(), i);
      // What leaves the model's state as it is may be left out.
      if (shortest.states()[i] == transitions.target(shortest.edges()[i])) {
        Wrong again = again(shortest, fewer, i);
        shortest = again == null ? shortest : again;
      }
    }
    return shortest;
  }

  private static int[] without(int[] all, int index) {
    int[] fewer = new int[all.length - 1];
    System.arraycopy(all, 0, fewer, 0, index);
    System.arraycopy(all, index + 1, fewer, index, fewer.length - index);
    return fewer;
  }

  /** Goes the same way once more; null if everything is right then. */
  private Wrong again(Wrong wrong, int[] edges, int left) {
    kind = wrong.kind();
    machine = machines.newMachine(kind);
    state = wrong.states().length == 0 ? wrong.state() : wrong.states()[0];
    length = 0;
    act = left < wrong.act() ? wrong.act() - 1 : Math.min(wrong.act(), edges.length - 1);
    try {
      for (int edge : edges) {
        int transition = transitions.transition(state, edge);
        ask(transition);
        if (!isOf(edge, transition)) {
          return null;
        }
        take(edge, transition);
      }
      if (wrong.transition() == NONE) {
        checkEnds();
      } else {
        step(wrong.transition());
      }
      return null;
    } catch (Stopped e) {
      return e.wrong.edges().length == edges.length ? e.wrong : null;
    }
  }

  /** Drives all transitions of a state. */
  private void drive(int from) throws Stopped {
    int first = transitions.first(from);
    int end = transitions.end(from);
    if (first == end) {
      return;
    }
    reachableTransitions += end - first;
    reachableEdges += transitions.endEdge(end - 1) - transitions.firstEdge(first);
    lead(from, machines.kind(from));
    checkEnds();
    driveStaying(from);
    for (int transition = first; transition < end; transition++) {
      if (!transitions.stays(from, transition)) {
        driveLeaving(from, transition);
      }
    }
  }

  private void driveStaying(int from) throws Stopped {
    for (int t = transitions.first(from); t < transitions.end(from); t++) {
      if (transitions.stays(from, t)) {
        act = length;
        step(t);
        driven.set(t);
      }
    }
  }

  /** Once on each kind of machine that an answer speaks of. */
  private void driveLeaving(int from, int transition) throws Stopped {
    int firstEdge = transitions.firstEdge(transition);
    for (int edge = firstEdge; edge < transitions.endEdge(transition); edge++) {
      int wanted = machines.kind(transitions.target(edge));
      boolean seen = false;
      for (int earlier = firstEdge; earlier < edge; earlier++) {
        seen |= machines.kind(transitions.target(earlier)) == wanted;
      }
      if (!seen && withPairs) {
        drivePairs(from, transition, wanted);
      } else if (!seen) {
        lead(from, wanted);
        act = length;
        step(transition);
        driven.set(transition);
        observe(ROUNDS);
      }
    }
  }

  /** A transition after what can precede it in its state, and all that can follow it. */
  private void drivePairs(int from, int transition, int wanted) throws Stopped {
    stayAndLeave(from, transition, wanted, false);
    stayAndLeave(from, transition, wanted, true);
    int to = state;
    for (int t = transitions.first(to); t < transitions.end(to); t++) {
      if (!transitions.stays(to, t)) {
        lead(from, wanted);
        act = length;
        step(transition);
        step(t);
        pairs++;
        observe(1);
      }
    }
  }

  private void stayAndLeave(int from, int transition, int wanted, boolean backwards)
      throws Stopped {
    lead(from, wanted);
    stay(from, backwards);
    act = length;
    step(transition);
    driven.set(transition);
    checkEnds();
    stay(state, backwards);
  }

  /**
   * Makes the calls that leave a state as it is. Both orders are made by their callers: one of the
   * calls may undo the damage of the one before.
   */
  private void stay(int at, boolean backwards) throws Stopped {
    int first = transitions.first(at);
    int last = transitions.end(at) - 1;
    for (int i = 0; i <= last - first; i++) {
      int transition = backwards ? last - i : first + i;
      if (transitions.stays(at, transition)) {
        step(transition);
        pairs++;
      }
    }
  }

  private void observe(int rounds) throws Stopped {
    checkEnds();
    for (int round = 0; round < rounds; round++) {
      for (int rank = 0; rank < transitions.looking(); rank++) {
        int transition = transitions.find(state, rank);
        if (transition >= 0) {
          step(transition);
          observations++;
        }
      }
    }
  }

  /** Brings a new machine to a state, on the way that was found first. */
  private void lead(int to, int wantedKind) throws Stopped {
    length = 0;
    int depth = 0;
    for (int s = to; parentState[s] != NONE; s = parentState[s]) {
      depth++;
    }
    ensureRoom(depth);
    int s = to;
    for (int i = depth - 1; i >= 0; i--) {
      run[i] = parentTransition[s];
      runEdges[i] = parentEdge[s];
      s = parentState[s];
    }
    kind = wantedKind;
    machine = machines.newMachine(kind);
    state = s;
    act = NONE;
    while (length < depth) {
      int transition = run[length];
      int edge = runEdges[length];
      ask(transition);
      if (!isOf(edge, transition)) {
        throw wrong(transition);
      }
      take(edge, transition);
    }
    calls = callsMade;
  }

  /** Asks, judges, and follows the answer. */
  private void step(int transition) throws Stopped {
    ask(transition);
    int taken = NONE;
    for (int e = transitions.firstEdge(transition); e < transitions.endEdge(transition); e++) {
      if (isOf(e, transition)) {
        chosen.set(e);
        discover(e, transition);
        taken = taken == NONE ? e : taken;
      }
    }
    if (taken == NONE) {
      throw wrong(transition);
    }
    take(taken, transition);
  }

  private void discover(int edge, int transition) {
    int target = transitions.target(edge);
    if (parentState[target] == parentState.length && length == act) {
      parentState[target] = state;
      parentEdge[target] = edge;
      parentTransition[target] = transition;
      order[reached++] = target;
    }
  }

  private void ask(int transition) throws Stopped {
    callsMade++;
    Question question = transitions.question(transition);
    try {
      if (question.starts() >= 0) {
        machine.start(question.starts());
      }
      if (question.call() != null) {
        machine.make(question.call());
      }
    } catch (RuntimeException e) {
      throw new Stopped(
          new Wrong(kind, runSoFar(), statesSoFar(), act, state, transition, e.toString()));
    }
  }

  private boolean isOf(int edge, int transition) {
    AllowedAnswer answer = transitions.answer(edge);
    return answer == null
        || answer.isOf(machine, transitions.question(transition).call().recipient());
  }

  /** Goes along an edge: binds what was made to the names that it has there. */
  private void take(int edge, int transition) {
    ensureRoom(length + 1);
    runStates[length] = state;
    run[length] = transition;
    runEdges[length++] = edge;
    state = transitions.target(edge);
    AllowedAnswer answer = transitions.answer(edge);
    if (answer instanceof AllowedAnswer.NewDescriptor made) {
      Call call = transitions.question(transition).call();
      int process = call.recipient();
      machine.bindDescriptor(process, made.name());
      if (call.operation().makesSocket()) {
        machine.bindPeer(machines.socket(state, process, made.name()), process, made.name());
      }
    } else if (answer instanceof AllowedAnswer.NewInfo made) {
      machine.bindInfo(made.name());
    }
  }

  /** Whether the peers see what the model says of the end. */
  private void checkEnds() throws Stopped {
    if (!transitions.tellsEnds()) {
      return;
    }
    for (int socket = 0; socket < machines.sockets(); socket++) {
      if (machine.hasPeer(socket) && machine.sawEnd(socket) != transitions.seesEnd(state, socket)) {
        String observed =
            machine.sawEnd(socket) ? "the peer sees the end" : "the peer does not see the end";
        throw new Stopped(new Wrong(kind, runSoFar(), statesSoFar(), act, state, NONE, observed));
      }
      observations++;
    }
  }

  private Stopped wrong(int transition) {
    return new Stopped(
        new Wrong(kind, runSoFar(), statesSoFar(), act, state, transition, observed(transition)));
  }

  private String observed(int transition) {
    Call call = transitions.question(transition).call();
    return machine.error() == WinsockError.WSAEINTR ? HANGS : machine.describe(call);
  }

  private int[] runSoFar() {
    return Arrays.copyOf(runEdges, length);
  }

  private int[] statesSoFar() {
    return Arrays.copyOf(runStates, length);
  }

  private void ensureRoom(int wanted) {
    if (wanted >= run.length) {
      run = Arrays.copyOf(run, wanted * 2);
      runEdges = Arrays.copyOf(runEdges, wanted * 2);
      runStates = Arrays.copyOf(runStates, wanted * 2);
    }
  }
}
