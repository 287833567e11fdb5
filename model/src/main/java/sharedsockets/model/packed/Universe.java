package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.packed.Indices.Index;
import sharedsockets.model.value.Value;

/**
 * Numbers for strings and model values, and indices of values within types. In generated code an
 * atom is its number, the same everywhere, so that equality needs no type.
 */
final class Universe {
  private final Map<Value, Integer> numbers = new LinkedHashMap<>();
  private final Map<List<Integer>, Term.Array> tables = new LinkedHashMap<>();

  int number(Value atom) {
    return numbers.computeIfAbsent(atom, ignored -> numbers.size());
  }

  /** All atoms, in the order of their numbers. */
  List<Value> atoms() {
    return List.copyOf(numbers.keySet());
  }

  /** Numbers a type's atoms, neighbours staying neighbours where they are new. */
  void number(Domain type) {
    if (type instanceof Domain.Atoms t) {
      t.values().forEach(this::number);
    } else if (type instanceof Domain.Rec t) {
      t.fields().values().forEach(this::number);
    } else if (type instanceof Domain.Tup t) {
      t.elements().forEach(this::number);
    } else if (type instanceof Domain.SetOf t) {
      number(t.element());
    } else if (type instanceof Domain.Fun t) {
      number(t.key());
      number(t.value());
    } else if (type instanceof Domain.Seq t) {
      number(t.element());
    }
  }

  Val.Atom atom(Value value) {
    return new Val.Atom(Terms.number(number(value)), new Domain.Atoms(List.of(value)));
  }

  /** The index of an integer. */
  Index index(Domain.Ints t, Val.Int v) {
    if (Terms.isConstant(v.term())) {
      return Index.constant(t.values().indexOf(Terms.constant(v.term())));
    } else if (t.values().isEmpty()) {
      return Index.NONE;
    } else if (t.isRange()) {
      return new Index(
          Terms.plus(v.term(), -t.low()),
          Terms.and(
              v.low() >= t.low() ? Terms.TRUE : compare(v.term(), JavaOperator.AT_LEAST, t.low()),
              v.high() <= t.high()
                  ? Terms.TRUE
                  : compare(v.term(), JavaOperator.AT_MOST, t.high())));
    }
    Term.Array table = table(t.values().stream().map(Long::intValue).toList());
    Term index = Terms.call(JavaType.INT, "find", table, v.term());
    return new Index(index, compare(index, JavaOperator.AT_LEAST, 0));
  }

  private static Term compare(Term a, JavaOperator operator, long b) {
    return Terms.compare(a, operator, Terms.number(b));
  }

  /** The index of a string or model value. */
  Index index(Domain.Atoms t, Val.Atom v) {
    boolean always = t.values().containsAll(v.type().values());
    List<Integer> own = t.values().stream().map(this::number).toList();
    if (Terms.isConstant(v.term())) {
      return Index.constant(own.indexOf((int) Terms.constant(v.term())));
    } else if (own.isEmpty()) {
      return Index.NONE;
    }
    int first = own.get(0);
    if (isRun(own)) {
      Term valid =
          Terms.and(
              first == 0 ? Terms.TRUE : compare(v.term(), JavaOperator.AT_LEAST, first),
              compare(v.term(), JavaOperator.AT_MOST, first + own.size() - 1L));
      return new Index(Terms.plus(v.term(), -first), always ? Terms.TRUE : valid);
    }
    List<Integer> indices = new ArrayList<>();
    int most = Math.max(own.stream().max(Integer::compare).orElse(0), numbers.size() - 1);
    for (int i = 0; i <= most; i++) {
      indices.add(own.indexOf(i));
    }
    Term index = Terms.call(JavaType.INT, "at", table(indices), v.term());
    return new Index(index, always ? Terms.TRUE : compare(index, JavaOperator.AT_LEAST, 0));
  }

  /** Whether numbers follow one another. */
  private static boolean isRun(List<Integer> own) {
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i) != own.get(0) + i) {
        return false;
      }
    }
    return true;
  }

  /** The value of a simple index. */
  Val element(Domain type, Term index) {
    if (type instanceof Domain.Bool) {
      return new Val.Bool(Terms.isNotZero(index));
    } else if (type instanceof Domain.Ints t) {
      if (t.values().isEmpty()) {
        return Val.Int.of(0);
      } else if (Terms.isConstant(index)) {
        return Val.Int.of(t.values().get((int) Terms.constant(index)));
      }
      Term number =
          t.isRange()
              ? Terms.plus(index, t.low())
              : lookedUp(t.values().stream().map(Long::intValue).toList(), index);
      return new Val.Int(number, t.low(), t.high());
    } else if (type instanceof Domain.Atoms t) {
      return atomAt(t, index);
    } else if (type instanceof Domain.Tup t) {
      return new Val.Tup(split(t.elements(), index));
    } else if (type instanceof Domain.Rec t) {
      List<Val> parts = split(List.copyOf(t.fields().values()), index);
      Map<String, Val> fields = new LinkedHashMap<>();
      int i = 0;
      for (String name : t.fields().keySet()) {
        fields.put(name, parts.get(i++));
      }
      return new Val.Rec(fields);
    } else if (type instanceof Domain.SetOf t) {
      return new Val.Mask(Terms.toLong(index), t.element());
    }
    throw new IllegalArgumentException("values of " + type + " cannot be listed");
  }

  private Val atomAt(Domain.Atoms t, Term index) {
    if (t.values().isEmpty()) {
      return new Val.Atom(Terms.ZERO, t);
    } else if (Terms.isConstant(index)) {
      int i = (int) Terms.constant(index);
      return i < t.values().size() ? atom(t.values().get(i)) : new Val.Atom(Terms.ZERO, t);
    }
    List<Integer> own = t.values().stream().map(this::number).toList();
    return new Val.Atom(isRun(own) ? Terms.plus(index, own.get(0)) : lookedUp(own, index), t);
  }

  private Term lookedUp(List<Integer> values, Term index) {
    return Terms.element(table(values), index);
  }

  private List<Val> split(List<Domain> types, Term index) {
    Val[] parts = new Val[types.size()];
    long below = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      long size = types.get(i).size();
      Term part = size <= 1 ? Terms.ZERO : Terms.dividedBy(index, below);
      parts[i] = element(types.get(i), size <= 1 || i == 0 ? part : Terms.modulo(part, size));
      below *= Math.max(size, 1);
    }
    return List.of(parts);
  }

  /** A static array of the class. */
  Term.Array table(List<Integer> values) {
    return tables.computeIfAbsent(
        values, ignored -> new Term.Array(JavaType.INT, "T" + tables.size()));
  }

  /** The declarations of all tables. */
  String declarations() {
    StringBuilder text = new StringBuilder();
    tables.forEach(
        (values, table) ->
            text.append("private static final int[] ")
                .append(table.name())
                .append(" = {")
                .append(values.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .append("};\n"));
    return text.toString();
  }
}
