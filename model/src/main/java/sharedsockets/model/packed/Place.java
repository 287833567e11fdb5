package sharedsockets.model.packed;

import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;

/**
 * The address of a value: a word of an array and a bit in it, each the sum of a number that is
 * known while code is generated and a term that is not, zero where all is known.
 */
record Place(Term.Array array, int word, Term wordPlus, int bit, Term bitPlus) {
  static Place of(Term.Array array, int word, int bit) {
    return new Place(array, word, Terms.ZERO, bit, Terms.ZERO);
  }

  Place in(Term.Array otherArray) {
    return new Place(otherArray, word, wordPlus, bit, bitPlus);
  }

  Place part(Layout.Part part) {
    return new Place(array, word + part.word(), wordPlus, bit + part.bit(), bitPlus);
  }

  /** The place of an element of the function or sequence that stands here. */
  Place element(Layout whole, Term index) {
    if (Terms.isConstant(index)) {
      return part(whole.element((int) Terms.constant(index)));
    }
    Place first = part(whole.element(0));
    Layout e = whole.element;
    if (whole.isSmall()) {
      return first.moved(Terms.ZERO, Terms.times(index, e.bits));
    } else if (!e.isSmall()) {
      return first.moved(Terms.times(index, e.words), Terms.ZERO);
    } else if (e.bits == 0) {
      return first;
    }
    int per = whole.perWord();
    return per == 1
        ? first.moved(index, Terms.ZERO)
        : first.moved(Terms.dividedBy(index, per), Terms.times(Terms.modulo(index, per), e.bits));
  }

  /** The place so many words and bits further on. */
  private Place moved(Term moreWords, Term moreBits) {
    Term newWord = Terms.plus(wordPlus, moreWords);
    Term newBit = Terms.plus(bitPlus, moreBits);
    int words = (int) Terms.constantOf(newWord);
    int bits = (int) Terms.constantOf(newBit);
    return new Place(
        array, word + words, Terms.plus(newWord, -words), bit + bits, Terms.plus(newBit, -bits));
  }

  /** The index of the word. */
  Term index() {
    return Terms.plus(wordPlus, word);
  }

  private Term.Element element() {
    return new Term.Element(array, index());
  }

  private Term shift() {
    return Terms.plus(bitPlus, bit);
  }

  private boolean isBitKnown() {
    return Terms.isConstant(bitPlus);
  }

  /** The bits that stand here, as a long. */
  Term read(int bits) {
    if (bits == 0) {
      return Terms.NO_BITS;
    } else if (bits == 64) {
      return element();
    }
    Term shifted =
        isBitKnown()
            ? Terms.shifted(element(), -bit)
            : new Term.Binary(JavaOperator.SHIFT_RIGHT, element(), shift());
    return isBitKnown() && bit + bits == 64
        ? shifted
        : Terms.intersection(shifted, Terms.lowest(bits));
  }

  /** A statement that sets these bits to a long without other bits. */
  Statement write(int bits, Term value) {
    if (bits == 64) {
      return new Statement.Store(element(), value);
    } else if (isBitKnown()) {
      Term kept = Terms.difference(element(), Terms.shifted(Terms.lowest(bits), bit));
      return new Statement.Store(element(), Terms.union(kept, Terms.shifted(value, bit)));
    }
    return Statement.Perform.of("put", array, index(), shift(), Terms.lowest(bits), value);
  }
}
