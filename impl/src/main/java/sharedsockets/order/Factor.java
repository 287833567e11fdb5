package sharedsockets.order;

import java.util.Arrays;
import java.util.List;
import sharedsockets.oracle.Assignment;
import sharedsockets.spec.Point;

/**
 * A factor of a belief state: parts of standings whose values depend on each other, with the
 * combinations of values that are possible. Disputed points and placed events count as parts here.
 *
 * @param parts parts of the state
 * @param slots the bits of the open events of which some orders have placed one and some not
 * @param points disputed points
 * @param rows the combinations that there are
 * @param origin where the rows come from
 */
record Factor(
    List<Part> parts, long slots, List<Point> points, List<Row> rows, Trail.Origin origin) {
  /** A combination: values of the parts in their order, of the points, and the events placed. */
  record Row(List<Object> values, Assignment assignment, long placed) {}

  /** A standing with the values of a row in place of its own. */
  Standing in(Standing standing, Row row) {
    Standing changed = standing.withPlaced(standing.placed() | row.placed());
    for (int i = 0; i < parts.size(); i++) {
      changed = parts.get(i).with(changed, row.values().get(i));
    }
    return changed.with(changed.assignment().and(row.assignment()));
  }

  @Override
  public boolean equals(Object other) {
    return other == this;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  static List<Object> values(List<Part> parts, Standing standing) {
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).in(standing);
    }
    return Arrays.asList(values);
  }
}
