package sharedsockets.suite;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The graph to be walked: places, and arcs between them, each of which takes a step. Places and
 * arcs have numbers from 0, and so have the arcs of a place consecutive ones; walks begin at place
 * 0.
 */
final class Ways {
  private static final TraceKind[] KINDS = TraceKind.values();

  private final int[] first;
  private final int[] target;
  private final int[] step;
  private final byte[] kind;
  private final int[] orbit;

  private Ways(int[] first, int[] target, int[] step, byte[] kind, int[] orbit) {
    this.first = first;
    this.target = target;
    this.step = step;
    this.kind = kind;
    this.orbit = orbit;
  }

  /** Places are states, and each arc is a call. */
  static Ways ofCalls(Calls calls) {
    int[] first = new int[calls.endOfStates() + 1];
    int[] target = new int[calls.size()];
    int[] step = new int[calls.size()];
    byte[] kind = new byte[calls.size()];
    int[] orbit = new int[calls.size()];
    for (int state = 0; state < calls.endOfStates(); state++) {
      first[state + 1] = calls.end(state);
      for (int call = calls.first(state); call < calls.end(state); call++) {
        orbit[call] = calls.orbit(state, call);
      }
    }
    for (int call = 0; call < calls.size(); call++) {
      target[call] = calls.target(call);
      step[call] = call;
      kind[call] = (byte) calls.kind(call).ordinal();
    }
    return new Ways(first, target, step, kind, orbit);
  }

  /** How many pairs of consecutive calls there are. */
  static long pairs(Calls calls) {
    return IntStream.range(0, calls.size())
        .map(calls::target)
        .mapToLong(state -> calls.end(state) - calls.first(state))
        .sum();
  }

  /** Places are calls that have been made, and each arc is one that may come next. */
  static Ways ofPairs(Calls calls) {
    int[] first = new int[calls.size() + 2];
    int[] target = new int[1024];
    int[] step = new int[1024];
    byte[] kind = new byte[1024];
    int[] orbit = new int[1024];
    int arcs = 0;
    for (int place = 0; place <= calls.size(); place++) {
      int last = place - 1;
      int state = last < 0 ? 0 : calls.target(last);
      for (int next = calls.first(state); next < calls.end(state); next++) {
        if (arcs == step.length) {
          target = Arrays.copyOf(target, 2 * arcs);
          step = Arrays.copyOf(step, 2 * arcs);
          kind = Arrays.copyOf(kind, 2 * arcs);
          orbit = Arrays.copyOf(orbit, 2 * arcs);
        }
        target[arcs] = next + 1;
        step[arcs] = next;
        kind[arcs] = pairKind(last < 0 ? TraceKind.PLAIN : calls.kind(last), calls.kind(next));
        orbit[arcs] =
            last < 0 ? calls.orbit(state, next) : calls.orbit(calls.state(last), last, next);
        arcs++;
      }
      first[place + 1] = arcs;
    }
    return new Ways(
        first,
        Arrays.copyOf(target, arcs),
        Arrays.copyOf(step, arcs),
        Arrays.copyOf(kind, arcs),
        Arrays.copyOf(orbit, arcs));
  }

  /** A trace that makes a negative call is negative. */
  private static byte pairKind(TraceKind one, TraceKind other) {
    boolean negative = one == TraceKind.NEGATIVE || other == TraceKind.NEGATIVE;
    TraceKind plainest = one == TraceKind.PLAIN ? other : one;
    return (byte) (negative ? TraceKind.NEGATIVE : plainest).ordinal();
  }

  /** The place that an arc leaves. */
  int from(int arc) {
    return last(first, arc);
  }

  /** The last index whose value is not above a limit, of ascending values that begin with 0. */
  static int last(int[] ascending, int limit) {
    int low = 0;
    int high = ascending.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (ascending[middle] <= limit) {
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

  /** Arcs of one orbit are the same test; where one is taken, all are. */
  int orbit(int arc) {
    return orbit[arc];
  }

  /** The least number that is no arc's orbit. */
  int orbits() {
    return IntStream.of(orbit).max().orElse(-1) + 1;
  }

  TraceKind kind(int arc) {
    return KINDS[kind[arc]];
  }
}
