package sharedsockets.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.trace.Event;

/**
 * One step of the search, for finding an order again: the factors that it joined, and for each row
 * of the factors that came out, the events that were placed on the way from which rows. The steps
 * form a list, the last one first.
 *
 * @param before null at the beginning
 * @param from the factors that were joined
 * @param ways each combination of rows that it came to
 */
record Trail(Trail before, List<Origin> from, List<Way> ways) {
  /** Which of a step's factors a factor is. */
  record Origin(Trail step, int index) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Origin origin && origin.step == step && origin.index == index;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(step) + index;
    }
  }

  /**
   * A way from rows to rows.
   *
   * @param from the row of each factor that was joined
   * @param placed the events placed, in their order
   * @param to the row of each factor that came out
   */
  record Way(int[] from, List<Event> placed, int[] to) {}

  /**
   * An order of the events placed so far that leads to some rows.
   *
   * @param last the step before which it ends
   * @param factors factors, each step's own
   * @param rows one row of each of them
   */
  static List<Event> order(Trail last, List<Origin> factors, int[] rows) {
    Map<Origin, Integer> chosen = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      chosen.put(factors.get(i), rows[i]);
    }
    List<List<Event>> order = new ArrayList<>();
    for (Trail step = last; step != null; step = step.before) {
      Way way = step.way(chosen);
      order.add(way.placed());
      for (int i = 0; i < way.from().length; i++) {
        chosen.put(step.from.get(i), way.from()[i]);
      }
    }
    List<Event> all = new ArrayList<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      all.addAll(order.get(i));
    }
    return all;
  }

  /** A way that leads to the rows chosen; any, where none is. */
  private Way way(Map<Origin, Integer> chosen) {
    for (Way way : ways) {
      boolean leads = true;
      for (int i = 0; i < way.to().length; i++) {
        Integer row = chosen.get(new Origin(this, i));
        leads &= row == null || row == way.to()[i];
      }
      if (leads) {
        return way;
      }
    }
    throw new AssertionError("rows that no way leads to");
  }
}
