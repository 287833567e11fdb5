package sharedsockets.fuzz.adapter;

import java.util.Random;

/** Random numbers that are those of an input, and zeros when it is at its end. */
final class GivenNumbers extends Random {
  private static final long serialVersionUID = 1L;

  private final byte[] input;
  private int position;

  GivenNumbers(byte[] input) {
    super(0);
    this.input = input;
  }

  boolean isAtEnd() {
    return position >= input.length;
  }

  /** Two bytes a number, the upper bits first: most choices are between few things. */
  @Override
  protected int next(int bits) {
    int number = (nextByte() << 24 | nextByte() << 16) >>> 32 - bits;
    return bits == 32 ? number : number & (1 << bits) - 1;
  }

  private int nextByte() {
    return isAtEnd() ? 0 : input[position++] & 0xFF;
  }
}
