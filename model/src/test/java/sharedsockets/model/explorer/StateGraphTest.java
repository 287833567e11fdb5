package sharedsockets.model.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Progress;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.value.Value;

final class StateGraphTest {
  private static final String OBSERVED = "obs";

  private static Model model(String name) throws InvalidModel {
    return Models.read(Path.of("").toAbsolutePath()).find(name).model();
  }

  @Test
  void itHasTheStatesAndStepsThatTheEngineCounts() throws Exception {
    Model model = model("descriptors-small");

    StateGraph graph = StateGraph.explore(model, OBSERVED);

    Progress counted = new ExplorerEngine().explore(model, 1, progress -> {}).reached();
    assertThat(graph.states()).isEqualTo((int) counted.distinct());
    assertThat(graph.generated()).isEqualTo(counted.generated());
    // Of the generated ones the initial states are no steps.
    assertThat(graph.edges()).isEqualTo((int) counted.generated() - graph.initialStates());
    assertThat(graph.initialStates()).isEqualTo(8);
  }

  /** The interpreter knows nothing of packed states. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "options-unnamed-small",
        "notification-small",
        "windows-close-small",
        "accept-options-small"
      })
  void itsEdgesAreTheInterpretersSteps(String name) throws Exception {
    Model model = model(name);
    StateGraph graph = StateGraph.explore(model, OBSERVED);
    ConfiguredModule module =
        new ConfiguredModule(
            new ModuleLoader().load(model.module(), model.library()),
            ModelConfig.read(model.cfg()));
    Actions actions = new Actions(module, new Interpreter(module));
    List<String> variables = module.module().variables();
    int observed = variables.indexOf(OBSERVED);
    Value unread = actions.initialStates().get(0)[observed];

    for (int state = 0; state < graph.states(); state += 1 + graph.states() / 15) {
      Value[] values = values(graph, variables, state, unread);
      Set<List<Value>> steps = new HashSet<>();
      actions.successors(values).forEach(step -> steps.add(seen(graph, variables, step.values())));
      List<List<Value>> edges = new ArrayList<>();
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        Value label = graph.labelValue(graph.label(edge));
        edges.add(seen(graph, variables, values(graph, variables, graph.target(edge), label)));
      }
      assertThat(edges).containsExactlyInAnyOrderElementsOf(steps);
    }
  }

  /** What is observed, and what tells states apart. */
  private static List<Value> seen(StateGraph graph, List<String> variables, Value[] values) {
    return IntStream.range(0, values.length)
        .filter(
            i ->
                variables.get(i).equals(OBSERVED)
                    || graph.viewedVariables().contains(variables.get(i)))
        .mapToObj(i -> values[i])
        .toList();
  }

  private static Value[] values(
      StateGraph graph, List<String> variables, int state, Value observed) {
    return variables.stream()
        .map(name -> graph.variables().contains(name) ? graph.value(state, name) : observed)
        .toArray(Value[]::new);
  }

  @Test
  void itNamesAVariableThatIsNotThere() {
    assertThatThrownBy(() -> StateGraph.explore(model("options-small"), "seen"))
        .isInstanceOf(InvalidModel.class)
        .hasMessage("options-small.cfg: the module has no variable seen");
  }
}
