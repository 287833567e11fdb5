package sharedsockets.model.liveness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Strongly connected components of parts of a product (Tarjan). */
final class Components {
  private static final int UNSEEN = -1;

  private final Product product;

  /** The part that each node belongs to now. */
  private final int[] parts;

  private final int[] indices;
  private final int[] lowest;
  private final boolean[] stacked;
  private final IntList stack = new IntList();
  private final IntList path = new IntList();
  private final int[] nextEdges;
  private List<int[]> found;
  private int part;
  private int seen;

  Components(Product product) {
    this.product = product;
    int nodes = product.nodes();
    parts = new int[nodes];
    indices = new int[nodes];
    lowest = new int[nodes];
    stacked = new boolean[nodes];
    nextEdges = new int[nodes];
  }

  /** The components of the graph that some nodes and the edges between them are. */
  List<int[]> of(int[] nodes) {
    part++;
    seen = 0;
    found = new ArrayList<>();
    for (int node : nodes) {
      parts[node] = part;
      indices[node] = UNSEEN;
    }
    for (int node : nodes) {
      if (indices[node] == UNSEEN) {
        visit(node);
      }
    }
    return found;
  }

  private void visit(int root) {
    enter(root);
    while (path.size() > 0) {
      int node = path.get(path.size() - 1);
      if (nextEdges[node] < product.endEdge(node)) {
        follow(node, product.target(nextEdges[node]++));
      } else {
        path.removeLast();
        if (path.size() > 0) {
          int before = path.get(path.size() - 1);
          lowest[before] = Math.min(lowest[before], lowest[node]);
        }
        if (lowest[node] == indices[node]) {
          close(node);
        }
      }
    }
  }

  private void enter(int node) {
    indices[node] = seen;
    lowest[node] = seen++;
    nextEdges[node] = product.firstEdge(node);
    stacked[node] = true;
    stack.add(node);
    path.add(node);
  }

  private void follow(int node, int target) {
    if (parts[target] != part) {
      return;
    }
    if (indices[target] == UNSEEN) {
      enter(target);
    } else if (stacked[target]) {
      lowest[node] = Math.min(lowest[node], indices[target]);
    }
  }

  private void close(int root) {
    IntList nodes = new IntList();
    int node;
    do {
      node = stack.removeLast();
      stacked[node] = false;
      nodes.add(node);
    } while (node != root);
    int[] component = nodes.toArray();
    Arrays.sort(component);
    found.add(component);
  }
}
