package sharedsockets.oracle;

import java.util.List;
import java.util.Map;

/**
 * Why an event is not allowed where it stands.
 *
 * @param line its line, counted from 1
 * @param event the event without its outcome, for people
 * @param rules the rules that it breaks, the most specific first
 * @param condition what the specification asks for there that does not hold, and its place
 * @param allowed the outcomes that it could have had there
 * @param observed the outcome that it had; of a network event, the event
 * @param decided the disputed points that the trace, not the profile, had decided before
 * @param earlier the earlier events that matter, in the order in which they took effect
 * @param unplaced the events that overlap it and have no place in that order either, as {@code line
 *     7 A recv(s1) = 1}
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
    List<String> unplaced) {
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
        List.copyOf(withoutPlace));
  }
}
