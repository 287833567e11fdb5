package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.spec.Point;

/**
 * Infers the profile of an implementation, which is the same in all of its traces: input is several
 * of them, output the values of the disputed points that they allow. Not thread-safe.
 */
public final class InferredProfile {
  private List<Assignment> possible;

  /** Everything that the profile admits is possible at first. */
  public InferredProfile(ProfileSetting profile) {
    possible = List.of(profile.assignment());
  }

  /**
   * Learns from one more trace, as far as an oracle has judged it.
   *
   * @return false if the trace contradicts the others; nothing is learnt from it then
   */
  public boolean learn(Oracle oracle) {
    List<Assignment> both = meets(oracle);
    if (both.isEmpty()) {
      return false;
    }
    possible = Assignment.union(both);
    return true;
  }

  /** Whether it would learn from a trace: whether that does not contradict the others. */
  public boolean admits(Oracle oracle) {
    return !meets(oracle).isEmpty();
  }

  private List<Assignment> meets(Oracle oracle) {
    List<Assignment> both = new ArrayList<>();
    for (Assignment known : possible) {
      for (Assignment seen : oracle.assignments()) {
        Assignment meet = known.and(seen);
        if (meet != null && !both.contains(meet)) {
          both.add(meet);
        }
      }
    }
    return both;
  }

  /** The points whose value is known, with the value. */
  public Map<String, String> decided() {
    Map<String, String> decided = new LinkedHashMap<>();
    for (Point point : Point.values()) {
      Set<Integer> values = new LinkedHashSet<>();
      possible.forEach(each -> values.add(each.value(point)));
      int value = values.iterator().next();
      if (values.size() == 1 && value >= 0) {
        decided.put(point.text(), point.possible().get(value).toString());
      }
    }
    return decided;
  }
}
