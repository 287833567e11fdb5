package sharedsockets.oracle;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why an event is not allowed where it stands.
 *
 * @param line its line, counted from 1
 * @param event the event without its outcome, for people
 * @param rules the rules that the conjunct stands for which fails, the most likely and the most
 *     specific first
 * @param condition what the specification asks for there that does not hold, and its place
 * @param allowed the outcomes that it could have had there
 * @param observed the outcome that it had; of a network event, the event
 * @param decided the disputed points that the trace, not the profile, had decided before
 * @param earlier the earlier events that matter, in the order in which they took effect
 * @param unplaced the events that overlap it and have no place in that order either, as {@code line
 *     7 A recv(s1) = 1}
 * @param causes planted faults under which it is allowed, the most likely first
 * @param otherwise values of disputed points that the profile excludes, each of which allows it
 */
public record Divergence(
    long line,
    String event,
    List<String> rules,
    String condition,
    List<String> allowed,
    String observed,
    Map<String, String> decided,
    List<Earlier> earlier,
    List<String> unplaced,
    List<Cause> causes,
    Map<String, String> otherwise) {
  private static final int MOST_CAUSES = 3;

  /** The same with other allowed outcomes, and with events that have no place. */
  public Divergence among(List<String> otherAllowed, List<String> withoutPlace) {
    return new Divergence(
        line,
        event,
        rules,
        condition,
        otherAllowed,
        observed,
        decided,
        earlier,
        List.copyOf(withoutPlace),
        causes,
        otherwise);
  }

  /** The same with the values of disputed points that allow it. */
  public Divergence otherwise(Map<String, String> values) {
    return new Divergence(
        line,
        event,
        rules,
        condition,
        allowed,
        observed,
        decided,
        earlier,
        unplaced,
        causes,
        Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /**
   * The same with its causes, and the rules that these break first.
   *
   * @param likely causes, any of which may be the one; those come first that break rules for which
   *     the failing conjunct stands
   */
  public Divergence because(List<Cause> likely) {
    List<Cause> best =
        likely.stream()
            .sorted(Comparator.comparing(cause -> Collections.disjoint(cause.rules(), rules)))
            .limit(MOST_CAUSES)
            .toList();
    Set<String> ordered = new LinkedHashSet<>();
    best.forEach(cause -> ordered.addAll(cause.rules()));
    ordered.retainAll(rules);
    ordered.addAll(rules);
    return new Divergence(
        line,
        event,
        List.copyOf(ordered),
        condition,
        allowed,
        observed,
        decided,
        earlier,
        unplaced,
        best,
        otherwise);
  }
}
