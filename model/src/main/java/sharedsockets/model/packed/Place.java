package sharedsockets.model.packed;

/**
 * Where a value stands, as generated code says it: a word of an array and a bit in it, each a
 * number and a sum of locals ({@code " + i3 * 5"}).
 */
record Place(String array, int word, String wordPlus, int bit, String bitPlus) {
  static Place of(String array, int word, int bit) {
    return new Place(array, word, "", bit, "");
  }

  Place in(String otherArray) {
    return new Place(otherArray, word, wordPlus, bit, bitPlus);
  }

  Place part(Layout.Part part) {
    return new Place(array, word + part.word(), wordPlus, bit + part.bit(), bitPlus);
  }

  /** The header of a function or sequence stands first. */
  Place element(Layout whole, String index) {
    Layout e = whole.element;
    boolean constant = Leaf.isConstant(index);
    long i = constant ? Leaf.constant(index) : 0;
    if (whole.isSmall()) {
      int first = bit + whole.header;
      return constant
          ? new Place(array, word, wordPlus, first + (int) i * e.bits, bitPlus)
          : new Place(array, word, wordPlus, first, bitPlus + times(index, e.bits));
    }
    int first = word + whole.headerWords();
    if (!e.isSmall()) {
      return constant
          ? new Place(array, first + (int) i * e.words, wordPlus, 0, "")
          : new Place(array, first, wordPlus + times(index, e.words), 0, "");
    }
    int per = whole.perWord();
    if (constant) {
      return new Place(array, first + (int) i / per, wordPlus, (int) i % per * e.bits, "");
    } else if (per == 1) {
      return new Place(array, first, wordPlus + times(index, 1), 0, "");
    } else if (per == Integer.MAX_VALUE) {
      return new Place(array, first, wordPlus, 0, "");
    }
    return new Place(
        array,
        first,
        wordPlus + " + " + index + " / " + per,
        0,
        " + " + index + " % " + per + " * " + e.bits);
  }

  private static String times(String index, int factor) {
    return factor == 0 ? "" : factor == 1 ? " + " + index : " + " + index + " * " + factor;
  }

  String wordCode() {
    return array + "[" + word + wordPlus + "]";
  }

  String shift() {
    return bitPlus.isEmpty() ? String.valueOf(bit) : "(" + bit + bitPlus + ")";
  }

  /** The bits that stand here, as a long expression. */
  String read(int bits) {
    if (bits == 0) {
      return "0L";
    } else if (bits == 64) {
      return wordCode();
    }
    String shifted = bitPlus.isEmpty() && bit == 0 ? wordCode() : wordCode() + " >>> " + shift();
    return bitPlus.isEmpty() && bit + bits == 64
        ? "(" + shifted + ")"
        : "(" + shifted + " & " + Leaf.mask(bits) + ")";
  }

  /** A statement that sets these bits to a long expression without other bits. */
  String write(int bits, String value) {
    if (bits == 64) {
      return wordCode() + " = " + value + ";";
    }
    if (bitPlus.isEmpty()) {
      long keep = ~((1L << bits) - 1 << bit);
      String cleared = wordCode() + " & " + keep + "L";
      if (value.equals("0L")) {
        return wordCode() + " = " + cleared + ";";
      }
      String moved = bit == 0 ? value : value + " << " + bit;
      return wordCode() + " = " + cleared + " | " + moved + ";";
    }
    return "put("
        + array
        + ", "
        + word
        + wordPlus
        + ", "
        + bit
        + bitPlus
        + ", "
        + Leaf.mask(bits)
        + ", "
        + value
        + ");";
  }
}
