package sharedsockets.model.liveness;

import java.util.List;

/**
 * A behaviour without end.
 *
 * @param initial the number of its first state
 * @param steps the numbers of the steps from there, none of them a stuttering one; the last leads
 *     to the last state
 * @param loopsTo the state after that, as an index into the behaviour's states from 0: the last one
 *     itself if nothing happens any more
 */
public record Lasso(int initial, List<Integer> steps, int loopsTo) {
  public Lasso {
    steps = List.copyOf(steps);
  }
}
