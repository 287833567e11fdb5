package sharedsockets.model.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sharedsockets.model.ast.Location;
import sharedsockets.model.value.Value;

/** Values in one form each: a function over {@code 1..n} is a tuple, one over strings a record. */
public final class Values {
  /** The largest set that is ever enumerated. */
  private static final int MOST_ELEMENTS = 1 << 20;

  /** Integers ascending, strings and model values by name, structures by their parts. */
  public static final Comparator<Value> ORDER = Values::compare;

  private Values() {}

  public static Value.Int integer(long n) {
    return new Value.Int(BigInteger.valueOf(n));
  }

  public static Value function(Map<Value, Value> pairs) {
    if (pairs.isEmpty()) {
      return new Value.Tuple(List.of());
    }
    if (pairs.keySet().stream().allMatch(Value.Text.class::isInstance)) {
      Map<String, Value> fields = new LinkedHashMap<>();
      pairs.forEach((k, v) -> fields.put(((Value.Text) k).text(), v));
      return new Value.Fields(fields);
    }
    List<Value> tuple = new ArrayList<>();
    for (int i = 1; i <= pairs.size(); i++) {
      Value element = pairs.get(integer(i));
      if (element == null) {
        return new Value.Function(pairs);
      }
      tuple.add(element);
    }
    return new Value.Tuple(tuple);
  }

  /** A function's, tuple's or record's pairs; null for what is none. */
  public static Map<Value, Value> pairs(Value f) {
    Map<Value, Value> pairs = new LinkedHashMap<>();
    if (f instanceof Value.Function function) {
      return function.pairs();
    } else if (f instanceof Value.Tuple tuple) {
      for (int i = 0; i < tuple.elements().size(); i++) {
        pairs.put(integer(i + 1), tuple.elements().get(i));
      }
      return pairs;
    } else if (f instanceof Value.Fields fields) {
      fields.fields().forEach((name, value) -> pairs.put(new Value.Text(name), value));
      return pairs;
    }
    return null;
  }

  /** A set with its elements in {@link #ORDER}. */
  public static Value.SetOf set(Iterable<Value> elements) {
    Set<Value> sorted = new TreeSet<>(ORDER);
    elements.forEach(sorted::add);
    return new Value.SetOf(new LinkedHashSet<>(sorted));
  }

  static Value.SetOf subsets(Value.SetOf set, Location at) {
    List<Value> elements = new ArrayList<>(set.elements());
    checkSize(elements.size() > 20 ? Double.MAX_VALUE : 1 << elements.size(), at);
    List<Value> subsets = new ArrayList<>();
    for (int mask = 0; mask < 1 << elements.size(); mask++) {
      Set<Value> subset = new LinkedHashSet<>();
      for (int i = 0; i < elements.size(); i++) {
        if ((mask >>> i & 1) != 0) {
          subset.add(elements.get(i));
        }
      }
      subsets.add(new Value.SetOf(subset));
    }
    return new Value.SetOf(new LinkedHashSet<>(subsets));
  }

  static Value.SetOf functions(Value.SetOf domain, Value.SetOf range, Location at) {
    List<Value> keys = new ArrayList<>(domain.elements());
    Set<Value> functions = new LinkedHashSet<>();
    product(keys.stream().map(k -> range.elements()).toList(), at)
        .forEach(
            choice -> {
              Map<Value, Value> pairs = new LinkedHashMap<>();
              for (int i = 0; i < choice.size(); i++) {
                pairs.put(keys.get(i), choice.get(i));
              }
              functions.add(function(pairs));
            });
    return new Value.SetOf(functions);
  }

  static List<List<Value>> product(List<? extends Set<Value>> sets, Location at) {
    checkSize(sets.stream().mapToDouble(Set::size).reduce(1, (a, b) -> a * b), at);
    List<List<Value>> result = List.of(List.of());
    for (Set<Value> set : sets) {
      result =
          result.stream()
              .flatMap(
                  head ->
                      set.stream()
                          .map(
                              element -> {
                                List<Value> longer = new ArrayList<>(head);
                                longer.add(element);
                                return longer;
                              }))
              .collect(Collectors.toList());
    }
    return result;
  }

  /** Refuses to enumerate a set of so many elements. */
  static void checkSize(double size, Location at) {
    if (size > MOST_ELEMENTS) {
      throw new EvaluationError(at, "a set of more than " + MOST_ELEMENTS + " elements");
    }
  }

  private static int compare(Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return x.number().compareTo(y.number());
    } else if (a instanceof Value.SetOf x && b instanceof Value.SetOf y) {
      int bySize = Integer.compare(x.elements().size(), y.elements().size());
      if (bySize != 0 || x.equals(y)) {
        return bySize;
      }
      return compareAll(set(x.elements()).elements(), set(y.elements()).elements());
    } else if (a instanceof Value.Tuple x && b instanceof Value.Tuple y) {
      int bySize = Integer.compare(x.elements().size(), y.elements().size());
      return bySize != 0 ? bySize : compareAll(x.elements(), y.elements());
    } else if (pairs(a) != null && pairs(b) != null) {
      Map<Value, Value> x = pairs(a);
      Map<Value, Value> y = pairs(b);
      if (x.equals(y)) {
        return 0;
      }
      int byDomain = compare(set(x.keySet()), set(y.keySet()));
      return byDomain != 0
          ? byDomain
          : compareAll(
              set(x.keySet()).elements().stream().map(x::get).toList(),
              set(x.keySet()).elements().stream().map(y::get).toList());
    }
    int byKind = Integer.compare(kind(a), kind(b));
    return byKind != 0 ? byKind : a.toString().compareTo(b.toString());
  }

  private static int compareAll(Iterable<Value> a, Iterable<Value> b) {
    var second = b.iterator();
    for (Value value : a) {
      int order = compare(value, second.next());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int kind(Value v) {
    return v instanceof Value.Bool
        ? 0
        : v instanceof Value.Int
            ? 1
            : v instanceof Value.Text ? 2 : v instanceof Value.ModelValue ? 3 : 4;
  }
}
