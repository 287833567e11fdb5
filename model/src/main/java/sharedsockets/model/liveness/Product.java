package sharedsockets.model.liveness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The behaviours of a model that satisfy a formula as long as they postpone nothing for ever: a
 * graph whose nodes are a state with the formulas that are to hold from there on. Nodes are
 * numbered in the order of their distance from the initial ones.
 */
final class Product {
  private final StepGraph graph;
  private final Tableau tableau;
  private final Valuation valuation;
  private final Map<BitSet, Integer> setNumbers = new HashMap<>();
  private final List<BitSet> sets = new ArrayList<>();
  private final Map<Long, Integer> nodeNumbers = new HashMap<>();
  private final IntList states = new IntList();
  private final IntList obligations = new IntList();
  private final IntList arrivals = new IntList();
  private final IntList firstEdges = new IntList();
  private final IntList sources = new IntList();
  private final IntList targets = new IntList();
  private final IntList steps = new IntList();
  private final IntList postponed = new IntList();

  Product(StepGraph graph, Tableau tableau, Valuation valuation, Formula root)
      throws InterruptedException {
    this.graph = graph;
    this.tableau = tableau;
    this.valuation = valuation;
    BitSet start = new BitSet();
    start.set(root.number());
    for (int state = 0; state < graph.initialStates(); state++) {
      node(state, set(start), -1);
    }
    for (int node = 0; node < nodes(); node++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted");
      }
      firstEdges.add(targets.size());
      expand(node);
    }
    firstEdges.add(targets.size());
  }

  private void expand(int node) {
    int state = state(node);
    for (Tableau.Way way : tableau.ways(sets.get(obligations.get(node)), state)) {
      int next = set(way.next());
      int left = set(way.postponed());
      edge(node, way, Valuation.STUTTERING, state, next, left);
      for (int step = graph.firstStep(state); step < graph.endStep(state); step++) {
        edge(node, way, step, graph.target(step), next, left);
      }
    }
  }

  private void edge(int node, Tableau.Way way, int step, int target, int next, int left) {
    for (Formula.Literal literal : way.steps()) {
      if (valuation.holds(literal.atom(), state(node), step) != literal.positive()) {
        return;
      }
    }
    int edge = targets.size();
    targets.add(node(target, next, edge));
    sources.add(node);
    steps.add(step);
    postponed.add(left);
  }

  private int node(int state, int formulas, int arrival) {
    int fresh = nodes();
    int node = nodeNumbers.computeIfAbsent((long) state << 32 | formulas, key -> fresh);
    if (node == fresh) {
      states.add(state);
      obligations.add(formulas);
      arrivals.add(arrival);
    }
    return node;
  }

  private int set(BitSet set) {
    Integer known = setNumbers.putIfAbsent(set, sets.size());
    if (known == null) {
      sets.add(set);
      return sets.size() - 1;
    }
    return known;
  }

  int nodes() {
    return states.size();
  }

  int state(int node) {
    return states.get(node);
  }

  /** The edge by which a node was found first; -1 of an initial one. */
  int arrival(int node) {
    return arrivals.get(node);
  }

  int firstEdge(int node) {
    return firstEdges.get(node);
  }

  /** The number after that of a node's last edge. */
  int endEdge(int node) {
    return firstEdges.get(node + 1);
  }

  int source(int edge) {
    return sources.get(edge);
  }

  int target(int edge) {
    return targets.get(edge);
  }

  /** The step of the graph that an edge takes, or {@link Valuation#STUTTERING}. */
  int step(int edge) {
    return steps.get(edge);
  }

  /** Whether an edge leaves F of a formula {@code <>F} to those after it. */
  boolean postpones(int edge, Formula.Eventually formula) {
    return sets.get(postponed.get(edge)).get(formula.number());
  }
}
