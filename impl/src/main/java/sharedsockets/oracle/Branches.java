package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
          for (Assignment assignment : Assignment.union(assignments)) {
            merged.add(new Branch(assignment, state));
          }
        });
    return merged;
  }
}
