package sharedsockets.model.liveness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The path to a component and a cycle within it that meets all conditions, neither long. */
final class LassoFinder {
  private final Product product;
  private final Acceptance acceptance;
  private final int[] component;

  LassoFinder(Product product, Acceptance acceptance, int[] component) {
    this.product = product;
    this.acceptance = acceptance;
    this.component = component;
  }

  /** To a node that is left by stuttering alone. */
  Lasso restingAt(int node) {
    List<Integer> prefix = moves(way(node));
    return new Lasso(initial(node), prefix, prefix.size());
  }

  /** Around the component, from its nearest node. */
  Lasso cycle(BitSet asked) {
    int start = component[0];
    List<Integer> prefix = moves(way(start));
    List<Integer> cycle = moves(around(start, asked));
    List<Integer> steps = new ArrayList<>(prefix);
    if (!cycle.isEmpty()) {
      // The last step leads back to the first state of the cycle.
      steps.addAll(cycle.subList(0, cycle.size() - 1));
    }
    return new Lasso(initial(start), steps, prefix.size());
  }

  private int initial(int node) {
    List<Integer> way = way(node);
    return product.state(way.isEmpty() ? node : product.source(way.get(0)));
  }

  /** The edges by which a node was found. */
  private List<Integer> way(int node) {
    List<Integer> edges = new ArrayList<>();
    for (int edge = product.arrival(node);
        edge >= 0;
        edge = product.arrival(product.source(edge))) {
      edges.add(edge);
    }
    Collections.reverse(edges);
    return edges;
  }

  private List<Integer> around(int start, BitSet asked) {
    List<Integer> cycle = new ArrayList<>();
    BitSet open = (BitSet) asked.clone();
    int node = start;
    while (!open.isEmpty()) {
      for (int edge : path(node, edge -> acceptance.metBy(edge).intersects(open))) {
        open.andNot(acceptance.metBy(edge));
        cycle.add(edge);
        node = product.target(edge);
      }
    }
    if (node != start || cycle.isEmpty()) {
      cycle.addAll(path(node, edge -> product.target(edge) == start));
    }
    return cycle;
  }

  /** A shortest path within the component to an edge, that edge too. */
  private List<Integer> path(int from, IntPredicate last) {
    Map<Integer, Integer> arrivals = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (true) {
      int node = open.remove();
      for (int edge = product.firstEdge(node); edge < product.endEdge(node); edge++) {
        int target = product.target(edge);
        if (Arrays.binarySearch(component, target) < 0) {
          continue;
        }
        if (last.test(edge)) {
          return path(from, edge, arrivals);
        }
        if (target != from && arrivals.putIfAbsent(target, edge) == null) {
          open.add(target);
        }
      }
    }
  }

  private List<Integer> path(int from, int last, Map<Integer, Integer> arrivals) {
    List<Integer> edges = new ArrayList<>(List.of(last));
    for (int node = product.source(last); node != from; node = product.source(edges.get(0))) {
      edges.add(0, arrivals.get(node));
    }
    return edges;
  }

  /** The steps of edges that change the state. */
  private List<Integer> moves(List<Integer> edges) {
    return edges.stream()
        .filter(edge -> product.state(product.source(edge)) != product.state(product.target(edge)))
        .map(product::step)
        .toList();
  }
}
