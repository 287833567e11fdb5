package sharedsockets.model.liveness;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The search for a component of a product that has a cycle with all conditions met. What asks for
 * more than a component meets is taken out of it, and the rest has components of its own (Emerson
 * and Lei).
 */
final class FairCycles {
  private final Product product;
  private final Acceptance acceptance;

  FairCycles(Product product, Acceptance acceptance) {
    this.product = product;
    this.acceptance = acceptance;
  }

  /** The component that is nearest to the initial nodes, in ascending order; null if none is. */
  int[] nearest() {
    int[] nearest = null;
    Components components = new Components(product);
    Deque<int[]> parts = new ArrayDeque<>();
    parts.push(IntStream.range(0, product.nodes()).toArray());
    while (!parts.isEmpty()) {
      for (int[] component : components.of(parts.pop())) {
        int[] left = fair(component);
        if (left.length < component.length) {
          parts.push(left);
        } else if (nearest == null || component[0] < nearest[0]) {
          nearest = component;
        }
      }
    }
    return nearest;
  }

  /** The nodes of a component in which a fair cycle may be: all of them if there is one. */
  private int[] fair(int[] component) {
    BitSet met = met(component);
    BitSet always = acceptance.always();
    always.andNot(met);
    if (!always.isEmpty() || !hasEdge(component)) {
      return new int[0];
    }
    return Arrays.stream(component)
        .filter(
            node -> {
              BitSet asked = acceptance.askedBy(node);
              asked.andNot(met);
              return asked.isEmpty();
            })
        .toArray();
  }

  private boolean hasEdge(int[] component) {
    return Arrays.stream(component)
        .flatMap(node -> IntStream.range(product.firstEdge(node), product.endEdge(node)))
        .anyMatch(edge -> isWithin(component, edge));
  }

  private BitSet met(int[] component) {
    BitSet met = new BitSet();
    for (int node : component) {
      for (int edge = product.firstEdge(node); edge < product.endEdge(node); edge++) {
        if (isWithin(component, edge)) {
          met.or(acceptance.metBy(edge));
        }
      }
    }
    return met;
  }

  private boolean isWithin(int[] component, int edge) {
    return Arrays.binarySearch(component, product.target(edge)) >= 0;
  }

  /** The first node of a component that can stay where it is for ever, or -1. */
  int restingPlace(int[] component) {
    for (int node : component) {
      int[] alone = {node};
      if (fair(alone).length == 1) {
        return node;
      }
    }
    return -1;
  }

  /** What a cycle through a whole component has to meet. */
  BitSet asked(int[] component) {
    BitSet asked = acceptance.always();
    for (int node : component) {
      asked.or(acceptance.askedBy(node));
    }
    return asked;
  }
}
