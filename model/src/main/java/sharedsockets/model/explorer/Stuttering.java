package sharedsockets.model.explorer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.packed.PackedModel;

/**
 * Tells stuttering steps from others for a property {@code [][A]_v} where a packed state does not
 * hold all variables of {@code v}: compiled code counts those as changed. Here the interpreter
 * takes the way to the state once more, and gives them their values. Thread-safe.
 */
final class Stuttering {
  private final ConfiguredModule model;
  private final Set<String> stored;
  private final Supplier<CounterexampleReplay> ways;

  /** The way to the state that was asked for last. */
  private CounterexampleReplay way;

  private long end = -1;

  /**
   * For one search.
   *
   * @param ways makes a way of no steps yet
   */
  Stuttering(ConfiguredModule model, PackedModel packed, Supplier<CounterexampleReplay> ways) {
    this.model = model;
    this.stored = new HashSet<>(packed.storedVariables());
    this.ways = ways;
  }

  /** Whether a step for which A does not hold changes nothing of v. */
  synchronized boolean isStuttering(StateSet table, long state, long[] successor, int number) {
    ConfiguredModule.StepProperty property = model.stepProperties().get(number);
    if (stored.containsAll(model.uses(property.subscript()).reads())) {
      return false;
    }
    try {
      if (way == null || end != state) {
        way = ways.get();
        way.follow(table, state);
        end = state;
      }
      return !way.canViolate(property, successor);
    } catch (InvalidModel | EvaluationError e) {
      way = null;
      return false; // The search ends here, and says so.
    }
  }
}
