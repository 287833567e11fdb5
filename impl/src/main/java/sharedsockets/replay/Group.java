package sharedsockets.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import sharedsockets.oracle.Cause;

/**
 * Findings that one cause explains.
 *
 * @param cause the planted fault that explains each of them; nothing where none explains the one
 *     finding that there is
 * @param numbers of the findings, from 1, in their order
 */
public record Group(Optional<Cause> cause, List<Integer> numbers) {
  public Group {
    numbers = List.copyOf(numbers);
  }

  /**
   * The fewest causes that explain all findings which have one, as far as a greedy choice finds
   * them (set cover): first the fault that explains most, of several the one whose name comes
   * first. Groups stand in the order of their first findings.
   */
  public static List<Group> of(List<Finding> findings) {
    Map<Integer, Group> groups = new TreeMap<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 1; i <= findings.size(); i++) {
      left.add(i);
    }
    Map<Cause, List<Integer>> explained = explained(findings, left);
    while (!explained.isEmpty()) {
      Map.Entry<Cause, List<Integer>> best =
          explained.entrySet().stream()
              .reduce((one, other) -> isBetter(other, one) ? other : one)
              .orElseThrow();
      groups.put(best.getValue().get(0), new Group(Optional.of(best.getKey()), best.getValue()));
      left.removeAll(best.getValue());
      explained = explained(findings, left);
    }
    left.forEach(number -> groups.put(number, new Group(Optional.empty(), List.of(number))));
    return List.copyOf(groups.values());
  }

  private static boolean isBetter(
      Map.Entry<Cause, List<Integer>> one, Map.Entry<Cause, List<Integer>> other) {
    int more = one.getValue().size() - other.getValue().size();
    return more > 0 || more == 0 && one.getKey().fault().compareTo(other.getKey().fault()) < 0;
  }

  private static Map<Cause, List<Integer>> explained(List<Finding> findings, List<Integer> left) {
    Map<Cause, List<Integer>> explained = new LinkedHashMap<>();
    for (int number : left) {
      for (Cause cause : likely(findings.get(number - 1))) {
        explained.computeIfAbsent(cause, unknown -> new ArrayList<>()).add(number);
      }
    }
    return explained;
  }

  /** Those that break most of the rules that the finding breaks; others explain it by chance. */
  private static List<Cause> likely(Finding finding) {
    Set<String> rules = Set.copyOf(finding.deviation().rules());
    ToLongFunction<Cause> inCommon =
        cause -> cause.rules().stream().filter(rules::contains).count();
    long most = finding.causes().stream().mapToLong(inCommon).max().orElse(0);
    return finding.causes().stream().filter(cause -> inCommon.applyAsLong(cause) == most).toList();
  }
}
