package sharedsockets.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.oracle.Assignment;
import sharedsockets.order.OrderSearch.NoPlace;
import sharedsockets.trace.Event;

/**
 * Partial-order reduction at the end of one event. Input: the possible standings, the event that
 * ends, the other open events. Output: the possible standings after every order in which the event
 * has taken effect; null where no order places it.
 *
 * <p>An open event is tried before the one that ends only if the two depend on each other, directly
 * or by a chain of open events (a persistent set): {@link Reach} says which do. The others commute
 * with all of these, and are left for their own ends. Only those factors of the standings are
 * multiplied out whose parts the chain reads or writes.
 */
final class Closure {
  /** How many standings are looked at to say what was possible. */
  private static final int FEW = 64;

  private final Overlapped ending;
  private final Overlapped[] open;
  private final Possibilities possible;
  private final Placement placement;
  private final Symmetry symmetry;
  private final int most;
  private final Effort effort;

  private boolean ofAll = true;

  private final List<Overlapped> group = new ArrayList<>();
  private final Set<Part> reached = new HashSet<>();

  /** The parts that may differ then. */
  private final Set<Part> parts = new LinkedHashSet<>();

  /** For each event of the group those of its class that end sooner. */
  private final Map<Overlapped, Long> before = new HashMap<>();

  private Set<Factor> joined;

  /** Those of the group that change nothing. */
  private final Set<Overlapped> observing = new HashSet<>();

  /** The position of an order, as far as the joined factors and the group's events can tell. */
  private record Key(long placed, List<Object> values) {}

  private record KeyOfBranch(Key key, Assignment assignment) {}

  private final Map<KeyOfBranch, Order> seen = new LinkedHashMap<>();
  private final Map<KeyOfBranch, Order> after = new LinkedHashMap<>();

  /**
   * A closure.
   *
   * @param open the open events by their slots
   * @param most how many orders it follows, if some of them place the event
   */
  Closure(
      Overlapped ending,
      Overlapped[] open,
      Possibilities possible,
      Placement placement,
      Symmetry symmetry,
      int most,
      Effort effort) {
    this.ending = ending;
    this.open = open;
    this.possible = possible;
    this.placement = placement;
    this.symmetry = symmetry;
    this.most = most;
    this.effort = effort;
  }

  /** Whether all orders were followed. */
  boolean isOfAll() {
    return ofAll;
  }

  /** What is possible then; null if no order that was followed has a place for the event. */
  Possibilities after() {
    if (possible.base().hasPlaced(ending)) {
      return possible;
    }
    group();
    long slots = 0;
    for (Overlapped event : group) {
      slots |= event.bit();
    }
    joined = possible.of(reached, slots);
    follow();
    for (Factor more = more(); more != null; more = more()) {
      joined.add(more);
      follow();
    }
    if (after.isEmpty()) {
      return null;
    }
    dropNeedless();
    return possible.after(joined, parts, merged());
  }

  private Factor more() {
    return possible.deciding(after.values(), joined);
  }

  /** The event that ends and those whose order with it may matter, with what they reach. */
  private void group() {
    dependent();
    Map<Object, Long> classes = new HashMap<>();
    List<Overlapped> byEnd = new ArrayList<>(group);
    byEnd.sort(Comparator.comparingDouble(event -> event.event().end()));
    for (Overlapped event : byEnd) {
      Object ofEvent = symmetry.of(event, possible);
      long sooner = ofEvent == null ? 0 : classes.getOrDefault(ofEvent, 0L);
      before.put(event, sooner);
      classes.put(ofEvent, sooner | event.bit());
    }
  }

  private void dependent() {
    Naming naming = new Naming(possible, open);
    Map<Overlapped, Reach> others = new LinkedHashMap<>();
    for (Overlapped event : open) {
      if (event != null && event != ending && !possible.base().hasPlaced(event)) {
        others.put(event, new Reach(event, naming));
      }
    }
    group.add(ending);
    List<Reach> reaches = new ArrayList<>(List.of(new Reach(ending, naming)));
    for (int i = 0; i < group.size(); i++) {
      Reach reach = reaches.get(i);
      reached.addAll(reach.parts());
      reach.parts().stream().filter(reach::mayChange).forEach(parts::add);
      if (!reach.mayChangeAny()) {
        observing.add(group.get(i));
      }
      others
          .entrySet()
          .removeIf(
              other -> {
                boolean conflicts = reach.conflicts(other.getValue());
                if (conflicts) {
                  group.add(other.getKey());
                  reaches.add(other.getValue());
                }
                return conflicts;
              });
    }
  }

  private boolean isFirstOfClass(Overlapped event, Order order) {
    long sooner = before.get(event);
    return (order.standing().placed() & sooner) == sooner;
  }

  private void follow() {
    seen.clear();
    after.clear();
    joined.forEach(factor -> parts.addAll(factor.parts()));
    List<Order> level = new ArrayList<>();
    List<Order> all = possible.joined(joined, most);
    ofAll &= all.size() <= most;
    for (Order order : all) {
      add(order, level);
    }
    while (!level.isEmpty()) {
      if (seen.size() + after.size() > most && !after.isEmpty()) {
        ofAll = false;
        return;
      }
      List<Order> next = new ArrayList<>();
      for (Order order : level) {
        if (effort.isSpent() || seen.size() + after.size() > effort.mostOrders()) {
          ofAll = false;
          return;
        }
        for (Overlapped event : group) {
          if (!order.standing().hasPlaced(event) && isFirstOfClass(event, order)) {
            placed(event, order).forEach(then -> add(then, next));
          }
        }
      }
      level = next;
    }
  }

  /** Adds an order; to the level, too, if it is to be followed. */
  private void add(Order order, List<Order> level) {
    Order longer = observed(order);
    boolean isAfter = longer.standing().hasPlaced(ending);
    Map<KeyOfBranch, Order> those = isAfter ? after : seen;
    boolean isNew = those.putIfAbsent(key(longer.standing()), longer) == null;
    if (isNew && !isAfter) {
      level.add(longer);
    }
  }

  private List<Order> placed(Overlapped event, Order order) {
    effort.oneTry();
    List<Standing> standings = placement.after(order.standing(), event);
    if (standings.isEmpty()) {
      return List.of();
    }
    List<Order> orders = new ArrayList<>(standings.size());
    standings.forEach(standing -> orders.add(order.then(event, standing)));
    return orders;
  }

  /**
   * An event that changes nothing wherever it is placed is placed at once where it can be: whatever
   * else can follow can follow all the same.
   */
  private Order observed(Order order) {
    Order longer = order;
    for (Overlapped event : observing) {
      if (!longer.standing().hasPlaced(event)) {
        List<Order> then = placed(event, longer);
        boolean decides =
            then.size() != 1
                || !then.get(0).standing().assignment().equals(longer.standing().assignment());
        longer = decides ? longer : then.get(0);
      }
    }
    return longer;
  }

  private KeyOfBranch key(Standing standing) {
    List<Object> values = new ArrayList<>(parts.size());
    for (Part part : parts) {
      values.add(part.in(standing));
    }
    return new KeyOfBranch(new Key(standing.placed(), values), standing.assignment());
  }

  /** Drops orders that others become by an event that can as well be placed later. */
  private void dropNeedless() {
    if (after.size() == 1) {
      return;
    }
    long observers = 0;
    for (Overlapped event : observing) {
      observers |= event.bit();
    }
    // Of the others an order that becomes another one has placed the same.
    Set<Long> sets = new HashSet<>();
    for (Order order : after.values()) {
      sets.add(order.standing().placed() & ~observers);
    }
    Set<KeyOfBranch> needless = new HashSet<>();
    for (Order order : after.values()) {
      for (Overlapped event : group) {
        long with = order.standing().placed() | event.bit();
        if (with != order.standing().placed() && sets.contains(with & ~observers)) {
          for (Order later : placed(event, order)) {
            needless.add(key(observed(later).standing()));
          }
        }
      }
    }
    after.keySet().removeAll(needless);
  }

  /** The orders; those that differ in their values of disputed points only, as few. */
  private List<Order> merged() {
    Map<Key, List<Order>> groups = new LinkedHashMap<>();
    after.forEach(
        (key, order) -> groups.computeIfAbsent(key.key(), unseen -> new ArrayList<>(1)).add(order));
    List<Order> merged = new ArrayList<>();
    for (List<Order> same : groups.values()) {
      List<Assignment> assignments = new ArrayList<>();
      same.forEach(order -> assignments.add(order.standing().assignment()));
      for (Assignment assignment : Assignment.union(assignments)) {
        // Any order that leads there will do.
        merged.add(same.get(0).at(same.get(0).standing().with(assignment)));
      }
    }
    return merged;
  }

  /** That the event has no place: where the orders stand that have placed most. */
  NoPlace noPlace() {
    List<Order> best =
        seen.values().stream()
            .sorted(
                (one, other) ->
                    Long.bitCount(other.standing().placed())
                        - Long.bitCount(one.standing().placed()))
            .limit(FEW)
            .toList();
    List<Trail.Origin> from = new ArrayList<>();
    joined.forEach(factor -> from.add(factor.origin()));
    List<Event> order = new ArrayList<>(Trail.order(possible.trail(), from, best.get(0).from()));
    order.addAll(best.get(0).events());
    List<Overlapped> others = new ArrayList<>();
    for (Overlapped other : open) {
      if (other != null && other != ending) {
        others.add(other);
      }
    }
    return new NoPlace(
        ending, best.stream().map(Order::standing).toList(), List.copyOf(order), others);
  }
}
