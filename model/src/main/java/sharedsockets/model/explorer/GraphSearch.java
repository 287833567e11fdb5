package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.packed.PackedModel;
import sharedsockets.model.packed.PackedSteps;
import sharedsockets.model.value.Value;

/** A breadth-first search in one thread that keeps all edges; labels are optional. */
final class GraphSearch implements PackedSteps.Sink {
  private final PackedModel model;
  private final PackedSteps steps;
  private final StateTable table;
  private final Map<LabelKey, Integer> numbers = new HashMap<>();
  private final Map<Value, Integer> labelNumbers = new HashMap<>();
  private final List<Value> labels = new ArrayList<>();
  private int states;
  private int initialStates;
  private int numberedTo;
  private int expanded = -1;
  private final boolean labelled;
  private int[] firstEdges = new int[1024];
  private int[] targets = new int[4096];
  private int[] edgeLabels = new int[4096];
  private int edges;

  /**
   * The longs that tell a label; an instance is asked for with one array, and kept with another.
   */
  private record LabelKey(long[] longs) {
    @Override
    public boolean equals(Object other) {
      return other instanceof LabelKey key && Arrays.equals(longs, key.longs);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(longs);
    }
  }

  /** {@code labelled}: the model has an observed variable. */
  GraphSearch(PackedModel model, boolean labelled) {
    this.model = model;
    this.labelled = labelled;
    this.steps = model.newSteps();
    this.table = new StateTable(model.words(), model.keyWords());
    steps.sink(this);
  }

  void run(List<Value[]> initial) {
    for (Value[] values : initial) {
      steps.initial(model.pack(values));
    }
    initialStates = states;
    for (int state = 0; state < states; state++) {
      if (state + 1 >= firstEdges.length) {
        firstEdges = Arrays.copyOf(firstEdges, firstEdges.length * 2);
      }
      expanded = state;
      steps.expand(table.array(state), table.offset(state));
      firstEdges[state + 1] = edges;
    }
    targets = Arrays.copyOf(targets, edges);
    edgeLabels = Arrays.copyOf(edgeLabels, edges);
  }

  @Override
  public void reach(long[] state) {
    int target = numberOf(state);
    if (expanded >= 0) {
      addEdge(target, labelled ? labelNumber() : 0);
    }
  }

  private int numberOf(long[] state) {
    long hash = table.hash(state, 0);
    int known = table.find(state, 0, hash);
    if (known >= 0) {
      return known;
    }
    if (table.needsRoom(states)) {
      table.grow(states);
    }
    if (states == numberedTo) {
      table.takeBlock();
      numberedTo += StateSet.BLOCK;
    }
    table.insert(state, 0, hash, -1, states);
    return states++;
  }

  private int labelNumber() {
    long[] label = steps.label();
    LabelKey key = new LabelKey(Arrays.copyOf(label, model.labelWidth(label)));
    Integer known = numbers.get(key);
    if (known == null) {
      // Different ways to write a label may mean the same value.
      known = labelNumbers.computeIfAbsent(model.label(label), value -> labels.size());
      if (known == labels.size()) {
        labels.add(model.label(label));
      }
      numbers.put(key, known);
    }
    return known;
  }

  private void addEdge(int target, int label) {
    for (int edge = edges - 1; edge >= firstEdges[expanded]; edge--) {
      if (targets[edge] == target && edgeLabels[edge] == label) {
        return;
      }
    }
    if (edges == targets.length) {
      targets = Arrays.copyOf(targets, edges * 2);
      edgeLabels = Arrays.copyOf(edgeLabels, edges * 2);
    }
    targets[edges] = target;
    edgeLabels[edges++] = label;
  }

  @Override
  public void invariantViolated(int invariant, long[] state) {
    // Another command checks properties.
  }

  @Override
  public void stepViolated(int property, long[] state) {
    // Likewise.
  }

  /** The words of a state. */
  long[] packed(int state) {
    int offset = table.offset(state);
    return Arrays.copyOfRange(table.array(state), offset, offset + model.words());
  }

  PackedModel model() {
    return model;
  }

  int states() {
    return states;
  }

  int initialStates() {
    return initialStates;
  }

  long generated() {
    return steps.generated();
  }

  int firstEdge(int state) {
    return firstEdges[state];
  }

  int target(int edge) {
    return targets[edge];
  }

  int label(int edge) {
    return edgeLabels[edge];
  }

  List<Value> labels() {
    return labels;
  }

  Value value(int state, String variable) {
    return model.unpack(table.array(state), table.offset(state), variable);
  }
}
