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
  private static final int CONFORMED = -1;

  /** How many deviated where none has conformed. */
  private final PersistentMap<Integer, Integer> before;

  /** The same with what has happened here. */
  private final Map<Integer, Integer> now = new HashMap<>();

  /** Common to all programs, at once: each costs too much to wait for the others. */
  private final Map<Integer, Integer> unanswered;

  /**
   * No experience but that of others.
   *
   * @param before what came of the requests of earlier programs
   * @param unanswered where requests got no answer, for all programs; must be thread-safe
   */
  Experience(PersistentMap<Integer, Integer> before, Map<Integer, Integer> unanswered) {
    this.before = before;
    this.unanswered = unanswered;
  }

  /** No experience at all. */
  static Experience none() {
    return new Experience(PersistentMap.empty(), new HashMap<>());
  }

  void unanswered(int situation) {
    unanswered.merge(situation, 1, Integer::sum);
  }

  void deviated(int situation) {
    int count = count(situation);
    now.put(situation, count == CONFORMED ? CONFORMED : count + 1);
  }

  void conformed(int situation) {
    now.put(situation, CONFORMED);
  }

  boolean isHopeless(int situation) {
    return unanswered.getOrDefault(situation, 0) >= ENOUGH || count(situation) >= ENOUGH;
  }

  private int count(int situation) {
    Integer here = now.get(situation);
    return here != null ? here : before.getOrDefault(situation, 0);
  }

  /** All experience there is, with that of this program. */
  PersistentMap<Integer, Integer> addedTo(PersistentMap<Integer, Integer> all) {
    PersistentMap<Integer, Integer> sum = all;
    for (Map.Entry<Integer, Integer> each : now.entrySet()) {
      int known = all.getOrDefault(each.getKey(), 0);
      int more = each.getValue() - before.getOrDefault(each.getKey(), 0);
      int count = known == CONFORMED || each.getValue() == CONFORMED ? CONFORMED : known + more;
      if (count != known) {
        sum = sum.put(each.getKey(), count);
      }
    }
    return sum;
  }
}
