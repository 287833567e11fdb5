package sharedsockets.model.packed;

import java.util.Arrays;
import java.util.List;

/**
 * States that a model's SYMMETRY maps to each other (orbits), each with the least of them as its
 * representative. Immutable.
 */
public final class Orbits {
  private final List<Move> moves;
  private final int words;

  Orbits(List<Move> moves, int words) {
    this.moves = moves;
    this.words = words;
  }

  /** The representative of a state's orbit: the state itself where there is no SYMMETRY. */
  public long[] representative(long[] state) {
    long[] least = state;
    for (Move move : moves) {
      long[] image = new long[words];
      move.apply(state, 0, 0, image, 0, 0);
      if (Arrays.compareUnsigned(image, least) < 0) {
        least = image;
      }
    }
    return least;
  }
}
