package sharedsockets.transitions;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A shortest path to each state of a model on which the implementation answers as the path takes
 * it: descriptors get the least free values, so that a value that was closed comes back with its
 * name. Where there is no such path, a shortest one of all.
 */
final class ShortestPaths implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int NONE = -1;

  /** Bits of a name in a list of names, which a long holds; 0 ends it. */
  private static final int NAME = 4;

  private final int[] before;
  private final int[] transition;

  ShortestPaths(int states, int initialStates, Transitions transitions, Machines machines) {
    before = new int[states];
    transition = new int[states];
    Arrays.fill(before, states);
    new Search(states, initialStates, transitions, machines).run();
  }

  /** Breadth first, twice: with the implementation's names, and from there with any. */
  private final class Search {
    private final Transitions transitions;
    private final Machines machines;
    private final int[] order;
    private int reached;

    /** For each state and process the names given out on the path, the least value's first. */
    private final long[] given;

    Search(int states, int initialStates, Transitions transitions, Machines machines) {
      this.transitions = transitions;
      this.machines = machines;
      order = new int[states];
      given = new long[states * machines.processes()];
      for (int initial = 0; initial < initialStates; initial++) {
        before[initial] = NONE;
        order[reached++] = initial;
      }
    }

    void run() {
      search(false);
      search(true);
    }

    private void search(boolean anyName) {
      for (int i = 0; i < reached; i++) {
        int from = order[i];
        for (int t = transitions.first(from); t < transitions.end(from); t++) {
          for (int edge = transitions.firstEdge(t); edge < transitions.endEdge(t); edge++) {
            if (!isReached(transitions.target(edge)) && (anyName || isNamed(from, t, edge))) {
              reach(from, t, edge);
            }
          }
        }
      }
    }

    private void reach(int from, int t, int edge) {
      int to = transitions.target(edge);
      before[to] = from;
      transition[to] = t;
      order[reached++] = to;
      int processes = machines.processes();
      System.arraycopy(given, from * processes, given, to * processes, processes);
      if (transitions.answer(edge) instanceof AllowedAnswer.NewDescriptor made) {
        int at = to * processes + transitions.question(t).call().recipient();
        int length = 0;
        while (name(given[at], length) != NONE && name(given[at], length) != made.name()) {
          length++;
        }
        given[at] |= (long) (made.name() + 1) << length * NAME;
      }
    }

    /** Whether the implementation gives a new descriptor the name that the edge does. */
    private boolean isNamed(int from, int t, int edge) {
      if (!(transitions.answer(edge) instanceof AllowedAnswer.NewDescriptor made)) {
        return true;
      }
      int process = transitions.question(t).call().recipient();
      long names = given[from * machines.processes() + process];
      boolean isKnown = false;
      for (int i = 0; name(names, i) != NONE; i++) {
        if (machines.socket(from, process, name(names, i)) < 0) {
          return name(names, i) == made.name();
        }
        isKnown |= name(names, i) == made.name();
      }
      return !isKnown;
    }

    private int name(long names, int index) {
      return (int) (names >>> index * NAME & (1 << NAME) - 1) - 1;
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
