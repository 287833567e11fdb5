package sharedsockets.suite;

import java.util.Arrays;

/**
 * What is to be walked: places, and arcs between them, each of which takes a step. Places and arcs
 * have numbers from 0, and so have the arcs of a place consecutive ones; walks begin at place 0.
 */
final class Ways {
  private static final TraceKind[] KINDS = TraceKind.values();

  private final int[] first;
  private final int[] target;
  private final int[] step;
  private final byte[] kind;

  private Ways(int[] first, int[] target, int[] step, byte[] kind) {
    this.first = first;
    this.target = target;
    this.step = step;
    this.kind = kind;
  }

  /** Places are states, and each arc is a call. */
  static Ways ofCalls(Calls calls) {
    int[] first = new int[calls.endOfStates() + 1];
    int[] target = new int[calls.size()];
    int[] step = new int[calls.size()];
    byte[] kind = new byte[calls.size()];
    for (int state = 0; state < calls.endOfStates(); state++) {
      first[state + 1] = calls.end(state);
    }
    for (int call = 0; call < calls.size(); call++) {
      target[call] = calls.target(call);
      step[call] = call;
      kind[call] = (byte) calls.kind(call).ordinal();
    }
    return new Ways(first, target, step, kind);
  }

  /** Places are calls that have been made, and each arc is one that may come next. */
  static Ways ofPairs(Calls calls) {
    int[] first = new int[calls.size() + 2];
    int[] target = new int[1024];
    int[] step = new int[1024];
    byte[] kind = new byte[1024];
    int arcs = 0;
    for (int place = 0; place <= calls.size(); place++) {
      int last = place - 1;
      int state = last < 0 ? 0 : calls.target(last);
      for (int next = calls.first(state); next < calls.end(state); next++) {
        if (arcs == step.length) {
          target = Arrays.copyOf(target, 2 * arcs);
          step = Arrays.copyOf(step, 2 * arcs);
          kind = Arrays.copyOf(kind, 2 * arcs);
        }
        target[arcs] = next + 1;
        step[arcs] = next;
        kind[arcs] = pairKind(last < 0 ? TraceKind.PLAIN : calls.kind(last), calls.kind(next));
        arcs++;
      }
      first[place + 1] = arcs;
    }
    return new Ways(
        first, Arrays.copyOf(target, arcs), Arrays.copyOf(step, arcs), Arrays.copyOf(kind, arcs));
  }

  /** A trace that makes a negative call is negative. */
  private static byte pairKind(TraceKind one, TraceKind other) {
    boolean negative = one == TraceKind.NEGATIVE || other == TraceKind.NEGATIVE;
    TraceKind plainest = one == TraceKind.PLAIN ? other : one;
    return (byte) (negative ? TraceKind.NEGATIVE : plainest).ordinal();
  }

  /** The place that an arc leaves. */
  int from(int arc) {
    int low = 0;
    int high = places() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (first[middle] <= arc) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  int places() {
    return first.length - 1;
  }

  int arcs() {
    return target.length;
  }

  int first(int place) {
    return first[place];
  }

  int end(int place) {
    return first[place + 1];
  }

  int target(int arc) {
    return target[arc];
  }

  /** The number of the call that the arc makes. */
  int step(int arc) {
    return step[arc];
  }

  TraceKind kind(int arc) {
    return KINDS[kind[arc]];
  }
}
