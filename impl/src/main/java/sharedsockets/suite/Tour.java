package sharedsockets.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Walks of bounded length that together take an arc of every orbit, each beginning at place 0:
 * greedy, first what leads nowhere else, then whatever is not yet taken, then the nearest place
 * that has such an arc. The same ways always give the same walks.
 *
 * <p>No postman's tour of a library's: walks that must stay short and begin anew have another
 * optimum than one tour, and this is linear but for short searches.
 */
final class Tour {
  /** Places looked at in search of the nearest one with something to take; then starts anew. */
  private static final int SEARCHED = 3000;

  /** A walk's arcs in turn, and what an implementation must bear to go it. */
  record Walk(TraceKind kind, int[] arcs) {}

  private final Ways ways;
  private final int longest;
  private final boolean[] taken;
  private final int[][] arcsOfOrbit;
  private final List<Walk> walks = new ArrayList<>();

  private final int[] pending;
  private final int[] cameBy;
  private final int[] seenIn;
  private int searches;

  private Set<TraceKind> allowed;
  private int[] walk = new int[64];
  private int length;
  private int limit;

  private Tour(Ways ways, int longest) {
    this.ways = ways;
    this.longest = longest;
    taken = new boolean[ways.orbits()];
    arcsOfOrbit = arcsOfOrbits(ways);
    pending = new int[ways.places()];
    cameBy = new int[ways.places()];
    seenIn = new int[ways.places()];
  }

  private static int[][] arcsOfOrbits(Ways ways) {
    int[] sizes = new int[ways.orbits()];
    for (int arc = 0; arc < ways.arcs(); arc++) {
      sizes[ways.orbit(arc)]++;
    }
    int[][] arcs = new int[sizes.length][];
    for (int arc = ways.arcs() - 1; arc >= 0; arc--) {
      int orbit = ways.orbit(arc);
      if (arcs[orbit] == null) {
        arcs[orbit] = new int[sizes[orbit]];
      }
      arcs[orbit][--sizes[orbit]] = arc;
    }
    return arcs;
  }

  /**
   * Walks of all kinds.
   *
   * @param longest the most arcs of a walk that are not needed to get to the first one to take
   * @param prologue arcs with which negative walks begin where they can
   * @param before walks that take some arcs already
   */
  static List<Walk> of(Ways ways, int longest, int[] prologue, List<Walk> before) {
    Tour tour = new Tour(ways, longest);
    for (Walk each : before) {
      for (int arc : each.arcs()) {
        tour.taken[ways.orbit(arc)] = true;
      }
    }
    tour.run(TraceKind.PLAIN, EnumSet.of(TraceKind.PLAIN), new int[0]);
    Set<TraceKind> negative = EnumSet.of(TraceKind.PLAIN, TraceKind.NEGATIVE);
    tour.run(TraceKind.NEGATIVE, negative, prologue);
    tour.run(TraceKind.NEGATIVE, negative, new int[0]);
    tour.run(TraceKind.FULL_TABLE, EnumSet.of(TraceKind.PLAIN, TraceKind.FULL_TABLE), new int[0]);
    tour.run(TraceKind.NEGATIVE, EnumSet.allOf(TraceKind.class), prologue);
    tour.run(TraceKind.NEGATIVE, EnumSet.allOf(TraceKind.class), new int[0]);
    return tour.walks;
  }

  /** Takes what can be taken on the allowed arcs. */
  private void run(TraceKind kind, Set<TraceKind> allowedHere, int[] prologue) {
    allowed = allowedHere;
    for (int place = 0; place < ways.places(); place++) {
      pending[place] = 0;
      for (int arc = ways.first(place); arc < ways.end(place); arc++) {
        pending[place] += isPending(arc) ? 1 : 0;
      }
    }
    int origin = prologue.length == 0 ? 0 : ways.target(prologue[prologue.length - 1]);
    int[] tree = new int[ways.places()];
    int[] order = breadthFirst(origin, tree);
    for (int place : order) {
      while (pending[place] > 0) {
        length = 0;
        for (int arc : prologue) {
          take(arc);
        }
        for (int arc : path(tree, origin, place)) {
          take(arc);
        }
        limit = Math.max(longest, length + 1);
        goOn(place);
        walks.add(new Walk(kind, Arrays.copyOf(walk, length)));
      }
    }
  }

  /** All places in the order of their distance; the arc that each was reached by goes into tree. */
  private int[] breadthFirst(int origin, int[] tree) {
    boolean[] seen = new boolean[ways.places()];
    int[] order = new int[ways.places()];
    int found = 0;
    order[found++] = origin;
    seen[origin] = true;
    for (int i = 0; i < found; i++) {
      for (int arc = ways.first(order[i]); arc < ways.end(order[i]); arc++) {
        int next = ways.target(arc);
        if (!seen[next] && allowed.contains(ways.kind(arc))) {
          seen[next] = true;
          tree[next] = order[i];
          order[found++] = next;
        }
      }
    }
    return Arrays.copyOf(order, found);
  }

  /** Arcs from the origin to a place; of those between two places one that is not yet taken. */
  private int[] path(int[] tree, int origin, int place) {
    int steps = 0;
    for (int at = place; at != origin; at = tree[at]) {
      steps++;
    }
    int[] path = new int[steps];
    for (int at = place; at != origin; at = tree[at]) {
      path[--steps] = between(tree[at], at);
    }
    return path;
  }

  private int between(int from, int to) {
    int any = -1;
    for (int arc = ways.first(from); arc < ways.end(from); arc++) {
      if (ways.target(arc) == to && allowed.contains(ways.kind(arc))) {
        if (isPending(arc)) {
          return arc;
        }
        any = any < 0 ? arc : any;
      }
    }
    return any;
  }

  private void goOn(int from) {
    int place = from;
    do {
      takeLoops(place);
      int arc = best(place);
      if (arc >= 0) {
        place = take(arc);
      } else {
        int next = nearest(place);
        if (next < 0) {
          return;
        }
        for (int each : path(cameBy, place, next)) {
          take(each);
        }
        place = next;
      }
    } while (length < limit);
  }

  private void takeLoops(int place) {
    for (int arc = ways.first(place); arc < ways.end(place) && pending[place] > 0; arc++) {
      if (ways.target(arc) == place && isPending(arc) && length < limit) {
        take(arc);
      }
    }
  }

  /** The pending arc to the place with the most to take, or -1. */
  private int best(int place) {
    int best = -1;
    for (int arc = ways.first(place); arc < ways.end(place) && pending[place] > 0; arc++) {
      if (isPending(arc) && (best < 0 || pending[ways.target(arc)] > pending[ways.target(best)])) {
        best = arc;
      }
    }
    return length < limit ? best : -1;
  }

  /** The nearest place with something to take that the walk has room for, or -1. */
  private int nearest(int from) {
    searches++;
    int[] queue = new int[SEARCHED];
    int found = 0;
    queue[found++] = from;
    seenIn[from] = searches;
    int endOfLevel = 1;
    int room = limit - length - 1;
    for (int i = 0; i < found; i++) {
      if (i == endOfLevel) {
        endOfLevel = found;
        room--;
      }
      if (room <= 0) {
        return -1;
      }
      for (int arc = ways.first(queue[i]); arc < ways.end(queue[i]); arc++) {
        int next = ways.target(arc);
        if (seenIn[next] != searches && allowed.contains(ways.kind(arc))) {
          seenIn[next] = searches;
          cameBy[next] = queue[i];
          if (pending[next] > 0) {
            return next;
          }
          if (found == SEARCHED) {
            return -1;
          }
          queue[found++] = next;
        }
      }
    }
    return -1;
  }

  private boolean isPending(int arc) {
    return !taken[ways.orbit(arc)] && allowed.contains(ways.kind(arc));
  }

  /** Appends the arc, and says where it leads. */
  private int take(int arc) {
    if (length == walk.length) {
      walk = Arrays.copyOf(walk, 2 * length);
    }
    walk[length++] = arc;
    if (!taken[ways.orbit(arc)]) {
      for (int same : arcsOfOrbit[ways.orbit(arc)]) {
        pending[ways.from(same)] -= isPending(same) ? 1 : 0;
      }
      taken[ways.orbit(arc)] = true;
    }
    return ways.target(arc);
  }
}
