package sharedsockets.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The result of a replay or an exploration.
 *
 * @param traces that were performed
 * @param steps that were done
 * @param skipped steps that made no sense for this implementation
 * @param leftOut steps of kinds that the implementation has never conformed at
 * @param unsupported steps that the adapter could not do
 * @param rules each rule that was put to the test, by id
 * @param findings what is wrong, in the order of the programs that showed it first
 * @param decided the disputed points whose value showed
 * @param contradictions where its traces are not those of one implementation
 * @param once how many deviations and contradictions were seen that did not show again: they are no
 *     findings
 * @param unshrunk how many findings and contradictions are reported as they were seen first, since
 *     the run has ended before they could be tried again
 * @param left how many traces of a suite were not performed
 */
public record ReplayResult(
    long traces,
    long steps,
    long skipped,
    long leftOut,
    long unsupported,
    Map<String, RuleCount> rules,
    List<Finding> findings,
    Map<String, String> decided,
    List<Contradiction> contradictions,
    long once,
    long unshrunk,
    long left) {
  /** The values that showed at disputed points at which it contradicts itself, two or more each. */
  public Map<String, Set<String>> inconsistent() {
    Map<String, Set<String>> values = new TreeMap<>();
    for (Contradiction each : contradictions) {
      if (!each.point().isEmpty()) {
        values
            .computeIfAbsent(each.point(), point -> new TreeSet<>(Set.of(each.usual())))
            .add(each.value());
      }
    }
    return values;
  }

  /** The disputed points at which all traces show one value. */
  public Map<String, String> consistent() {
    Map<String, String> values = new LinkedHashMap<>(decided);
    values.keySet().removeAll(inconsistent().keySet());
    return values;
  }

  /** Whether there was any answer as the specification has it. */
  public boolean hasConformed() {
    return rules.values().stream().anyMatch(each -> each.passed() > 0);
  }

  /** Whether nothing is wrong, and something was asked at all. */
  public boolean conforms() {
    return findings.isEmpty() && contradictions.isEmpty() && steps > 0;
  }
}
