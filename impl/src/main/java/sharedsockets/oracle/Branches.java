package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.spec.Point;
import sharedsockets.spec.State;

/** Sets of branches kept small: equal states whose assignments differ in one point are one. */
final class Branches {
  private Branches() {}

  /** Whether they are the very same. */
  static boolean same(List<Branch> some, List<Branch> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  static List<Branch> merged(List<Branch> branches) {
    if (branches.size() < 2) {
      return branches;
    }
    Map<State, List<Assignment>> byState = new LinkedHashMap<>();
    for (Branch branch : branches) {
      byState
          .computeIfAbsent(branch.state(), unseen -> new ArrayList<>(1))
          .add(branch.assignment());
    }
    if (byState.size() == branches.size()) {
      return branches;
    }
    List<Branch> merged = new ArrayList<>();
    byState.forEach(
        (state, assignments) -> {
          for (Assignment assignment : union(assignments)) {
            merged.add(new Branch(assignment, state));
          }
        });
    return merged;
  }

  /** The same implementations by fewer assignments. */
  static List<Assignment> union(List<Assignment> assignments) {
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

  private static List<Assignment> withoutCovered(Collection<Assignment> assignments) {
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
}
