package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.eval.Values;
import sharedsockets.model.value.Value;

/** Reads values out of packed states: the reverse of {@link Packer}. */
final class Unpacker {
  private Unpacker() {}

  static Value value(long[] state, int word, int bit, Layout layout) {
    Domain type = layout.type;
    if (type instanceof Domain.Rec) {
      Map<String, Value> fields = new LinkedHashMap<>();
      layout.parts.forEach((name, part) -> fields.put(name, part(state, word, bit, part)));
      return new Value.Fields(fields);
    } else if (type instanceof Domain.Tup) {
      List<Value> elements = new ArrayList<>();
      layout.parts.values().forEach(part -> elements.add(part(state, word, bit, part)));
      return new Value.Tuple(elements);
    } else if (type instanceof Domain.Fun fun) {
      return function(state, word, bit, layout, fun);
    } else if (type instanceof Domain.Seq) {
      List<Value> elements = new ArrayList<>();
      long length = bits(state, word, bit, layout.header);
      for (int i = 0; i < length; i++) {
        elements.add(element(state, word, bit, layout, i));
      }
      return new Value.Tuple(elements);
    }
    Value value = type.value(bits(state, word, bit, layout.bits));
    return value instanceof Value.SetOf set ? Values.set(set.elements()) : value;
  }

  private static Value part(long[] state, int word, int bit, Layout.Part part) {
    return value(state, word + part.word(), bit + part.bit(), part.layout());
  }

  private static Value function(long[] state, int word, int bit, Layout layout, Domain.Fun fun) {
    long present = fun.partial() ? bits(state, word, bit, layout.header) : -1;
    List<Value> keys = fun.key().list();
    Map<Value, Value> pairs = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!fun.partial() || (present >>> i & 1) != 0) {
        pairs.put(keys.get(i), element(state, word, bit, layout, i));
      }
    }
    return Values.function(pairs);
  }

  private static Value element(long[] state, int word, int bit, Layout layout, int index) {
    return part(state, word, bit, layout.element(index));
  }

  private static long bits(long[] state, int word, int bit, int count) {
    if (count == 0) {
      return 0;
    }
    return state[word] >>> bit & (count == 64 ? -1 : (1L << count) - 1);
  }
}
