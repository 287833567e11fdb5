package sharedsockets.fuzz.threads;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds data races by happens-before (vector clocks): input are the locks that threads take and
 * give up, and accesses to fields, one at a time; output is whether an access races with an earlier
 * one of another thread that held no lock. That the earlier one is the one without is enough:
 * schedules have both orders.
 */
final class DataRaces {
  private record Access(int thread, int time, String field, boolean writes) {}

  /** By thread, up to when it knows what each thread has done. */
  private int[][] known = {};

  /** By monitor, what is known to whoever takes it. */
  private final Map<Object, int[]> released = new IdentityHashMap<>();

  /** By object, accesses without a lock. */
  private final Map<Object, List<Access>> unlocked = new IdentityHashMap<>();

  /** Nothing has been done by so many threads. */
  void begin(int threads) {
    known = new int[threads][threads];
    for (int thread = 0; thread < threads; thread++) {
      known[thread][thread] = 1;
    }
    released.clear();
    unlocked.clear();
  }

  void acquires(int thread, Object monitor) {
    int[] others = released.get(monitor);
    for (int i = 0; others != null && i < others.length; i++) {
      known[thread][i] = Math.max(known[thread][i], others[i]);
    }
  }

  void releases(int thread, Object monitor) {
    released.put(monitor, known[thread].clone());
    known[thread][thread]++;
  }

  /**
   * Whether an access races.
   *
   * @param owner the object, or of a static field the name of its class
   * @param locked whether the thread holds a lock
   */
  boolean isRace(int thread, Object owner, String field, boolean writes, boolean locked) {
    List<Access> earlier = unlocked.get(owner);
    boolean isRace =
        earlier != null
            && earlier.stream()
                .anyMatch(
                    other ->
                        other.field.equals(field)
                            && (writes || other.writes)
                            && known[thread][other.thread] < other.time);
    if (!locked) {
      unlocked
          .computeIfAbsent(owner, unknown -> new ArrayList<>(2))
          .add(new Access(thread, known[thread][thread], field, writes));
    }
    return isRace;
  }
}
