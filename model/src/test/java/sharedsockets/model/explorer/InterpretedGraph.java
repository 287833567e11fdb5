package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.liveness.StepGraph;
import sharedsockets.model.value.Value;

/** States and steps in lists, as a search finds them one after the other. */
final class InterpretedGraph implements StepGraph {
  private final List<Value[]> states = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<Integer> targets = new ArrayList<>();
  private final List<Value[]> after = new ArrayList<>();
  private int initial;

  void addState(Value[] values) {
    states.add(values);
  }

  void endInitial() {
    initial = states.size();
  }

  /** Adds a step of the state that is the first without an end of its steps. */
  void addStep(int target, Value[] values) {
    targets.add(target);
    after.add(values);
  }

  void endSteps() {
    ends.add(targets.size());
  }

  @Override
  public int states() {
    return states.size();
  }

  @Override
  public int initialStates() {
    return initial;
  }

  @Override
  public int firstStep(int state) {
    return state == 0 ? 0 : ends.get(state - 1);
  }

  @Override
  public int endStep(int state) {
    return ends.get(state);
  }

  @Override
  public int target(int step) {
    return targets.get(step);
  }

  @Override
  public Value[] values(int state) {
    return states.get(state);
  }

  @Override
  public Value[] valuesAfter(int step) {
    return after.get(step);
  }
}
