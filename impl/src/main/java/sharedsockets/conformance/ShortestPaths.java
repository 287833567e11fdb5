package sharedsockets.conformance;

import java.io.Serializable;
import java.util.Arrays;

/** A shortest path to each state of a model, if the implementation answers as it takes. */
final class ShortestPaths implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int NONE = -1;

  private final int[] before;
  private final int[] transition;

  ShortestPaths(int states, int initialStates, Transitions transitions) {
    before = new int[states];
    transition = new int[states];
    Arrays.fill(before, states);
    int[] order = new int[states];
    int reached = 0;
    for (int initial = 0; initial < initialStates; initial++) {
      before[initial] = NONE;
      order[reached++] = initial;
    }
    for (int i = 0; i < reached; i++) {
      int from = order[i];
      for (int t = transitions.first(from); t < transitions.end(from); t++) {
        for (int edge = transitions.firstEdge(t); edge < transitions.endEdge(t); edge++) {
          int to = transitions.target(edge);
          if (before[to] == states) {
            before[to] = from;
            transition[to] = t;
            order[reached++] = to;
          }
        }
      }
    }
  }

  /** Whether it can be reached at all: calls that could wait for ever lead nowhere. */
  boolean isReached(int state) {
    return before[state] < before.length;
  }

  /** The state before it on its path; -1 before an initial one. */
  int before(int state) {
    return before[state];
  }

  /** The transition that leads to it. */
  int transition(int state) {
    return transition[state];
  }
}
