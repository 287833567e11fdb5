package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.eval.Symmetry;
import sharedsockets.model.value.Value;

/** Writes the image of a packed value under a permutation of model values, where zeros are. */
interface Move {
  void apply(long[] from, int word, int bit, long[] to, int toWord, int toBit);

  /** Writes the image of a part of the value where the target part is. */
  default void applyInside(
      Layout.Part part,
      Layout.Part target,
      long[] from,
      int word,
      int bit,
      long[] to,
      int toWord,
      int toBit) {
    apply(
        from,
        word + part.word(),
        bit + part.bit(),
        to,
        toWord + target.word(),
        toBit + target.bit());
  }

  /** The move of values of a layout. */
  static Move of(Layout layout, Map<Value, Value> permutation, Location at) {
    Domain type = layout.type;
    if (type instanceof Domain.Rec || type instanceof Domain.Tup) {
      return parts(List.copyOf(layout.parts.values()), permutation, at);
    } else if (type instanceof Domain.Fun fun) {
      return function(layout, fun, permutation, at);
    } else if (type instanceof Domain.Seq) {
      Move element = of(layout.element, permutation, at);
      return (from, word, bit, to, toWord, toBit) -> {
        long length = bits(from, word, bit, layout.header);
        or(to, toWord, toBit, length);
        for (int i = 0; i < length; i++) {
          Layout.Part part = layout.element(i);
          element.applyInside(part, part, from, word, bit, to, toWord, toBit);
        }
      };
    } else if (type instanceof Domain.SetOf set) {
      int[] moves = indices(set.element(), permutation, at);
      return (from, word, bit, to, toWord, toBit) ->
          or(to, toWord, toBit, PackedSteps.remap(bits(from, word, bit, layout.bits), moves));
    } else if (type instanceof Domain.Atoms) {
      int[] moves = indices(type, permutation, at);
      return (from, word, bit, to, toWord, toBit) ->
          or(to, toWord, toBit, moves[(int) bits(from, word, bit, layout.bits)]);
    }
    return (from, word, bit, to, toWord, toBit) ->
        or(to, toWord, toBit, bits(from, word, bit, layout.bits));
  }

  /** The move of values that stand beside each other. */
  static Move parts(List<Layout.Part> parts, Map<Value, Value> permutation, Location at) {
    List<Move> moves = new ArrayList<>();
    parts.forEach(part -> moves.add(of(part.layout(), permutation, at)));
    return (from, word, bit, to, toWord, toBit) -> {
      for (int i = 0; i < moves.size(); i++) {
        Layout.Part part = parts.get(i);
        moves.get(i).applyInside(part, part, from, word, bit, to, toWord, toBit);
      }
    };
  }

  private static Move function(
      Layout layout, Domain.Fun fun, Map<Value, Value> permutation, Location at) {
    int[] keys = indices(fun.key(), permutation, at);
    Move element = of(layout.element, permutation, at);
    return (from, word, bit, to, toWord, toBit) -> {
      long present = fun.partial() ? bits(from, word, bit, layout.header) : -1;
      if (fun.partial()) {
        or(to, toWord, toBit, PackedSteps.remap(present, keys));
      }
      for (int i = 0; i < keys.length; i++) {
        // What is absent is zero, also where the least value has another image.
        if (!fun.partial() || (present >>> i & 1) != 0) {
          Layout.Part part = layout.element(i);
          Layout.Part target = layout.element(keys[i]);
          element.applyInside(part, target, from, word, bit, to, toWord, toBit);
        }
      }
    };
  }

  /** The index of each value's image. */
  private static int[] indices(Domain type, Map<Value, Value> permutation, Location at) {
    return type.list().stream()
        .mapToInt(
            value -> {
              long index = type.index(Symmetry.image(value, permutation));
              if (index < 0) {
                throw new Unsupported(
                    at, "SYMMETRY maps " + value + " to what the type of its variable lacks");
              }
              return (int) index;
            })
        .toArray();
  }

  private static long bits(long[] state, int word, int bit, int count) {
    return count == 0 ? 0 : state[word] >>> bit & (count == 64 ? -1 : (1L << count) - 1);
  }

  private static void or(long[] state, int word, int bit, long value) {
    if (value != 0) {
      state[word] |= value << bit;
    }
  }
}
