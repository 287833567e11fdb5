package sharedsockets.model.liveness;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.value.Value;

/** The truth of atoms in states and of steps, found by the interpreter, each once. */
final class Valuation {
  /** As a step's number: nothing changes. */
  static final int STUTTERING = -1;

  private static final byte TRUE = 1;
  private static final byte FALSE = 2;

  private final StepGraph graph;
  private final Interpreter interpreter;
  private final Actions actions;
  private final Map<Atom, byte[]> known = new HashMap<>();

  /** The state whose values were asked for last. */
  private int state = -1;

  private Value[] values;

  Valuation(StepGraph graph, Interpreter interpreter, Actions actions) {
    this.graph = graph;
    this.interpreter = interpreter;
    this.actions = actions;
  }

  /** Whether a predicate holds in a state, or an action is enabled there. */
  boolean holds(Atom atom, int inState) {
    byte[] truths = known.computeIfAbsent(atom, any -> new byte[graph.states()]);
    if (truths[inState] == 0) {
      boolean holds =
          atom.kind() == Atom.Kind.STATE
              ? interpreter.holds(atom.expr(), atom.scope(), valuesOf(inState), null)
              : happens(atom.step(), inState)
                  || actions.isEnabled(atom.expr(), atom.scope(), valuesOf(inState));
      truths[inState] = holds ? TRUE : FALSE;
    }
    return truths[inState] == TRUE;
  }

  /** Whether a step of an action leads on from a state: then it is enabled there. */
  private boolean happens(Atom action, int inState) {
    return action != null
        && IntStream.range(graph.firstStep(inState), graph.endStep(inState))
            .anyMatch(step -> holds(action, inState, step));
  }

  /** Whether a step from a state is one of {@code [A]_v} or {@code <<A>>_v}. */
  boolean holds(Atom atom, int from, int step) {
    if (step == STUTTERING) {
      return atom.holdsOfStuttering();
    }
    byte[] truths = known.computeIfAbsent(atom, any -> new byte[graph.endStep(graph.states() - 1)]);
    if (truths[step] == 0) {
      boolean holds =
          interpreter.holds(atom.expr(), atom.scope(), valuesOf(from), graph.valuesAfter(step));
      truths[step] = holds ? TRUE : FALSE;
    }
    return truths[step] == TRUE;
  }

  private Value[] valuesOf(int wanted) {
    if (state != wanted) {
      values = graph.values(wanted);
      state = wanted;
    }
    return values;
  }
}
