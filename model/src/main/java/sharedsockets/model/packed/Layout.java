package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.domain.Domain;

/**
 * The layout of a value in a state of longs.
 *
 * <p>A small layout has at most 64 bits and stands within one word; a large one takes whole words.
 * What is absent (an entry of a partial function, the unused slots of a sequence) is zero, so that
 * equal values have equal bits.
 */
final class Layout {
  /** A field or element, at this word and bit of the whole. */
  record Part(Layout layout, int word, int bit) {}

  private static final int WORD = 64;
  private static final int MOST_KEYS = 4096;

  final Domain type;

  /** Bits where small, else a multiple of 64. */
  final int bits;

  /** Whole words where large; 0 where small. */
  final int words;

  /** Fields by name, or elements by number from 1. */
  final Map<String, Part> parts = new LinkedHashMap<>();

  /** The layout of each element of a function or sequence. */
  final Layout element;

  /** How many elements there is room for. */
  final int slots;

  /** Bits before the elements: which keys are present, or the length. */
  final int header;

  private Layout(Domain type, int bits, int words, Layout element, int slots, int header) {
    this.type = type;
    this.bits = bits;
    this.words = words;
    this.element = element;
    this.slots = slots;
    this.header = header;
  }

  boolean isSmall() {
    return words == 0;
  }

  /** How many small elements share a word in a large function or sequence. */
  int perWord() {
    return element.bits == 0 ? Integer.MAX_VALUE : WORD / element.bits;
  }

  /** Where an element of a function or sequence stands, counted from 0. */
  Part element(int index) {
    if (isSmall()) {
      return new Part(element, 0, header + index * element.bits);
    }
    int first = header > 0 ? 1 : 0;
    return element.isSmall()
        ? new Part(element, first + index / perWord(), index % perWord() * element.bits)
        : new Part(element, first + index * element.words, 0);
  }

  static Layout of(Domain type) {
    if (type instanceof Domain.Rec rec) {
      return structure(type, rec.fields());
    } else if (type instanceof Domain.Tup tup) {
      Map<String, Domain> elements = new LinkedHashMap<>();
      for (int i = 0; i < tup.elements().size(); i++) {
        elements.put(String.valueOf(i + 1), tup.elements().get(i));
      }
      return structure(type, elements);
    } else if (type instanceof Domain.Fun fun) {
      int keys = fun.key().size() > MOST_KEYS ? -1 : (int) fun.key().size();
      if (keys < 0 || fun.partial() && keys > WORD) {
        throw new TooLarge(
            "a function on more than " + (fun.partial() ? WORD : MOST_KEYS) + " arguments");
      }
      return array(type, of(fun.value()), keys, fun.partial() ? keys : 0);
    } else if (type instanceof Domain.Seq seq) {
      return array(type, of(seq.element()), seq.longest(), bitsFor(seq.longest() + 1L));
    } else if (type instanceof Domain.SetOf set) {
      if (!set.element().fitsMask()) {
        throw new TooLarge("a set of more than 64 possible elements");
      }
      return new Layout(type, (int) set.element().size(), 0, null, 0, 0);
    }
    if (type instanceof Domain.Ints ints && type.size() > 0) {
      // Generated code has ints for numbers and for their indices.
      if (ints.low() < Integer.MIN_VALUE
          || ints.high() > Integer.MAX_VALUE
          || ints.high() - ints.low() > Integer.MAX_VALUE) {
        throw new TooLarge("integers from " + ints.low() + " to " + ints.high());
      }
    }
    return new Layout(type, bitsFor(type.size()), 0, null, 0, 0);
  }

  /** Thrown where no layout can hold a value. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String what) {
      super(what);
    }
  }

  private static Layout structure(Domain type, Map<String, Domain> types) {
    Map<String, Layout> layouts = new LinkedHashMap<>();
    int bits = 0;
    boolean small = true;
    for (Map.Entry<String, Domain> e : types.entrySet()) {
      Layout layout = of(e.getValue());
      layouts.put(e.getKey(), layout);
      bits += layout.bits;
      small &= layout.isSmall();
    }
    FirstFit packer = new FirstFit();
    Map<String, Part> parts = new LinkedHashMap<>();
    layouts.forEach((name, layout) -> parts.put(name, packer.place(layout)));
    boolean fits = small && bits <= WORD;
    Layout whole =
        new Layout(
            type, fits ? bits : packer.words() * WORD, fits ? 0 : packer.words(), null, 0, 0);
    whole.parts.putAll(parts);
    return whole;
  }

  private static Layout array(Domain type, Layout element, int slots, int header) {
    int bits = header + slots * element.bits;
    if (element.isSmall() && bits <= WORD) {
      return new Layout(type, bits, 0, element, slots, header);
    }
    int words = header > 0 ? 1 : 0;
    if (element.isSmall()) {
      int perWord = element.bits == 0 ? Integer.MAX_VALUE : WORD / element.bits;
      words += (slots + perWord - 1) / perWord;
    } else {
      words += slots * element.words;
    }
    return new Layout(type, words * WORD, words, element, slots, header);
  }

  static int bitsFor(long values) {
    return values <= 1 ? 0 : WORD - Long.numberOfLeadingZeros(values - 1);
  }

  /** First fit of small parts into words; large parts follow. */
  static final class FirstFit {
    private final List<Integer> used = new ArrayList<>();

    Part place(Layout layout) {
      if (!layout.isSmall()) {
        int word = used.size();
        for (int i = 0; i < layout.words; i++) {
          used.add(WORD);
        }
        return new Part(layout, word, 0);
      }
      for (int word = 0; word < used.size(); word++) {
        if (used.get(word) + layout.bits <= WORD) {
          int bit = used.get(word);
          used.set(word, bit + layout.bits);
          return new Part(layout, word, bit);
        }
      }
      used.add(layout.bits);
      return new Part(layout, used.size() - 1, 0);
    }

    /** No later part shares a word with what stands already. */
    void seal() {
      used.replaceAll(ignored -> WORD);
    }

    int words() {
      return used.size();
    }
  }
}
