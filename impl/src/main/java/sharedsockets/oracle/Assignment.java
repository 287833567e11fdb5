package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import sharedsockets.spec.Point;

/** Values of some of the disputed points; the other points are open. */
public final class Assignment {
  public static final Assignment OPEN = new Assignment(0);

  /** A point's value plus 1, or 0 where it is open. */
  private static final int BITS = 2;

  private static final int MASK = (1 << BITS) - 1;

  static {
    if (Point.values().length * BITS > Long.SIZE) {
      throw new AssertionError("more disputed points than an assignment has room for");
    }
    for (Point point : Point.values()) {
      if (point.possible().size() > MASK) {
        throw new AssertionError("more values than an assignment has room for: " + point);
      }
    }
  }

  private final long packed;

  private Assignment(long packed) {
    this.packed = packed;
  }

  public boolean isOpen(Point point) {
    return value(point) < 0;
  }

  /** The index of the point's value, -1 where it is open. */
  public int value(Point point) {
    return (int) (packed >>> shift(point) & MASK) - 1;
  }

  public Assignment with(Point point, int value) {
    return new Assignment(
        packed & ~((long) MASK << shift(point)) | (long) (value + 1) << shift(point));
  }

  Assignment without(Point point) {
    return with(point, -1);
  }

  /** Whether some assignment of all points agrees with both. */
  boolean agreesWith(Assignment other) {
    for (Point point : Point.values()) {
      if (!isOpen(point) && !other.isOpen(point) && value(point) != other.value(point)) {
        return false;
      }
    }
    return true;
  }

  /** What agrees with both, or null. */
  public Assignment and(Assignment other) {
    // Of a point that both decide the bits are the same.
    return agreesWith(other) ? new Assignment(packed | other.packed) : null;
  }

  /** Whether it decides at most what the other decides, and the same way. */
  boolean covers(Assignment other) {
    for (Point point : Point.values()) {
      if (!isOpen(point) && value(point) != other.value(point)) {
        return false;
      }
    }
    return true;
  }

  /** All points decided, the open ones somehow. */
  Assignment completed() {
    Assignment complete = this;
    for (Point point : Point.values()) {
      if (isOpen(point)) {
        complete = complete.with(point, 0);
      }
    }
    return complete;
  }

  /** The same implementations by fewer assignments. */
  public static List<Assignment> union(List<Assignment> assignments) {
    List<Assignment> left = assignments;
    while (left.size() > 1) {
      List<Assignment> fewer = joinedOnce(withoutCovered(left));
      if (fewer.size() == left.size()) {
        break;
      }
      left = fewer;
    }
    return left;
  }

  private static List<Assignment> withoutCovered(List<Assignment> assignments) {
    List<Assignment> kept = new ArrayList<>();
    for (Assignment assignment : assignments) {
      if (kept.stream().noneMatch(other -> other.covers(assignment))) {
        kept.removeIf(assignment::covers);
        kept.add(assignment);
      }
    }
    return kept;
  }

  /** Joins the first assignments that have every value of one point and agree in the others. */
  private static List<Assignment> joinedOnce(List<Assignment> assignments) {
    for (Assignment assignment : assignments) {
      for (Point point : Point.values()) {
        if (!assignment.isOpen(point) && hasEveryValue(assignments, assignment, point)) {
          List<Assignment> joined = new ArrayList<>(assignments);
          Assignment open = assignment.without(point);
          joined.removeIf(open::covers);
          joined.add(open);
          return joined;
        }
      }
    }
    return assignments;
  }

  private static boolean hasEveryValue(
      List<Assignment> assignments, Assignment assignment, Point point) {
    for (int value = 0; value < point.possible().size(); value++) {
      if (!assignments.contains(assignment.with(point, value))) {
        return false;
      }
    }
    return true;
  }

  private static int shift(Point point) {
    return point.ordinal() * BITS;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Assignment assignment && assignment.packed == packed;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(packed);
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    for (Point point : Point.values()) {
      if (!isOpen(point)) {
        text.add(point.text() + ": " + point.possible().get(value(point)));
      }
    }
    return text.toString();
  }
}
