package sharedsockets.model.liveness;

import java.util.BitSet;
import java.util.List;

/**
 * The conditions on a cycle: it fulfils what its formulas promise, and is fair. An edge meets some
 * of the conditions; a node asks for some of them. A cycle has to meet those that are always asked
 * for (a promise, WF), and those that one of its nodes asks for (SF).
 */
final class Acceptance {
  private final Product product;
  private final Valuation valuation;
  private final List<Formula.Eventually> promises;
  private final List<Fairness> fairness;

  Acceptance(
      Product product,
      Valuation valuation,
      List<Formula.Eventually> promises,
      List<Fairness> fairness) {
    this.product = product;
    this.valuation = valuation;
    this.promises = promises;
    this.fairness = fairness;
  }

  /** The conditions that every cycle has to meet, by number. */
  BitSet always() {
    BitSet conditions = new BitSet();
    conditions.set(0, promises.size());
    for (int i = 0; i < fairness.size(); i++) {
      conditions.set(promises.size() + i, !fairness.get(i).strong());
    }
    return conditions;
  }

  /** The other conditions that a node asks for. */
  BitSet askedBy(int node) {
    BitSet conditions = new BitSet();
    for (int i = 0; i < fairness.size(); i++) {
      Fairness fair = fairness.get(i);
      conditions.set(
          promises.size() + i,
          fair.strong() && valuation.holds(fair.enabled(), product.state(node)));
    }
    return conditions;
  }

  /** The conditions that an edge meets. */
  BitSet metBy(int edge) {
    BitSet conditions = new BitSet();
    for (int i = 0; i < promises.size(); i++) {
      conditions.set(i, !product.postpones(edge, promises.get(i)));
    }
    int state = product.state(product.source(edge));
    for (int i = 0; i < fairness.size(); i++) {
      Fairness fair = fairness.get(i);
      conditions.set(
          promises.size() + i,
          valuation.holds(fair.step(), state, product.step(edge))
              || !fair.strong() && !valuation.holds(fair.enabled(), state));
    }
    return conditions;
  }
}
