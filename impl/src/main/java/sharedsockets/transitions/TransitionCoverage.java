package sharedsockets.transitions;

/**
 * The coverage of a model's state graph.
 *
 * @param states of the model
 * @param reached of them, those that this implementation can be brought to
 * @param transitions a state and a call each, of the reached states
 * @param driven of them, those that were driven and answered as the model allows
 * @param edges answers that the model allows there
 * @param chosen of them, those that the implementation gave
 * @param observations further answers that were judged, after the transitions
 * @param pairs transitions that were driven directly after another one; 0 where not asked for
 * @param calls all calls made, those that lead to a state again included
 */
public record TransitionCoverage(
    int states,
    int reached,
    int transitions,
    int driven,
    int edges,
    int chosen,
    long observations,
    long pairs,
    long calls) {
  /** Nothing. */
  public static final TransitionCoverage NONE = new TransitionCoverage(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The sums. */
  public TransitionCoverage plus(TransitionCoverage other) {
    return new TransitionCoverage(
        states + other.states,
        reached + other.reached,
        transitions + other.transitions,
        driven + other.driven,
        edges + other.edges,
        chosen + other.chosen,
        observations + other.observations,
        pairs + other.pairs,
        calls + other.calls);
  }

  /** Whether every transition was driven. */
  public boolean isComplete() {
    return driven == transitions;
  }
}
