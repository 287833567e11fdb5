package sharedsockets.model.packed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.eval.Values;
import sharedsockets.model.value.Value;

/** Writes values into packed states. */
final class Packer {
  private Packer() {}

  /**
   * Writes a value where zeros are.
   *
   * @throws PackedSteps.OutOfRange if the layout's type lacks it
   */
  static void pack(long[] state, int word, int bit, Layout layout, Value value) {
    Domain type = layout.type;
    if (type instanceof Domain.Rec || type instanceof Domain.Tup) {
      Map<Value, Value> pairs = Values.pairs(value);
      if (pairs == null || pairs.size() != layout.parts.size()) {
        throw new PackedSteps.OutOfRange();
      }
      layout.parts.forEach(
          (name, part) -> {
            Value element =
                pairs.get(
                    type instanceof Domain.Rec
                        ? new Value.Text(name)
                        : Values.integer(Long.parseLong(name)));
            pack(state, word + part.word(), bit + part.bit(), part.layout(), present(element));
          });
    } else if (type instanceof Domain.Fun fun) {
      function(state, word, bit, layout, fun, value);
    } else if (type instanceof Domain.Seq seq) {
      if (!(value instanceof Value.Tuple tuple) || tuple.elements().size() > seq.longest()) {
        throw new PackedSteps.OutOfRange();
      }
      List<Value> elements = tuple.elements();
      or(state, word, bit, elements.size());
      for (int i = 0; i < elements.size(); i++) {
        element(state, word, bit, layout, i, elements.get(i));
      }
    } else {
      long index = type.index(value);
      if (index < 0) {
        throw new PackedSteps.OutOfRange();
      }
      or(state, word, bit, index);
    }
  }

  private static Value present(Value value) {
    if (value == null) {
      throw new PackedSteps.OutOfRange();
    }
    return value;
  }

  private static void function(
      long[] state, int word, int bit, Layout layout, Domain.Fun fun, Value value) {
    Map<Value, Value> pairs = Values.pairs(value);
    if (pairs == null || !fun.partial() && pairs.size() != fun.key().size()) {
      throw new PackedSteps.OutOfRange();
    }
    Map<Long, Value> byIndex = new LinkedHashMap<>();
    pairs.forEach((key, element) -> byIndex.put(fun.key().index(key), element));
    byIndex.forEach(
        (index, element) -> {
          if (index < 0) {
            throw new PackedSteps.OutOfRange();
          }
          if (fun.partial()) {
            or(state, word, bit, 1L << index);
          }
          element(state, word, bit, layout, index.intValue(), element);
        });
  }

  private static void element(
      long[] state, int word, int bit, Layout layout, int index, Value value) {
    Layout.Part part = layout.element(index);
    pack(state, word + part.word(), bit + part.bit(), layout.element, value);
  }

  private static void or(long[] state, int word, int bit, long value) {
    if (value != 0) {
      state[word] |= value << bit;
    }
  }
}
