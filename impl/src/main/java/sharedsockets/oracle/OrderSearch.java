package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import sharedsockets.oracle.Timeline.Moment;

/**
 * Searches an order of overlapping events that conforms (linearizability, after Wing and Gong, and
 * Lowe's "Testing for linearizability"): moment by moment it keeps where the orders stand that are
 * still possible, equal ones once. An event is placed no sooner than it must be, at its own end or
 * before another one's.
 *
 * <p>All orders are followed as long as they are few. When they become many the search follows some
 * only, those that place an event without need of others first; when it finds no way on it goes
 * back, ever further, and follows more. That no order conforms is said only where all were
 * followed.
 */
final class OrderSearch {
  /** Standings that are followed where not all are. */
  private static final int FEW = 64;

  /** Standings at one moment up to which all orders are followed at first; then 16 times that. */
  private static final int MANY = 64;

  private static final int MORE = 16;

  /** How many times further back each next retreat goes. */
  private static final int FURTHER = 4;

  private static final int MOMENTS_BETWEEN_CHECKPOINTS = 4;
  private static final int FIRST_RETREAT = 8;

  /** How the search came out. */
  sealed interface Result {}

  /** The standings after the whole history; of all orders, or of some. */
  record Found(List<Standing> last, boolean ofAll) implements Result {}

  /** An event that has no place after any order of those before it; where these stand, a few. */
  record NoPlace(Overlapped event, List<Standing> before, List<Overlapped> open)
      implements Result {}

  /** Too many orders to say. */
  record GaveUp(Overlapped event, long ended) implements Result {}

  private record Checkpoint(int moment, List<Standing> standings, boolean ofAll) {}

  private final List<Moment> moments;
  private final Overlapped[] open;
  private final Placement placement;
  private final long mostSteps;
  private final LongConsumer progress;

  private long steps;
  private final TreeMap<Integer, Checkpoint> checkpoints = new TreeMap<>();
  private int many = MANY;

  // Of the search as it stands.
  private int moment;
  private List<Standing> standings;
  private boolean ofAll = true;

  /** Up to this moment all that a standing can become is followed, even where few were kept. */
  private int broadlyUntil;

  private int furthest;

  /**
   * A search.
   *
   * @param mostSteps how many times an event may be tried at a place before the search gives up
   * @param progress told how many events have ended
   */
  OrderSearch(
      Timeline timeline,
      List<Standing> start,
      Placement placement,
      long mostSteps,
      LongConsumer progress) {
    moments = timeline.moments();
    open = new Overlapped[timeline.slots()];
    standings = start;
    this.placement = placement;
    this.mostSteps = mostSteps;
    this.progress = progress;
  }

  /** How many times an event was tried at a place. */
  long steps() {
    return steps;
  }

  Result run() {
    int retreat = FIRST_RETREAT;
    while (moment < moments.size()) {
      if (moment % MOMENTS_BETWEEN_CHECKPOINTS == 0) {
        checkpoints.put(moment, new Checkpoint(moment, standings, ofAll));
      }
      Overlapped event = moments.get(moment).event();
      if (!moments.get(moment).isEnd()) {
        open[event.slot()] = event;
      } else {
        Closure closure = new Closure(event);
        if (closure.after.isEmpty()) {
          if (ofAll) {
            return new NoPlace(event, closure.few(), openBut(event));
          }
          if (steps > mostSteps) {
            return new GaveUp(event, moment / 2);
          }
          if (moment > furthest) {
            furthest = moment;
            retreat = FIRST_RETREAT;
          }
          retreat(retreat);
          retreat = (int) Math.min((long) retreat * FURTHER, Integer.MAX_VALUE / 2);
          continue;
        }
        open[event.slot()] = null;
        standings = closure.kept();
        progress.accept(moment / 2);
      }
      moment++;
    }
    return new Found(standings, ofAll);
  }

  /** Goes back by some moments, at most to where all orders were followed last. */
  private void retreat(int by) {
    broadlyUntil = furthest + 1;
    Checkpoint back = checkpoints.floorEntry(Math.max(0, moment - by)).getValue();
    Map.Entry<Integer, Checkpoint> last =
        checkpoints.descendingMap().entrySet().stream()
            .filter(entry -> entry.getValue().ofAll())
            .findFirst()
            .orElseThrow();
    if (back.moment() <= last.getKey()) {
      back = last.getValue();
      many *= MORE;
    }
    checkpoints.tailMap(back.moment(), false).clear();
    moment = back.moment();
    standings = back.standings();
    ofAll = back.ofAll();
    Arrays.fill(open, null);
    // Who is open there began before and has not ended.
    for (int i = 0; i < moment; i++) {
      Overlapped event = moments.get(i).event();
      open[event.slot()] = moments.get(i).isEnd() ? null : event;
    }
  }

  private List<Overlapped> openBut(Overlapped event) {
    List<Overlapped> others = new ArrayList<>();
    for (Overlapped other : open) {
      if (other != null && other != event) {
        others.add(other);
      }
    }
    return others;
  }

  /** What the standings become when an event ends: it is placed, after others where need be. */
  private final class Closure {
    private final Overlapped ending;
    private final Set<Standing> seen = new LinkedHashSet<>();
    private final Set<Standing> after = new LinkedHashSet<>();
    private boolean complete = true;

    Closure(Overlapped ending) {
      this.ending = ending;
      List<Standing> level = new ArrayList<>();
      for (Standing standing : standings) {
        if (standing.hasPlaced(ending)) {
          after.add(standing.ended(ending));
        } else if (seen.add(standing)) {
          level.add(standing);
        }
      }
      while (!level.isEmpty()) {
        for (Standing standing : level) {
          place(ending, standing, null);
        }
        if (!isBroad() && !after.isEmpty()) {
          complete = false;
          return;
        }
        List<Standing> next = new ArrayList<>();
        for (Standing standing : level) {
          for (Overlapped other : open) {
            if (other != null && other != ending && !standing.hasPlaced(other)) {
              place(other, standing, next);
            }
          }
        }
        level = next;
      }
    }

    private boolean isBroad() {
      return (ofAll || moment <= broadlyUntil) && seen.size() + after.size() <= many;
    }

    private void place(Overlapped event, Standing standing, List<Standing> next) {
      steps++;
      for (Standing then : placement.after(standing, event)) {
        if (next == null) {
          after.add(then.ended(ending));
        } else if (seen.add(then)) {
          next.add(then);
        }
      }
    }

    /** What the search follows. */
    List<Standing> kept() {
      ofAll &= complete;
      List<Standing> kept = merged(after);
      boolean few = ofAll || moment <= broadlyUntil || kept.size() <= FEW;
      return few ? kept : List.copyOf(kept.subList(0, FEW));
    }

    /** Some of the standings before, those that have placed most first. */
    List<Standing> few() {
      return seen.stream()
          .sorted((one, other) -> other.placedCount() - one.placedCount())
          .limit(FEW)
          .toList();
    }
  }

  /** Standings that differ in their values of disputed points only, as few. */
  private static List<Standing> merged(Set<Standing> standings) {
    if (standings.size() == 1) {
      return List.copyOf(standings);
    }
    record Beside(Standing first) {
      @Override
      public boolean equals(Object other) {
        return other instanceof Beside beside && beside.first.isBeside(first);
      }

      @Override
      public int hashCode() {
        return first.closed().hashCode() + 31 * first.placedCount();
      }
    }
    Map<Beside, List<Standing>> groups = new LinkedHashMap<>();
    for (Standing standing : standings) {
      groups.computeIfAbsent(new Beside(standing), unseen -> new ArrayList<>(2)).add(standing);
    }
    List<Standing> merged = new ArrayList<>(standings.size());
    for (List<Standing> group : groups.values()) {
      List<Branch> branches = group.stream().map(Standing::branch).toList();
      List<Branch> fewer = Branches.merged(branches);
      if (Branches.same(branches, fewer)) {
        merged.addAll(group);
        continue;
      }
      for (Branch branch : fewer) {
        merged.add(one(group, branch).with(branch));
      }
    }
    return merged;
  }

  /** One of the standings that have a state: any order that leads there will do. */
  private static Standing one(List<Standing> group, Branch branch) {
    for (Standing standing : group) {
      if (standing.branch().state().equals(branch.state())) {
        return standing;
      }
    }
    throw new AssertionError(branch);
  }
}
