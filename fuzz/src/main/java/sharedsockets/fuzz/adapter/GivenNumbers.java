package sharedsockets.fuzz.adapter;

import java.util.Arrays;
import java.util.Random;

/**
 * Random numbers that are those of an input, and when it is at its end, others that follow from it.
 */
final class GivenNumbers extends Random {
  private static final long serialVersionUID = 1L;

  private final byte[] input;
  private int position;

  GivenNumbers(byte[] input) {
    super(Arrays.hashCode(input));
    this.input = input;
  }

  /** Two bytes a number, as its upper bits: most choices are between few things. */
  @Override
  protected int next(int bits) {
    // The constructor of Random asks for nothing, but sets its seed.
    if (input == null || position + 1 >= input.length) {
      return super.next(bits);
    }
    int upper = (input[position] & 0xFF) << 24 | (input[position + 1] & 0xFF) << 16;
    position += 2;
    return bits == Integer.SIZE ? upper : upper >>> Integer.SIZE - bits;
  }
}
