package sharedsockets.replay;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.model.persistent.PersistentMap;

/**
 * The record of requests and their answers, by the kind of situation, in one program and in those
 * before it. A request that was never answered as the specification has it is not made again: each
 * would cost a time-out, or the rest of the trace.
 */
final class Experience {
  private static final int ENOUGH = 3;

  /** What has come of the requests of one kind. */
  record Past(boolean hasConformed, int deviated, int unanswered) {
    private static final Past NONE = new Past(false, 0, 0);
    private static final Past CONFORMED = new Past(true, 0, 0);
    private static final Past DEVIATED = new Past(false, 1, 0);
    private static final Past UNANSWERED = new Past(false, 0, 1);

    private Past plus(Past other) {
      return new Past(
          hasConformed || other.hasConformed,
          Math.min(deviated + other.deviated, ENOUGH),
          Math.min(unanswered + other.unanswered, ENOUGH));
    }

    private boolean isHopeless() {
      return unanswered >= ENOUGH || deviated >= ENOUGH && !hasConformed;
    }
  }

  private final PersistentMap<Integer, Past> before;

  /** What has happened in this program. */
  private final Map<Integer, Past> now = new HashMap<>();

  /**
   * No experience but that of others.
   *
   * @param before what came of the requests of earlier programs
   */
  Experience(PersistentMap<Integer, Past> before) {
    this.before = before;
  }

  /** No experience at all. */
  static Experience none() {
    return new Experience(PersistentMap.empty());
  }

  void unanswered(int situation) {
    now.merge(situation, Past.UNANSWERED, Past::plus);
  }

  void deviated(int situation) {
    now.merge(situation, Past.DEVIATED, Past::plus);
  }

  void conformed(int situation) {
    now.merge(situation, Past.CONFORMED, Past::plus);
  }

  boolean isHopeless(int situation) {
    Past earlier = before.getOrDefault(situation, Past.NONE);
    return earlier.plus(now.getOrDefault(situation, Past.NONE)).isHopeless();
  }

  /** All experience there is, with that of this program. */
  PersistentMap<Integer, Past> addedTo(PersistentMap<Integer, Past> all) {
    PersistentMap<Integer, Past> sum = all;
    for (Map.Entry<Integer, Past> each : now.entrySet()) {
      Past known = all.getOrDefault(each.getKey(), Past.NONE);
      Past more = known.plus(each.getValue());
      if (!more.equals(known)) {
        sum = sum.put(each.getKey(), more);
      }
    }
    return sum;
  }
}
