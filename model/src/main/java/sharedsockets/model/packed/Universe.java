package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.types.Type;
import sharedsockets.model.value.Value;

/**
 * Numbers for strings and model values, and indices of values within types. In generated code an
 * atom is its number, the same everywhere, so that equality needs no type.
 */
final class Universe {
  /** Code for an index, and the condition under which there is one. */
  record Index(String code, String valid) {}

  private final Map<Value, Integer> numbers = new LinkedHashMap<>();
  private final Map<List<Integer>, String> tables = new LinkedHashMap<>();

  int number(Value atom) {
    return numbers.computeIfAbsent(atom, ignored -> numbers.size());
  }

  /** All atoms, in the order of their numbers. */
  List<Value> atoms() {
    return List.copyOf(numbers.keySet());
  }

  /** Numbers a type's atoms, neighbours staying neighbours where they are new. */
  void number(Type type) {
    if (type instanceof Type.Atoms t) {
      t.values().forEach(this::number);
    } else if (type instanceof Type.Rec t) {
      t.fields().values().forEach(this::number);
    } else if (type instanceof Type.Tup t) {
      t.elements().forEach(this::number);
    } else if (type instanceof Type.SetOf t) {
      number(t.element());
    } else if (type instanceof Type.Fun t) {
      number(t.key());
      number(t.value());
    } else if (type instanceof Type.Seq t) {
      number(t.element());
    }
  }

  Val.Atom atom(Value value) {
    return new Val.Atom(String.valueOf(number(value)), new Type.Atoms(List.of(value)));
  }

  /** The index of a value in a type whose values can be listed. */
  Index index(Type type, Val val) {
    if (val instanceof Val.Either e) {
      Index a = index(type, e.then());
      Index b = index(type, e.otherwise());
      return new Index(
          Leaf.choose(e.condition(), a.code(), b.code()),
          Leaf.choose(e.condition(), a.valid(), b.valid()));
    } else if (type instanceof Type.Bool && val instanceof Val.Bool v) {
      return new Index(Leaf.choose(v.code(), "1", "0"), Leaf.TRUE);
    } else if (type instanceof Type.Ints t && val instanceof Val.Int v) {
      return indexOfInt(t, v);
    } else if (type instanceof Type.Atoms t && val instanceof Val.Atom v) {
      return indexOfAtom(t, v);
    } else if (type instanceof Type.Tup t
        && val instanceof Val.Tup v
        && t.elements().size() == v.elements().size()) {
      return mixed(t.elements(), v.elements());
    } else if (type instanceof Type.Rec t
        && val instanceof Val.Rec v
        && t.fields().keySet().equals(v.fields().keySet())) {
      List<Val> parts = new ArrayList<>();
      t.fields().keySet().forEach(name -> parts.add(v.fields().get(name)));
      return mixed(List.copyOf(t.fields().values()), parts);
    } else if (type instanceof Type.SetOf t
        && val instanceof Val.Mask v
        && v.element().equals(t.element())) {
      return new Index(
          Leaf.isConstant(v.code())
              ? String.valueOf(Leaf.constant(v.code()))
              : "((int) " + v.code() + ")",
          Leaf.TRUE);
    }
    return new Index("0", Leaf.FALSE);
  }

  private Index indexOfInt(Type.Ints t, Val.Int v) {
    if (Leaf.isConstant(v.code())) {
      int index = t.values().indexOf(Leaf.constant(v.code()));
      return new Index(String.valueOf(Math.max(index, 0)), String.valueOf(index >= 0));
    } else if (t.values().isEmpty()) {
      return new Index("0", Leaf.FALSE);
    } else if (t.isRange()) {
      String code = Leaf.plus(v.code(), -t.low());
      String fromBelow =
          v.low() >= t.low() ? Leaf.TRUE : Leaf.compare(v.code(), ">=", "" + t.low());
      String fromAbove =
          v.high() <= t.high() ? Leaf.TRUE : Leaf.compare(v.code(), "<=", "" + t.high());
      return new Index(code, Leaf.and(fromBelow, fromAbove));
    }
    String table = table(t.values().stream().map(Long::intValue).toList());
    String code = "find(" + table + ", " + v.code() + ")";
    return new Index(code, "(" + code + " >= 0)");
  }

  private Index indexOfAtom(Type.Atoms t, Val.Atom v) {
    boolean always = t.values().containsAll(v.type().values());
    List<Integer> own = t.values().stream().map(this::number).toList();
    if (Leaf.isConstant(v.code())) {
      int index = own.indexOf((int) Leaf.constant(v.code()));
      return new Index(String.valueOf(Math.max(index, 0)), String.valueOf(index >= 0));
    } else if (own.isEmpty()) {
      return new Index("0", Leaf.FALSE);
    }
    int first = own.get(0);
    boolean run = true;
    for (int i = 0; i < own.size(); i++) {
      run &= own.get(i) == first + i;
    }
    if (run) {
      String code = Leaf.plus(v.code(), -first);
      int last = first + own.size() - 1;
      return new Index(
          code,
          always
              ? Leaf.TRUE
              : Leaf.and(
                  first == 0 ? Leaf.TRUE : Leaf.compare(v.code(), ">=", "" + first),
                  Leaf.compare(v.code(), "<=", "" + last)));
    }
    List<Integer> indices = new ArrayList<>();
    int most = Math.max(own.stream().max(Integer::compare).orElse(0), numbers.size() - 1);
    for (int i = 0; i <= most; i++) {
      indices.add(own.indexOf(i));
    }
    String code = "at(" + table(indices) + ", " + v.code() + ")";
    return new Index(code, always ? Leaf.TRUE : "(" + code + " >= 0)");
  }

  private Index mixed(List<Type> types, List<Val> vals) {
    String code = "0";
    String valid = Leaf.TRUE;
    for (int i = 0; i < types.size(); i++) {
      Index part = index(types.get(i), vals.get(i));
      valid = Leaf.and(valid, part.valid());
      code = plus(times(code, types.get(i).size()), part.code());
    }
    return new Index(code, valid);
  }

  private static String times(String code, long factor) {
    if (Leaf.isConstant(code)) {
      return String.valueOf(Leaf.constant(code) * factor);
    }
    return factor == 1 ? code : "(" + code + " * " + factor + ")";
  }

  private static String plus(String a, String b) {
    if (Leaf.isConstant(a) && Leaf.isConstant(b)) {
      return String.valueOf(Leaf.constant(a) + Leaf.constant(b));
    }
    return a.equals("0") ? b : b.equals("0") ? a : "(" + a + " + " + b + ")";
  }

  /** The value of a simple index. */
  Val element(Type type, String index) {
    if (type instanceof Type.Bool) {
      return new Val.Bool(
          Leaf.isConstant(index)
              ? String.valueOf(Leaf.constant(index) != 0)
              : "(" + index + " != 0)");
    } else if (type instanceof Type.Ints t) {
      if (t.values().isEmpty()) {
        return Val.Int.of(0);
      } else if (Leaf.isConstant(index)) {
        return Val.Int.of(t.values().get((int) Leaf.constant(index)));
      }
      String code =
          t.isRange()
              ? Leaf.plus(index, t.low())
              : table(t.values().stream().map(Long::intValue).toList()) + "[" + index + "]";
      return new Val.Int(code, t.low(), t.high());
    } else if (type instanceof Type.Atoms t) {
      return atomAt(t, index);
    } else if (type instanceof Type.Tup t) {
      return new Val.Tup(split(t.elements(), index));
    } else if (type instanceof Type.Rec t) {
      List<Val> parts = split(List.copyOf(t.fields().values()), index);
      Map<String, Val> fields = new LinkedHashMap<>();
      int i = 0;
      for (String name : t.fields().keySet()) {
        fields.put(name, parts.get(i++));
      }
      return new Val.Rec(fields);
    } else if (type instanceof Type.SetOf t) {
      return new Val.Mask(Leaf.toLong(index), t.element());
    }
    throw new IllegalArgumentException("values of " + type + " cannot be listed");
  }

  private Val atomAt(Type.Atoms t, String index) {
    if (t.values().isEmpty()) {
      return new Val.Atom("0", t);
    } else if (Leaf.isConstant(index)) {
      int i = (int) Leaf.constant(index);
      return i < t.values().size() ? atom(t.values().get(i)) : new Val.Atom("0", t);
    }
    List<Integer> own = t.values().stream().map(this::number).toList();
    boolean run = true;
    for (int i = 0; i < own.size(); i++) {
      run &= own.get(i) == own.get(0) + i;
    }
    String code = run ? Leaf.plus(index, own.get(0)) : table(own) + "[" + index + "]";
    return new Val.Atom(code, t);
  }

  private List<Val> split(List<Type> types, String index) {
    Val[] parts = new Val[types.size()];
    long below = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      long size = types.get(i).size();
      String part;
      if (Leaf.isConstant(index)) {
        part = String.valueOf(Leaf.constant(index) / below % Math.max(size, 1));
      } else if (size <= 1) {
        part = "0";
      } else {
        String shifted = below == 1 ? index : index + " / " + below;
        part = i == 0 ? "(" + shifted + ")" : "(" + shifted + " % " + size + ")";
      }
      parts[i] = element(types.get(i), part);
      below *= Math.max(size, 1);
    }
    return List.of(parts);
  }

  /** A static array of the class. */
  String table(List<Integer> values) {
    return tables.computeIfAbsent(values, ignored -> "T" + tables.size());
  }

  /** The declarations of all tables. */
  String declarations() {
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (values, name) -> {
          text.append("private static final int[] ").append(name).append(" = {");
          values.forEach(v -> text.append(v).append(','));
          text.append("};\n");
        });
    return text.toString();
  }
}
