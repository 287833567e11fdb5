package sharedsockets.mutation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mutation score of a suite: the share that it finds of one population of planted faults.
 *
 * @param population where they are planted
 * @param found those that are found alone
 * @param missed those that are not
 * @param unseen those that no suite can see, with the reason
 * @param pairs how often each was said of a pair of faults that are found alone
 * @param silent the pairs of which one fault is hidden by the other, and nothing says so
 */
public record PowerReport(
    String population,
    List<String> found,
    List<String> missed,
    Map<String, String> unseen,
    Map<SuitePower.PairVerdict, Integer> pairs,
    List<String> silent) {
  /** That many of a hundred, alone and in pairs, are enough. */
  public static final int ENOUGH_PERCENT = 95;

  private static final int HUNDRED = 100;

  public PowerReport {
    found = List.copyOf(found);
    missed = List.copyOf(missed);
    unseen = new TreeMap<>(unseen);
    pairs = new TreeMap<>(pairs);
    silent = List.copyOf(silent);
  }

  /** How many faults can be seen. */
  public int visible() {
    return found.size() + missed.size();
  }

  /** How many pairs can be planted. */
  public int possiblePairs() {
    return pairs.values().stream().mapToInt(Integer::intValue).sum()
        - pairs(SuitePower.PairVerdict.IMPOSSIBLE);
  }

  /** Of how many pairs that is said. */
  public int pairs(SuitePower.PairVerdict verdict) {
    return pairs.getOrDefault(verdict, 0);
  }

  /** Whether enough faults are found, and few hide another. */
  public boolean isEnough() {
    int open = possiblePairs() - silent.size();
    return HUNDRED * found.size() >= ENOUGH_PERCENT * visible()
        && HUNDRED * open >= ENOUGH_PERCENT * possiblePairs();
  }
}
