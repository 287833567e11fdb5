package sharedsockets.suite;

import java.util.List;

/**
 * The coverage of a model by some traces.
 *
 * @param model the configuration's name; {@code all} for a sum
 * @param states the states that an implementation of the suite's choices can be in
 * @param transitions the calls and network events that are possible in these states, counted in
 *     each state; in a suite of pairs, the pairs of consecutive ones
 * @param covered how many of them the traces take, or others that are the same but for names: of
 *     processes, descriptors, infos, event objects and windows
 * @param least so many steps any suite has that covers all of them: one for each that is not the
 *     same as another but for names
 * @param steps how many of them the traces take, each counted as often as it is taken
 * @param events lines of the traces
 */
public record SuiteCoverage(
    String model,
    long states,
    long transitions,
    long covered,
    long traces,
    long least,
    long steps,
    long events) {
  private static final String ALL = "all";

  /** The sum of several. */
  public static SuiteCoverage sum(List<SuiteCoverage> parts) {
    return parts.stream().reduce(new SuiteCoverage(ALL, 0, 0, 0, 0, 0, 0, 0), SuiteCoverage::plus);
  }

  private SuiteCoverage plus(SuiteCoverage other) {
    return new SuiteCoverage(
        ALL,
        states + other.states,
        transitions + other.transitions,
        covered + other.covered,
        traces + other.traces,
        least + other.least,
        steps + other.steps,
        events + other.events);
  }
}
