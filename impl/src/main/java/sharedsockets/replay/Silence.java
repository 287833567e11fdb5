package sharedsockets.replay;

import java.util.HashMap;
import java.util.Map;

/**
 * Where an adapter has left requests without an answer. A request that was in vain again and again
 * is not made any more in such a situation: each one costs a time-out. Thread-safe.
 */
final class Silence {
  private static final int ENOUGH = 3;

  private final Map<Integer, Integer> counts = new HashMap<>();

  synchronized void note(int situation) {
    counts.merge(situation, 1, Integer::sum);
  }

  synchronized boolean isExpected(int situation) {
    return counts.getOrDefault(situation, 0) >= ENOUGH;
  }
}
