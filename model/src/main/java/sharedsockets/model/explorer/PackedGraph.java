package sharedsockets.model.explorer;

import java.util.List;
import sharedsockets.model.liveness.StepGraph;
import sharedsockets.model.value.Value;

/** The states and steps that a search has found, as the check of temporal properties sees them. */
final class PackedGraph implements StepGraph {
  private final GraphSearch found;
  private final List<String> variables;
  private final List<String> seen;
  private final String unseen;

  /**
   * A view of a search that has ended.
   *
   * @param variables of the module
   * @param unseen the variable that states do not hold and that labels the steps; or null
   */
  PackedGraph(GraphSearch found, List<String> variables, String unseen) {
    this.found = found;
    this.variables = variables;
    this.seen = found.model().storedVariables();
    this.unseen = unseen;
  }

  @Override
  public int states() {
    return found.states();
  }

  @Override
  public int initialStates() {
    return found.initialStates();
  }

  @Override
  public int firstStep(int state) {
    return found.firstEdge(state);
  }

  @Override
  public int endStep(int state) {
    return found.firstEdge(state + 1);
  }

  @Override
  public int target(int step) {
    return found.target(step);
  }

  @Override
  public Value[] values(int state) {
    Value[] values = new Value[variables.size()];
    for (int i = 0; i < values.length; i++) {
      if (seen.contains(variables.get(i))) {
        values[i] = found.value(state, variables.get(i));
      }
    }
    return values;
  }

  @Override
  public Value[] valuesAfter(int step) {
    Value[] values = values(found.target(step));
    if (unseen != null) {
      values[variables.indexOf(unseen)] = found.labels().get(found.label(step));
    }
    return values;
  }
}
