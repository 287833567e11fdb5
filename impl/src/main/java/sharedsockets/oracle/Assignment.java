package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import sharedsockets.spec.Point;

/** Values of some of the disputed points; the other points are open. */
public final class Assignment {
  public static final Assignment OPEN = new Assignment(0, 0);

  static {
    if (Point.values().length > Long.SIZE) {
      throw new AssertionError("more disputed points than an assignment has room for");
    }
    for (Point point : Point.values()) {
      if (point.possible().size() != 2) {
        throw new AssertionError("an assignment has room for two values: " + point);
      }
    }
  }

  /** The points that are decided, a bit each. */
  private final long decided;

  /** Those that have the second of their values. */
  private final long second;

  private Assignment(long decided, long second) {
    this.decided = decided;
    this.second = second;
  }

  public boolean isOpen(Point point) {
    return (decided & bit(point)) == 0;
  }

  /** The index of the point's value, -1 where it is open. */
  public int value(Point point) {
    return isOpen(point) ? -1 : (second & bit(point)) == 0 ? 0 : 1;
  }

  /**
   * The same, but for one point.
   *
   * @param value the index of its value, -1 to leave it open
   */
  public Assignment with(Point point, int value) {
    long bit = bit(point);
    return new Assignment(
        value < 0 ? decided & ~bit : decided | bit, value == 1 ? second | bit : second & ~bit);
  }

  Assignment without(Point point) {
    return with(point, -1);
  }

  /** Whether some assignment of all points agrees with both. */
  boolean agreesWith(Assignment other) {
    return (decided & other.decided & (second ^ other.second)) == 0;
  }

  /** What agrees with both, or null. */
  public Assignment and(Assignment other) {
    return agreesWith(other)
        ? new Assignment(decided | other.decided, second | other.second)
        : null;
  }

  /** Whether it decides at most what the other decides, and the same way. */
  boolean covers(Assignment other) {
    return (decided & ~other.decided) == 0 && agreesWith(other);
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

  private static long bit(Point point) {
    return 1L << point.ordinal();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Assignment assignment
        && assignment.decided == decided
        && assignment.second == second;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(decided) + Long.hashCode(second);
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
