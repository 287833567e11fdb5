package sharedsockets.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.order.Factor.Row;
import sharedsockets.spec.Point;

/**
 * The belief state of the search: every standing that some order of the events so far leads to. It
 * is kept as a product of independent factors: a standing is the base with one row of each factor
 * in place of its own values. Immutable.
 */
final class Possibilities {
  private final Standing base;
  private final List<Factor> factors;
  private final PersistentMap<Part, Factor> owners;
  private final Trail trail;

  private Possibilities(
      Standing base, List<Factor> factors, PersistentMap<Part, Factor> owners, Trail trail) {
    this.base = base;
    this.factors = factors;
    this.owners = owners;
    this.trail = trail;
  }

  /** One of some standings. */
  static Possibilities of(List<Standing> standings) {
    Set<Part> parts = new LinkedHashSet<>();
    List<Order> orders = new ArrayList<>();
    for (Standing standing : standings) {
      parts.addAll(Part.all(Part.class, standing));
      orders.add(new Order(standing, new int[0], null, null));
    }
    return new Possibilities(standings.get(0), List.of(), PersistentMap.empty(), null)
        .after(Set.of(), parts, orders);
  }

  /** What is the same in all orders; of what is not, the values mean nothing. */
  Standing base() {
    return base;
  }

  /** How the orders came here. */
  Trail trail() {
    return trail;
  }

  /** The same when an event that all orders have placed is open no more. */
  Possibilities ended(Overlapped event) {
    return new Possibilities(base.ended(event), factors, owners, trail);
  }

  /** Each value that a part has in some order. */
  Collection<Object> values(Part part) {
    Factor owner = owners.getOrNull(part);
    if (owner == null) {
      return Collections.singletonList(part.in(base));
    }
    int index = owner.parts().indexOf(part);
    Set<Object> values = new LinkedHashSet<>();
    owner.rows().forEach(row -> values.add(row.values().get(index)));
    return values;
  }

  /** Tells each value of the parts of a kind. */
  <P extends Part> void eachOf(Class<P> kind, BiConsumer<P, Object> told) {
    for (Part part : Part.all(kind, base)) {
      if (!owners.containsKey(part)) {
        told.accept(kind.cast(part), part.in(base));
      }
    }
    for (Map.Entry<Part, Factor> owned : owners) {
      if (kind.isInstance(owned.getKey())) {
        values(owned.getKey()).forEach(value -> told.accept(kind.cast(owned.getKey()), value));
      }
    }
  }

  /** The factors of some parts and events. */
  Set<Factor> of(Collection<Part> parts, long slots) {
    Set<Factor> found = new LinkedHashSet<>();
    for (Factor factor : factors) {
      if ((factor.slots() & slots) != 0) {
        found.add(factor);
      }
    }
    if (!owners.isEmpty()) {
      for (Part part : parts) {
        Factor owner = owners.getOrNull(part);
        if (owner != null) {
          found.add(owner);
        }
      }
    }
    return found;
  }

  /** Another factor of a point that some of the orders have decided, null where there is none. */
  Factor deciding(Collection<Order> orders, Set<Factor> joined) {
    for (Factor factor : factors) {
      if (!joined.contains(factor)) {
        for (Point point : factor.points()) {
          if (orders.stream().anyMatch(order -> !order.standing().assignment().isOpen(point))) {
            return factor;
          }
        }
      }
    }
    return null;
  }

  /** The combinations of the rows of some factors, at most so many and one more. */
  List<Order> joined(Set<Factor> some, int most) {
    List<Order> orders = List.of(new Order(base, new int[0], null, null));
    for (Factor factor : some) {
      List<Order> longer = new ArrayList<>();
      for (Order order : orders) {
        for (int i = 0; i < factor.rows().size() && longer.size() <= most; i++) {
          Row row = factor.rows().get(i);
          int[] from = java.util.Arrays.copyOf(order.from(), order.from().length + 1);
          from[from.length - 1] = i;
          longer.add(new Order(factor.in(order.standing(), row), from, null, null));
        }
      }
      orders = longer;
    }
    return orders;
  }

  /** What is possible when some factors have been joined and lead to these orders. */
  Possibilities after(Set<Factor> joined, Set<Part> parts, List<Order> orders) {
    List<Trail.Origin> from = new ArrayList<>();
    joined.forEach(factor -> from.add(factor.origin()));
    Factoring factoring = new Factoring(base, new ArrayList<>(parts), orders);
    Trail step = new Trail(trail, from, factoring.ways());
    List<Factor> factorsAfter = new ArrayList<>(factors);
    factorsAfter.removeAll(joined);
    PersistentMap<Part, Factor> ownersAfter = owners;
    for (Factor factor : joined) {
      ownersAfter = ownersAfter.removeAll(factor.parts());
    }
    for (Factor factor : factoring.factors(step)) {
      factorsAfter.add(factor);
      for (Part part : factor.parts()) {
        ownersAfter = ownersAfter.put(part, factor);
      }
    }
    return new Possibilities(factoring.base(), factorsAfter, ownersAfter, step);
  }
}
