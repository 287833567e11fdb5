package sharedsockets.model.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import sharedsockets.model.value.Value;

/**
 * A behaviour that violates a property.
 *
 * @param states from an initial state on; empty where nothing is violated
 * @param loopsTo for a temporal property: the number of the state after the last one, counted from
 *     1; the last state's own number where nothing happens any more
 */
public record Counterexample(List<State> states, OptionalInt loopsTo) {
  /** No behaviour at all. */
  public static final Counterexample NONE = new Counterexample(List.of(), OptionalInt.empty());

  public Counterexample {
    states = List.copyOf(states);
  }

  /**
   * One state and the action that led to it.
   *
   * @param action the action's name; empty for an initial state
   * @param place where the action stands, in words; may be empty
   * @param variables each variable's value, in the engine's order
   */
  public record State(String action, String place, Map<String, Value> variables) {}
}
