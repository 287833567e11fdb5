package sharedsockets.replay;

import java.util.List;
import sharedsockets.trace.Event;

/**
 * Traces that, taken with those before them, no one implementation can have.
 *
 * @param point a disputed point, or empty where it is no single one
 * @param value what these traces show there
 * @param usual what those before them show
 * @param traces how many there are
 * @param first the name of the first one
 * @param trace the shortest one found
 */
public record Contradiction(
    String point, String value, String usual, long traces, String first, List<Event> trace) {
  /** The same for the same contradiction, in other runs, too. */
  public String key() {
    return "contradiction " + (point.isEmpty() ? "at several points" : point + " " + value);
  }

  @Override
  public String toString() {
    String what =
        point.isEmpty()
            ? "disputed points whose values no one implementation can have together"
            : point + ": " + value + ", and not " + usual + " as in those before";
    return what + " (" + (traces == 1 ? "once, in " : traces + " traces, first ") + first + ")";
  }
}
