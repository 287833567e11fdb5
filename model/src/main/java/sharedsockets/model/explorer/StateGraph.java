package sharedsockets.model.explorer;

import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.cfg.InvalidConfig;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.domain.DomainReader;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.packed.PackedModel;
import sharedsockets.model.packed.PackedSteps;
import sharedsockets.model.sany.InvalidModule;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.value.Value;

/**
 * All states of a model and all steps between them.
 *
 * <p>States, edges and labels have numbers from 0. States are numbered in the order of their
 * distance from the initial ones, which come first; the edges of a state have consecutive numbers.
 * An edge's label is the value that one variable, the observed one, has after the step; edges that
 * lead to the same state with the same label are one edge.
 *
 * <p>Needs about 8 bytes an edge, and what the explorer needs for a state. Immutable.
 */
public final class StateGraph {
  private final GraphSearch found;

  private StateGraph(GraphSearch found) {
    this.found = found;
  }

  /**
   * Explores a model by compiled code, without looking at its properties.
   *
   * @param observed the variable that labels the edges; it need not be part of the VIEW
   * @throws InvalidModel if the model is broken, is beyond what the compiled engine supports, or
   *     does not fit into memory
   */
  public static StateGraph explore(Model model, String observed) throws InvalidModel {
    return explore(model, observed, Map.of());
  }

  /**
   * The same, with other values for some of the model's constants.
   *
   * @throws InvalidModel likewise, and if the module has no such constant
   */
  public static StateGraph explore(Model model, String observed, Map<String, Value> constants)
      throws InvalidModel {
    String file = model.cfg().getFileName().toString();
    try {
      ConfiguredModule module =
          new ConfiguredModule(
              new ModuleLoader().load(model.module(), model.library()),
              // Invariants stay: they may say types.
              ModelConfig.read(model.cfg()).withoutProperties(constants));
      for (String constant : constants.keySet()) {
        if (!module.module().constants().containsKey(constant)) {
          throw new InvalidModel(file + ": the module has no constant " + constant);
        }
      }
      if (!module.module().variables().contains(observed)) {
        throw new InvalidModel(file + ": the module has no variable " + observed);
      }
      return new StateGraph(search(module, observed, file));
    } catch (InvalidModule | InvalidConfig | Unsupported | EvaluationError e) {
      throw new InvalidModel(file + ": " + e.getMessage());
    } catch (OutOfMemoryError e) {
      throw new InvalidModel(file + ": not enough memory for its states; give Java more (-Xmx)");
    }
  }

  private static GraphSearch search(ConfiguredModule module, String observed, String file)
      throws InvalidModel {
    Interpreter interpreter = new Interpreter(module);
    List<Value[]> initial = new Actions(module, interpreter).initialStates();
    DomainReader.Room room = DomainReader.Room.SMALL;
    while (true) {
      PackedModel packed = new PackedModel(module, interpreter, room, observed);
      try {
        GraphSearch search = new GraphSearch(packed, true);
        search.run(initial);
        return search;
      } catch (PackedSteps.Failure e) {
        throw new InvalidModel(file + ": " + packed.failures().get(e.number));
      } catch (PackedSteps.OutOfRange e) {
        room = packed.isRoomAssumed() ? room.larger() : null;
        if (room == null) {
          throw new InvalidModel(file + ": a variable gets a value outside its type");
        }
      }
    }
  }

  /** How many states there are. */
  public int states() {
    return found.states();
  }

  /** How many of them, the first ones, are initial. */
  public int initialStates() {
    return found.initialStates();
  }

  /** How many edges there are. */
  public int edges() {
    return found.firstEdge(states());
  }

  /** How many successors were generated, each counted as often as ways lead to it. */
  public long generated() {
    return found.generated();
  }

  /** The first edge of a state; its last one comes before the first of the next state. */
  public int firstEdge(int state) {
    return found.firstEdge(state);
  }

  /** The number after that of a state's last edge. */
  public int endEdge(int state) {
    return found.firstEdge(state + 1);
  }

  /** The state that an edge leads to. */
  public int target(int edge) {
    return found.target(edge);
  }

  /** An edge's label. */
  public int label(int edge) {
    return found.label(edge);
  }

  /** How many different labels there are. */
  public int labels() {
    return found.labels().size();
  }

  /** The observed variable's value that a label stands for. */
  public Value labelValue(int label) {
    return found.labels().get(label);
  }

  /** The variables whose values {@link #value} gives, in the module's order. */
  public List<String> variables() {
    return found.model().storedVariables();
  }

  /**
   * Those of them that tell states apart: the VIEW's. What another one holds in a state is what it
   * held on the first way that was found to it.
   */
  public List<String> viewedVariables() {
    return found.model().keyVariables();
  }

  /**
   * The value of a variable in a state.
   *
   * @throws IllegalArgumentException if it is none of {@link #variables}
   */
  public Value value(int state, String variable) {
    return found.value(state, variable);
  }

  @Override
  public String toString() {
    return states() + " states, " + edges() + " edges, " + labels() + " labels";
  }
}
