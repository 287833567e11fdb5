package sharedsockets.model.eval;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Location;
import sharedsockets.model.value.Value;

/**
 * Equality and membership as TLC has them: a model value differs from everything else, and values
 * of other different kinds, such as a number and a string, are not compared but an error.
 */
final class Comparison {
  private final Location at;

  /** Comparisons within an expression, whose place errors name. */
  Comparison(Location at) {
    this.at = at;
  }

  boolean same(Value a, Value b) {
    if (a.equals(b)) {
      return true;
    } else if (a instanceof Value.ModelValue || b instanceof Value.ModelValue) {
      return false;
    } else if (a instanceof Value.SetOf x && b instanceof Value.SetOf y) {
      return x.elements().size() == y.elements().size()
          && x.elements().stream().allMatch(element -> isIn(element, y.elements()));
    } else if (a instanceof Value.Tuple x && b instanceof Value.Tuple y) {
      return x.elements().size() == y.elements().size() && allSame(x.elements(), y.elements());
    } else if (a instanceof Value.Fields x && b instanceof Value.Fields y) {
      return x.fields().keySet().equals(y.fields().keySet())
          && x.fields().entrySet().stream()
              .allMatch(field -> same(field.getValue(), y.fields().get(field.getKey())));
    }
    Map<Value, Value> x = Values.pairs(a);
    Map<Value, Value> y = Values.pairs(b);
    if (x != null && y != null) {
      return x.size() == y.size()
          && x.keySet().stream().allMatch(key -> isIn(key, y.keySet()))
          && x.entrySet().stream().allMatch(pair -> same(pair.getValue(), y.get(pair.getKey())));
    } else if (a.getClass() != b.getClass()) {
      throw new EvaluationError(at, a + " and " + b + " are compared, which differ in kind");
    }
    return false;
  }

  private boolean allSame(Iterable<Value> a, Iterable<Value> b) {
    Iterator<Value> second = b.iterator();
    for (Value first : a) {
      if (!same(first, second.next())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value is an element of an enumerated set. */
  boolean isIn(Value value, Set<Value> set) {
    if (set.contains(value)) {
      return true;
    }
    for (Value element : set) {
      if (!(element instanceof Value.ModelValue)) {
        same(value, element);
        break;
      }
    }
    return false;
  }

  /** A set of these elements, which must be of one kind. */
  Value.SetOf set(Iterable<Value> elements) {
    Value known = null;
    for (Value element : elements) {
      if (known != null) {
        same(known, element);
      } else if (!(element instanceof Value.ModelValue)) {
        known = element;
      }
    }
    return Values.set(elements);
  }
}
