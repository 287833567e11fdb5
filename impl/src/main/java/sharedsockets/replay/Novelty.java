package sharedsockets.replay;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.trace.Event;

/**
 * The novelty of a request, for the choice of the next one. Input: the requests that are made, each
 * before it is. Output: how often one like it was made after the same one on its socket, and how
 * often in its situation. What comes after what is in no model's state: an implementation may
 * remember more than the specification.
 */
final class Novelty {
  private final Map<Integer, Integer> pairs = new HashMap<>();
  private final Map<Integer, Integer> situations = new HashMap<>();

  /** What was asked last of each socket. */
  private final Map<Long, Integer> last = new HashMap<>();

  /** Nothing has been asked of any socket. */
  void startOver() {
    last.clear();
  }

  /** The less, the newer: pairs that are as rare come in the order of their situations. */
  long count(Event request, Situation situation) {
    long pair = pairs.getOrDefault(pair(request, situation), 0);
    return (pair << Integer.SIZE) + situations.getOrDefault(situation.exact(request), 0);
  }

  void asked(Event request, Situation situation) {
    pairs.merge(pair(request, situation), 1, Integer::sum);
    situations.merge(situation.exact(request), 1, Integer::sum);
    Long socket = situation.socket(request);
    if (socket != null) {
      last.put(socket, situation.form(request));
    }
  }

  private int pair(Event request, Situation situation) {
    int before = last.getOrDefault(situation.socket(request), 0);
    return 31 * before + situation.form(request);
  }
}
