package sharedsockets.replay;

import java.util.List;
import sharedsockets.trace.Event;

/**
 * A deviation, with the shortest trace found that shows it.
 *
 * @param program the name of the one that showed it first
 * @param occurrences how often it was met
 * @param trace the shortest one; its last event is the one that deviates
 */
public record Finding(Deviation deviation, String program, long occurrences, List<Event> trace) {
  /** The same finding, once more; this was met first. */
  Finding and(Finding other) {
    Finding shortest = other.trace.size() < trace.size() ? other : this;
    return new Finding(
        shortest.deviation, program, occurrences + other.occurrences, shortest.trace);
  }
}
