package sharedsockets.replay;

import java.util.HashMap;
import java.util.Map;

/**
 * What has come of requests, by the kind of situation in which they were made. Where none was ever
 * answered as the specification has it, no more are made: each would cost a time-out, or the trace
 * behind it. Thread-safe.
 */
final class Experience {
  private static final int ENOUGH = 3;

  private final Map<Integer, Integer> unanswered = new HashMap<>();
  private final Map<Integer, Integer> deviations = new HashMap<>();

  synchronized void unanswered(int situation) {
    unanswered.merge(situation, 1, Integer::sum);
  }

  synchronized void deviated(int situation) {
    deviations.computeIfAbsent(situation, unknown -> 0);
    deviations.computeIfPresent(situation, (same, count) -> count < 0 ? count : count + 1);
  }

  synchronized void conformed(int situation) {
    deviations.put(situation, -1);
  }

  synchronized boolean isHopeless(int situation) {
    return unanswered.getOrDefault(situation, 0) >= ENOUGH
        || deviations.getOrDefault(situation, 0) >= ENOUGH;
  }
}
