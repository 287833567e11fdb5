package sharedsockets.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.oracle.Assignment;
import sharedsockets.order.Factor.Row;
import sharedsockets.order.Trail.Way;
import sharedsockets.spec.Point;

/**
 * Decomposes a set of standings into independent factors. Input: the standings, the parts in which
 * they may differ. Output: the base, with the values that all standings share, and factors whose
 * product is the set. Two columns (parts, placed events, disputed points) belong to one factor if
 * not every pair of their values occurs; if the product of the factors so found is larger than the
 * set, all columns become one factor.
 */
final class Factoring {
  /**
   * A column of the product: a part of the state, whether the event with a bit is placed, or a
   * disputed point.
   */
  private record Column(Part part, long bit, Point point, int[] ids, int count) {}

  private final List<Order> orders;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Column>> blocks = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();

  /** For each block the first order that has each of its rows. */
  private final List<List<Order>> rows = new ArrayList<>();

  private Standing base;

  /**
   * Factors some standings.
   *
   * @param base what they share beside the parts
   * @param orders at least one; no two stand at the same
   */
  Factoring(Standing base, List<Part> parts, List<Order> orders) {
    this.orders = orders;
    this.base = base;
    parts.stream().filter(Part::isFirst).forEach(this::part);
    parts.stream().filter(part -> !part.isFirst()).forEach(this::part);
    placed();
    points();
    block();
    int[][] to = new int[orders.size()][blocks.size()];
    for (int block = 0; block < blocks.size(); block++) {
      rows.add(rowsOf(block, to));
    }
    for (int i = 0; i < orders.size(); i++) {
      ways.add(new Way(orders.get(i).from(), orders.get(i).events(), to[i]));
    }
  }

  Standing base() {
    return base;
  }

  List<Way> ways() {
    return ways;
  }

  List<Factor> factors(Trail step) {
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      factors.add(factor(blocks.get(i), rows.get(i), new Trail.Origin(step, i)));
    }
    return factors;
  }

  private void part(Part part) {
    Object first = part.in(orders.get(0).standing());
    if (orders.size() > 1) {
      Map<Object, Integer> values = new HashMap<>();
      int[] ids = new int[orders.size()];
      for (int i = 0; i < ids.length; i++) {
        Object value = part.in(orders.get(i).standing());
        ids[i] = values.computeIfAbsent(value, unseen -> values.size());
      }
      if (values.size() > 1) {
        columns.add(new Column(part, 0, null, ids, values.size()));
        return;
      }
    }
    base = part.with(base, first);
  }

  private void placed() {
    long some = 0;
    long all = -1;
    for (Order order : orders) {
      some |= order.standing().placed();
      all &= order.standing().placed();
    }
    base = base.withPlaced(all);
    for (long left = some & ~all; left != 0; left &= left - 1) {
      long bit = Long.lowestOneBit(left);
      int[] ids = new int[orders.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = (orders.get(i).standing().placed() & bit) == 0 ? 0 : 1;
      }
      columns.add(new Column(null, bit, null, ids, 2));
    }
  }

  private void points() {
    Assignment decided = orders.get(0).standing().assignment();
    if (orders.stream().allMatch(order -> order.standing().assignment().equals(decided))) {
      base = base.with(decided);
      return;
    }
    for (Point point : Point.values()) {
      Map<Integer, Integer> values = new HashMap<>();
      int[] ids = new int[orders.size()];
      for (int i = 0; i < ids.length; i++) {
        int value = orders.get(i).standing().assignment().value(point);
        ids[i] = values.computeIfAbsent(value, unseen -> values.size());
      }
      if (values.size() > 1) {
        columns.add(new Column(null, 0, point, ids, values.size()));
      }
      int inAll = values.size() > 1 ? -1 : decided.value(point);
      base = base.with(base.assignment().with(point, inAll));
    }
  }

  /** Puts columns that depend on each other together. */
  private void block() {
    for (Column column : columns) {
      List<Column> joined = new ArrayList<>(List.of(column));
      blocks.removeIf(
          block -> {
            boolean depends = block.stream().anyMatch(other -> depend(column, other));
            if (depends) {
              joined.addAll(block);
            }
            return depends;
          });
      blocks.add(joined);
    }
    long product = 1;
    for (List<Column> block : blocks) {
      product *= distinct(block);
      if (product > orders.size()) {
        // Not so in pairs, but together they depend.
        blocks.clear();
        blocks.add(columns);
        return;
      }
    }
  }

  private boolean depend(Column one, Column other) {
    if ((long) one.count * other.count > orders.size()) {
      return true;
    }
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i < orders.size(); i++) {
      pairs.add(one.ids[i] * other.count + other.ids[i]);
    }
    return pairs.size() < one.count * other.count;
  }

  private long distinct(List<Column> block) {
    if (block.size() == 1) {
      return block.get(0).count;
    }
    Set<List<Integer>> rows = new HashSet<>();
    for (int i = 0; i < orders.size(); i++) {
      rows.add(row(block, i));
    }
    return rows.size();
  }

  private static List<Integer> row(List<Column> block, int order) {
    List<Integer> row = new ArrayList<>(block.size());
    for (Column column : block) {
      row.add(column.ids[order]);
    }
    return row;
  }

  private List<Order> rowsOf(int block, int[][] to) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    List<Order> first = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      List<Integer> row = row(blocks.get(block), i);
      Integer number = numbers.putIfAbsent(row, first.size());
      if (number == null) {
        number = first.size();
        first.add(orders.get(i));
      }
      to[i][block] = number;
    }
    return first;
  }

  private static Factor factor(List<Column> block, List<Order> firsts, Trail.Origin origin) {
    List<Part> parts = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    long slots = 0;
    for (Column column : block) {
      if (column.part != null) {
        parts.add(column.part);
      } else if (column.point != null) {
        points.add(column.point);
      }
      slots |= column.bit;
    }
    parts.sort((one, other) -> Boolean.compare(other.isFirst(), one.isFirst()));
    List<Row> rows = new ArrayList<>(firsts.size());
    for (Order order : firsts) {
      Standing standing = order.standing();
      Assignment decided = Assignment.OPEN;
      for (Point point : points) {
        decided = decided.with(point, standing.assignment().value(point));
      }
      rows.add(new Row(Factor.values(parts, standing), decided, standing.placed() & slots));
    }
    return new Factor(parts, slots, points, rows, origin);
  }
}
