package sharedsockets.model.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.value.Value;

/**
 * The group of permutations of model values that a .cfg's SYMMETRY generates: states that they map
 * to each other count as one.
 */
public final class Symmetry {
  private static final int MOST = 5_040;

  private final List<Map<Value, Value>> permutations;

  private Symmetry(List<Map<Value, Value>> permutations) {
    this.permutations = permutations;
  }

  /**
   * Evaluates what the .cfg names; without a SYMMETRY there is no permutation.
   *
   * @throws Unsupported if it is no set of permutations of model values, or they are too many
   */
  public static Symmetry of(ConfiguredModule model, Interpreter interpreter) {
    Expr named = model.symmetry();
    if (named == null) {
      return new Symmetry(List.of());
    }
    Set<Map<Value, Value>> generators = new LinkedHashSet<>();
    Value set = interpreter.constant(named);
    for (Value function : Interpreter.elements(set, named.at())) {
      generators.add(permutation(function, named));
    }
    Set<Map<Value, Value>> group = new LinkedHashSet<>(Set.of(Map.of()));
    Deque<Map<Value, Value>> open = new ArrayDeque<>(group);
    while (!open.isEmpty()) {
      Map<Value, Value> some = open.remove();
      for (Map<Value, Value> generator : generators) {
        Map<Value, Value> both = composed(some, generator);
        if (group.add(both)) {
          open.add(both);
        }
      }
      if (group.size() > MOST) {
        throw new Unsupported(named.at(), "SYMMETRY of more than " + MOST + " permutations");
      }
    }
    group.remove(Map.of());
    return new Symmetry(List.copyOf(group));
  }

  /** The values that a permutation moves, with those that it moves them to. */
  private static Map<Value, Value> permutation(Value function, Expr at) {
    Map<Value, Value> pairs = Values.pairs(function);
    if (pairs == null
        || !pairs.keySet().stream().allMatch(Value.ModelValue.class::isInstance)
        || !Set.copyOf(pairs.values()).equals(pairs.keySet())) {
      throw new Unsupported(at.at(), "SYMMETRY of what is no permutation of model values");
    }
    return moved(pairs);
  }

  private static Map<Value, Value> composed(Map<Value, Value> first, Map<Value, Value> second) {
    Set<Value> all = new LinkedHashSet<>(first.keySet());
    all.addAll(second.keySet());
    Map<Value, Value> both = new LinkedHashMap<>();
    for (Value value : all) {
      Value between = first.getOrDefault(value, value);
      both.put(value, second.getOrDefault(between, between));
    }
    return moved(both);
  }

  private static Map<Value, Value> moved(Map<Value, Value> pairs) {
    Map<Value, Value> moved = new LinkedHashMap<>(pairs);
    moved.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
    return moved;
  }

  /** All permutations but that which moves nothing, each as the values that it moves. */
  public List<Map<Value, Value>> permutations() {
    return permutations;
  }

  /** What becomes of a value where its model values are permuted. */
  public static Value image(Value value, Map<Value, Value> permutation) {
    if (value instanceof Value.SetOf set) {
      return Values.set(images(set.elements(), permutation));
    } else if (value instanceof Value.Tuple tuple) {
      return new Value.Tuple(images(tuple.elements(), permutation));
    } else if (value instanceof Value.Fields || value instanceof Value.Function) {
      Map<Value, Value> pairs = new LinkedHashMap<>();
      Values.pairs(value)
          .forEach(
              (key, element) -> pairs.put(image(key, permutation), image(element, permutation)));
      return Values.function(pairs);
    }
    return permutation.getOrDefault(value, value);
  }

  private static List<Value> images(Iterable<Value> values, Map<Value, Value> permutation) {
    List<Value> images = new ArrayList<>();
    values.forEach(value -> images.add(image(value, permutation)));
    return images;
  }
}
