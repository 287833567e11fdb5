package sharedsockets.replay;

import java.util.List;
import java.util.Set;
import sharedsockets.oracle.Cause;
import sharedsockets.trace.Event;

/**
 * A deviation, with the shortest trace found that shows it.
 *
 * @param program the name of the one that showed it first
 * @param occurrences how often it was met
 * @param trace the shortest one; its last event is the one that deviates
 * @param causes all planted faults of the specification that explain the trace: under each of them
 *     it is allowed
 */
public record Finding(
    Deviation deviation, String program, long occurrences, List<Event> trace, List<Cause> causes) {
  /**
   * The answer that deviates, without names: the same in other traces that show the same. Of a
   * network event or an adapter that fails, in words.
   */
  public String answer() {
    if (deviation instanceof Deviation.Unanswered unanswered && unanswered.divergence() != null) {
      return unanswered.divergence().observed();
    }
    if (!(deviation instanceof Deviation.Diverged)) {
      return deviation.kind();
    }
    Event last = trace.get(trace.size() - 1);
    if (!last.operation().isCall()) {
      return "happens";
    }
    if (last.failed()) {
      return last.error();
    }
    return last.result() instanceof Long || last.result() instanceof Set
        ? last.describeOutcome()
        : "succeeds";
  }

  /** The same, explained by these only. */
  Finding because(List<Cause> likely) {
    return new Finding(deviation.because(likely), program, occurrences, trace, likely);
  }

  /** The same finding, once more; this was met first. */
  Finding and(Finding other) {
    Finding shortest = other.trace.size() < trace.size() ? other : this;
    return new Finding(
        shortest.deviation,
        program,
        occurrences + other.occurrences,
        shortest.trace,
        shortest.causes);
  }
}
