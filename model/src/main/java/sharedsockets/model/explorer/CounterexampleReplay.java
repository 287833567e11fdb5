package sharedsockets.model.explorer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.packed.Orbits;
import sharedsockets.model.packed.PackedModel;
import sharedsockets.model.packed.PackedSteps;
import sharedsockets.model.value.Value;

/**
 * Makes a counterexample of packed states: the interpreter takes the same way again, which gives
 * every variable its value, those that are not stored too.
 */
final class CounterexampleReplay {
  private final ConfiguredModule model;
  private final Interpreter interpreter;
  private final Actions actions;
  private final PackedModel packed;
  private final Orbits orbits;
  private final List<Counterexample.State> states = new ArrayList<>();
  private Value[] last;

  CounterexampleReplay(
      ConfiguredModule model, Interpreter interpreter, Actions actions, PackedModel packed) {
    this.model = model;
    this.interpreter = interpreter;
    this.actions = actions;
    this.packed = packed;
    this.orbits = packed.orbits();
  }

  /** Goes to a stored state. */
  void follow(StateSet table, long state) throws InvalidModel {
    Deque<long[]> way = new ArrayDeque<>();
    for (long number = state; number >= 0; number = table.parent(number)) {
      way.push(table.state(number));
    }
    for (long[] each : way) {
      if (!advance(values -> isPacked(values, each))) {
        throw otherSteps();
      }
    }
  }

  /** Goes one step further, to a packed state. */
  void advance(long[] target) throws InvalidModel {
    if (!advance(values -> isPacked(values, target))) {
      throw otherSteps();
    }
  }

  /** The same, by a step after which a variable that is not packed has a value. */
  void advance(long[] target, String variable, Value value) throws InvalidModel {
    int index = model.module().variables().indexOf(variable);
    if (!advance(values -> values[index].equals(value) && isPacked(values, target))) {
      throw otherSteps();
    }
  }

  /** A CHOOSE among several may be one reason. */
  InvalidModel otherSteps() {
    String place = last == null ? "initial states" : "a step from " + states.get(states.size() - 1);
    return new InvalidModel(
        "the compiled code and the interpreter disagree on " + place + ": use --engine tlc");
  }

  /** Goes one step further, to a packed state, by a step that violates a property. */
  void advance(long[] target, ConfiguredModule.StepProperty property) throws InvalidModel {
    Value[] from = last;
    if (!advance(values -> isPacked(values, target) && violates(property, from, values))) {
      throw otherSteps();
    }
  }

  /** Goes to the first successor, or at the start initial state, that satisfies a condition. */
  boolean advance(Predicate<Value[]> condition) {
    if (last == null) {
      for (Value[] initial : actions.initialStates()) {
        if (condition.test(initial)) {
          arrive("", "", initial);
          return true;
        }
      }
      return false;
    }
    for (Actions.Successor successor : actions.successors(last)) {
      if (condition.test(successor.values())) {
        arrive(successor.action(), words(successor.at()), successor.values());
        return true;
      }
    }
    return false;
  }

  /** Whether a step from here to a packed state violates a property. */
  boolean canViolate(ConfiguredModule.StepProperty property, long[] target) {
    return actions.successors(last).stream()
        .map(Actions.Successor::values)
        .anyMatch(values -> isPacked(values, target) && violates(property, last, values));
  }

  private static String words(sharedsockets.model.ast.Location at) {
    String file = at.file();
    return "line %d, col %d to line %d, col %d of module %s"
        .formatted(
            at.line(),
            at.column(),
            at.endLine(),
            at.endColumn(),
            file.substring(0, file.lastIndexOf('.')));
  }

  private void arrive(String action, String place, Value[] values) {
    Map<String, Value> variables = new LinkedHashMap<>();
    List<String> names = model.module().variables();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), values[i]);
    }
    states.add(new Counterexample.State(action, place, variables));
    last = values;
  }

  private boolean isPacked(Value[] values, long[] target) {
    try {
      return Arrays.equals(
          orbits.representative(packed.pack(values)), orbits.representative(target));
    } catch (PackedSteps.OutOfRange e) {
      return false;
    }
  }

  /** Whether a state cannot be stored. */
  boolean isOutOfRange(Value[] values) {
    try {
      packed.pack(values);
      return false;
    } catch (PackedSteps.OutOfRange e) {
      return true;
    }
  }

  /** The state that the way so far leads to. */
  Value[] last() {
    return last;
  }

  private boolean violates(ConfiguredModule.StepProperty property, Value[] from, Value[] to) {
    return !interpreter.holds(property, from, to);
  }

  Counterexample counterexample() {
    return counterexample(OptionalInt.empty());
  }

  /** The same of a behaviour without end. */
  Counterexample counterexample(OptionalInt loopsTo) {
    return new Counterexample(states, loopsTo);
  }
}
