package sharedsockets.fuzz.model;

import java.util.List;
import sharedsockets.transitions.GuidedRun;

/**
 * A program on the implementation, along one model after another. All methods say whether all
 * answers were right; after a wrong one the program is over.
 */
final class ProgramRun {
  private static final int MAY_FAIL = 3;

  private final AllTransitions transitions;
  private final TransitionNumbers numbers;
  private final GuidedRun[] runs;
  private int model;
  private int last;
  private volatile long calls;

  ProgramRun(AllTransitions transitions, TransitionNumbers numbers) {
    this.transitions = transitions;
    this.numbers = numbers;
    runs =
        transitions.models().stream().map(each -> each.model().newRun()).toArray(GuidedRun[]::new);
  }

  /** Begins in an initial state. */
  boolean begin(int number) {
    List<ModelCoverage> models = transitions.models();
    model = Math.floorMod(number, models.size());
    List<GuidedRun.Start> starts = models.get(model).model().starts();
    runs[model].begin(starts.get(Math.floorMod(number / models.size(), starts.size())));
    return true;
  }

  /** Begins with the transition that a number stands for. */
  boolean beginAt(int number) {
    last = 0;
    return goOnAt(number);
  }

  /** Goes on with the transition that a number stands for, on a new machine. */
  boolean goOnAt(int number) {
    last = numbers.transition(number, last);
    model = transitions.modelOf(last);
    int transition = last - transitions.first(model);
    boolean isRight = runs[model].leadTo(transition);
    if (runs[model].lastTransition() == transition) {
      reach(transition);
    }
    return isRight;
  }

  /** Makes the call of a number, or where the state does not have it, the next one. */
  boolean call(int number) {
    int question = Math.floorMod(number >> 2, current().model().questions());
    int transition = runs[model].next(question, (number & MAY_FAIL) == 0);
    if (transition == AllTransitions.NONE) {
      return true;
    }
    boolean isRight = runs[model].take(transition);
    last = transitions.first(model) + transition;
    reach(transition);
    return isRight;
  }

  /** Looks at the whole state. */
  boolean look() {
    boolean isRight = runs[model].look(current()::reach);
    calls += runs[model].calls();
    return isRight;
  }

  private void reach(int transition) {
    current().reach(transition);
    current().reachState(runs[model].state());
  }

  private ModelCoverage current() {
    return transitions.models().get(model);
  }

  /** What was wrong, since the last new machine. */
  ModelFinding finding() {
    return new ModelFinding(current(), runs[model]);
  }

  /** Calls made so far, by all programs; may be asked by other threads. */
  long calls() {
    return calls;
  }
}
