package sharedsockets.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sharedsockets.model.eval.Values;
import sharedsockets.model.explorer.StateGraph;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.Function;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;

/**
 * Which steps of a state graph are the same but for names: of two such steps one orbit. Names are
 * those of an implementation, or of whoever tests it; where a whole trace is renamed, the same is
 * asked of the implementation again.
 */
final class Orbits {
  private final List<Map<String, String>> renamings;
  private final int[] stateOrbit;

  /** For each state the renamings that make it the one that stands for its orbit. */
  private final int[][] normalizing;

  /** For each renaming, what becomes of each label. */
  private final int[][] renamed;

  private final Map<List<Integer>, Integer> orbits = new HashMap<>();

  /** For two labels one more than the number of their orbit, 0 where that is not known yet. */
  private final int[] labelOrbit;

  private final Map<Long, Integer> labelOrbits = new HashMap<>();

  /**
   * Finds the states that are the same.
   *
   * @param names sets of names that mean nothing: those of one may be exchanged for one another
   */
  Orbits(StateGraph graph, List<List<String>> names) {
    renamings = renamings(names);
    Map<String, Integer> labels = new HashMap<>();
    renamed = new int[renamings.size()][graph.labels()];
    for (int label = 0; label < graph.labels(); label++) {
      for (int r = 0; r < renamings.size(); r++) {
        String text = renamed(graph.labelValue(label), renamings.get(r)).toString();
        renamed[r][label] = labels.computeIfAbsent(text, unknown -> labels.size());
      }
    }
    labelOrbit = new int[graph.labels() * graph.labels()];
    Map<Value, String[]> known = new HashMap<>();
    Map<String, Integer> states = new HashMap<>();
    stateOrbit = new int[graph.states()];
    normalizing = new int[graph.states()][];
    for (int state = 0; state < graph.states(); state++) {
      String[] texts = texts(graph, state, known);
      String least = Arrays.stream(texts).min(String::compareTo).orElseThrow();
      stateOrbit[state] = states.computeIfAbsent(least, unknown -> states.size());
      List<Integer> best = new ArrayList<>();
      for (int r = 0; r < texts.length; r++) {
        if (texts[r].equals(least)) {
          best.add(r);
        }
      }
      normalizing[state] = best.stream().mapToInt(r -> r).toArray();
    }
  }

  /**
   * A state with other names, once for each renaming.
   *
   * @param known what values of variables become: many states have the same ones
   */
  private String[] texts(StateGraph graph, int state, Map<Value, String[]> known) {
    String[] texts = new String[renamings.size()];
    Arrays.fill(texts, "");
    for (String variable : graph.viewedVariables()) {
      String[] parts =
          known.computeIfAbsent(
              graph.value(state, variable),
              value ->
                  renamings.stream()
                      .map(each -> renamed(value, each).toString())
                      .toArray(String[]::new));
      for (int r = 0; r < texts.length; r++) {
        texts[r] += parts[r] + ", ";
      }
    }
    return texts;
  }

  /** All ways to exchange names, the first of which changes none. */
  private static List<Map<String, String>> renamings(List<List<String>> names) {
    List<Map<String, String>> all = List.of(Map.of());
    for (List<String> exchangeable : names) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> each : all) {
        for (List<String> order : orders(exchangeable)) {
          Map<String, String> renaming = new HashMap<>(each);
          for (int i = 0; i < order.size(); i++) {
            renaming.put(exchangeable.get(i), order.get(i));
          }
          longer.add(renaming);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<List<String>> orders(List<String> names) {
    if (names.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orders = new ArrayList<>();
    for (String first : names) {
      List<String> rest = new ArrayList<>(names);
      rest.remove(first);
      for (List<String> order : orders(rest)) {
        List<String> longer = new ArrayList<>(List.of(first));
        longer.addAll(order);
        orders.add(longer);
      }
    }
    return orders;
  }

  /** A value with other names, and in the one order that makes equal values equal texts. */
  private static Value renamed(Value value, Map<String, String> names) {
    if (value instanceof Text text) {
      return new Text(names.getOrDefault(text.text(), text.text()));
    } else if (value instanceof SetOf set) {
      return Values.set(set.elements().stream().map(each -> renamed(each, names)).toList());
    } else if (value instanceof Tuple tuple) {
      return new Tuple(tuple.elements().stream().map(each -> renamed(each, names)).toList());
    } else if (value instanceof Fields fields) {
      Map<String, Value> sorted = new TreeMap<>();
      fields
          .fields()
          .forEach((key, of) -> sorted.put(names.getOrDefault(key, key), renamed(of, names)));
      return new Fields(sorted);
    } else if (value instanceof Function function) {
      Map<Value, Value> sorted = new TreeMap<>(Values.ORDER);
      function.pairs().forEach((key, of) -> sorted.put(renamed(key, names), renamed(of, names)));
      return new Function(new LinkedHashMap<>(sorted));
    }
    return value;
  }

  /** The number of a state's orbit, from 0. */
  int ofState(int state) {
    return stateOrbit[state];
  }

  /** The number, from 0, of the orbit of some steps in turn, which have these labels. */
  int ofSteps(int state, int... labels) {
    List<Integer> least = null;
    for (int r : normalizing[state]) {
      List<Integer> steps = new ArrayList<>(List.of(stateOrbit[state]));
      for (int label : labels) {
        steps.add(renamed[r][label]);
      }
      if (least == null || compare(steps, least) < 0) {
        least = steps;
      }
    }
    return orbits.computeIfAbsent(least, unknown -> orbits.size());
  }

  /** The number, from 0, of the orbit of two labels in turn, whatever the state. */
  int ofLabels(int one, int other) {
    int pair = one * renamed[0].length + other;
    if (labelOrbit[pair] == 0) {
      long least = Long.MAX_VALUE;
      for (int[] names : renamed) {
        least = Math.min(least, ((long) names[one] << Integer.SIZE) + names[other]);
      }
      labelOrbit[pair] = 1 + labelOrbits.computeIfAbsent(least, unknown -> labelOrbits.size());
    }
    return labelOrbit[pair] - 1;
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
