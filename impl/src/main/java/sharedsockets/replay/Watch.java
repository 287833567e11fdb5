package sharedsockets.replay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Looks at performances while a replay goes on, until what they show is enough. Thread-safe. */
class Watch {
  /** Never has enough, and asks for no finding. */
  static final Watch NONE =
      new Watch(finding -> false) {
        @Override
        void see(Performance performance) {}
      };

  private final Predicate<Finding> isEnough;
  private final Set<String> shapes = ConcurrentHashMap.newKeySet();
  private volatile boolean hasEnough;

  /**
   * Of findings.
   *
   * @param isEnough is told of what is wrong, of each shape once, by several threads
   */
  Watch(Predicate<Finding> isEnough) {
    this.isEnough = isEnough;
  }

  void see(Performance performance) {
    boolean isLast =
        performance
            .deviation()
            .filter(deviation -> shapes.add(deviation.shape()))
            .map(deviation -> new Sighting(0, performance).finding(performance))
            .filter(isEnough)
            .isPresent();
    if (isLast) {
      hasEnough = true;
    }
  }

  boolean hasEnough() {
    return hasEnough;
  }
}
