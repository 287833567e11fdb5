package sharedsockets.model.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sharedsockets.model.eval.Values;
import sharedsockets.model.value.Value;

/** A finite set of values, by its structure. */
public sealed interface Domain {
  /** What no type of a set may reach to be listed element by element. */
  long UNLISTED = Long.MAX_VALUE;

  /** So many integers that are no interval may be listed. */
  int MOST_LISTED = 1 << 16;

  /** TRUE and FALSE. */
  record Bool() implements Domain {}

  /** Integers, ascending; an interval is known by its bounds. */
  record Ints(List<Long> values) implements Domain {
    public Ints {
      values =
          values.isEmpty()
              ? List.of()
              : Interval.isOne(values)
                  ? new Interval(values.get(0), values.get(values.size() - 1))
                  : List.copyOf(values);
    }

    public static Ints range(long low, long high) {
      return new Ints(low > high ? List.of() : new Interval(low, high));
    }

    public boolean isRange() {
      return values.isEmpty() || values instanceof Interval;
    }

    public long low() {
      return values.get(0);
    }

    public long high() {
      return isRange() ? ((Interval) values).high() : values.get(values.size() - 1);
    }

    private long count() {
      return values instanceof Interval interval ? interval.count() : values.size();
    }

    /** The integers of both; null where these are many that are no interval. */
    private Ints with(Ints other) {
      long low = Math.min(low(), other.low());
      long high = Math.max(high(), other.high());
      boolean touch = low() <= other.high() + 1 && other.low() <= high() + 1;
      if (isRange() && other.isRange() && touch) {
        return range(low, high);
      } else if (count() + other.count() > MOST_LISTED) {
        return null;
      }
      Set<Long> all = new TreeSet<>(values);
      all.addAll(other.values);
      return new Ints(List.copyOf(all));
    }
  }

  /** Strings and model values. */
  record Atoms(List<Value> values) implements Domain {}

  /** Records with these fields. */
  record Rec(Map<String, Domain> fields) implements Domain {}

  /** Tuples of this length. */
  record Tup(List<Domain> elements) implements Domain {}

  /** Subsets of a type. */
  record SetOf(Domain element) implements Domain {}

  /** Functions whose domain is all of a type, or where {@code partial}, a part of it. */
  record Fun(Domain key, Domain value, boolean partial) implements Domain {}

  /** Sequences of at most {@code longest} elements. */
  record Seq(Domain element, int longest) implements Domain {}

  /** How many values there are; {@link #UNLISTED} where that is a great many. */
  default long size() {
    if (this instanceof Bool) {
      return 2;
    } else if (this instanceof Ints t) {
      return t.count();
    } else if (this instanceof Atoms t) {
      return t.values().size();
    } else if (this instanceof Rec t) {
      return product(t.fields().values());
    } else if (this instanceof Tup t) {
      return product(t.elements());
    } else if (this instanceof SetOf t) {
      return t.element().size() <= 20 ? 1L << t.element().size() : UNLISTED;
    }
    return UNLISTED;
  }

  private static long product(Iterable<Domain> types) {
    double size = 1;
    for (Domain type : types) {
      size *= type.size();
    }
    return size > 1 << 20 ? UNLISTED : (long) size;
  }

  /** Whether the elements of a set of this type fit a mask of 64 bits. */
  default boolean fitsMask() {
    return size() <= 64;
  }

  /** The least type of this structure that has the values of both; null where structures differ. */
  static Domain join(Domain a, Domain b) {
    if (a == null || a.equals(b) || b != null && a.size() == 0) {
      return b;
    } else if (b == null || b.size() == 0) {
      return a;
    } else if (a instanceof Ints x && b instanceof Ints y) {
      return x.with(y);
    } else if (a instanceof Atoms x && b instanceof Atoms y) {
      Set<Value> values = new LinkedHashSet<>(x.values());
      values.addAll(y.values());
      return new Atoms(List.copyOf(values));
    } else if (a instanceof Rec x
        && b instanceof Rec y
        && x.fields().keySet().equals(y.fields().keySet())) {
      Map<String, Domain> fields = new LinkedHashMap<>();
      x.fields().forEach((name, type) -> fields.put(name, join(type, y.fields().get(name))));
      return fields.containsValue(null) ? null : new Rec(fields);
    } else if (a instanceof Tup x
        && b instanceof Tup y
        && x.elements().size() == y.elements().size()) {
      List<Domain> elements = new ArrayList<>();
      for (int i = 0; i < x.elements().size(); i++) {
        Domain joined = join(x.elements().get(i), y.elements().get(i));
        if (joined == null) {
          return null;
        }
        elements.add(joined);
      }
      return new Tup(elements);
    } else if (a instanceof SetOf x && b instanceof SetOf y) {
      Domain element = join(x.element(), y.element());
      return element == null ? null : new SetOf(element);
    } else if (a instanceof Fun x && b instanceof Fun y) {
      Domain key = join(x.key(), y.key());
      Domain value = join(x.value(), y.value());
      boolean partial = x.partial() || y.partial() || !x.key().equals(y.key());
      return key == null || value == null ? null : new Fun(key, value, partial);
    } else if (a instanceof Seq x && b instanceof Seq y) {
      Domain element = join(x.element(), y.element());
      return element == null ? null : new Seq(element, Math.max(x.longest(), y.longest()));
    }
    return null;
  }

  /** The least type that has these values; null where they differ in structure. */
  static Domain of(Iterable<Value> values) {
    Domain type = new Atoms(List.of());
    boolean first = true;
    for (Value value : values) {
      Domain one = of(value);
      type = first ? one : one == null ? null : join(type, one);
      if (type == null) {
        return null;
      }
      first = false;
    }
    return type;
  }

  private static Domain of(Value value) {
    if (value instanceof Value.Bool) {
      return new Bool();
    } else if (value instanceof Value.Int v) {
      return new Ints(List.of(v.number().longValueExact()));
    } else if (value instanceof Value.Text || value instanceof Value.ModelValue) {
      return new Atoms(List.of(value));
    } else if (value instanceof Value.Fields v) {
      Map<String, Domain> fields = new LinkedHashMap<>();
      v.fields().forEach((name, field) -> fields.put(name, of(field)));
      return fields.containsValue(null) ? null : new Rec(fields);
    } else if (value instanceof Value.Tuple v) {
      List<Domain> elements = new ArrayList<>();
      for (Value element : v.elements()) {
        elements.add(of(element));
      }
      return elements.contains(null) ? null : new Tup(elements);
    } else if (value instanceof Value.SetOf v) {
      Domain element = of(v.elements());
      return element == null ? null : new SetOf(element);
    } else if (value instanceof Value.Function v) {
      Domain key = of(v.pairs().keySet());
      Domain element = of(v.pairs().values());
      return key == null || element == null ? null : new Fun(key, element, true);
    }
    return null;
  }

  /** All values, in the order of their indices. */
  default List<Value> list() {
    if (this instanceof Bool) {
      return List.of(new Value.Bool(false), new Value.Bool(true));
    } else if (this instanceof Ints t) {
      return t.values().stream().map(v -> (Value) Values.integer(v)).toList();
    } else if (this instanceof Atoms t) {
      return t.values();
    }
    List<Value> all = new ArrayList<>();
    for (long i = 0; i < size(); i++) {
      all.add(value(i));
    }
    return all;
  }

  /** The value of an index: parts in order, the last one counting fastest. */
  default Value value(long index) {
    if (this instanceof Rec t) {
      Map<String, Value> fields = new LinkedHashMap<>();
      long rest = index;
      List<String> names = new ArrayList<>(t.fields().keySet());
      for (int i = names.size() - 1; i >= 0; i--) {
        Domain type = t.fields().get(names.get(i));
        fields.put(names.get(i), type.value(rest % type.size()));
        rest /= type.size();
      }
      Map<String, Value> ordered = new LinkedHashMap<>();
      names.forEach(name -> ordered.put(name, fields.get(name)));
      return new Value.Fields(ordered);
    } else if (this instanceof Tup t) {
      Value[] elements = new Value[t.elements().size()];
      long rest = index;
      for (int i = elements.length - 1; i >= 0; i--) {
        Domain type = t.elements().get(i);
        elements[i] = type.value(rest % type.size());
        rest /= type.size();
      }
      return new Value.Tuple(List.of(elements));
    } else if (this instanceof SetOf t) {
      Set<Value> elements = new LinkedHashSet<>();
      for (long mask = index; mask != 0; mask &= mask - 1) {
        elements.add(t.element().value(Long.numberOfTrailingZeros(mask)));
      }
      return new Value.SetOf(elements);
    }
    return this instanceof Ints t
        ? Values.integer(t.values().get((int) index))
        : list().get((int) index);
  }

  /** The index of a value, or -1. */
  default long index(Value value) {
    if (this instanceof Rec t) {
      if (!(value instanceof Value.Fields v) || !v.fields().keySet().equals(t.fields().keySet())) {
        return -1;
      }
      long index = 0;
      for (Map.Entry<String, Domain> field : t.fields().entrySet()) {
        long part = field.getValue().index(v.fields().get(field.getKey()));
        if (part < 0) {
          return -1;
        }
        index = index * field.getValue().size() + part;
      }
      return index;
    } else if (this instanceof Tup t) {
      if (!(value instanceof Value.Tuple v) || v.elements().size() != t.elements().size()) {
        return -1;
      }
      long index = 0;
      for (int i = 0; i < t.elements().size(); i++) {
        long part = t.elements().get(i).index(v.elements().get(i));
        if (part < 0) {
          return -1;
        }
        index = index * t.elements().get(i).size() + part;
      }
      return index;
    } else if (this instanceof SetOf t) {
      if (!(value instanceof Value.SetOf v)) {
        return -1;
      }
      long mask = 0;
      for (Value element : v.elements()) {
        long bit = t.element().index(element);
        if (bit < 0) {
          return -1;
        }
        mask |= 1L << bit;
      }
      return mask;
    }
    if (this instanceof Ints t) {
      return value instanceof Value.Int v && v.number().bitLength() < Long.SIZE
          ? t.values().indexOf(v.number().longValue())
          : -1;
    }
    return list().indexOf(value);
  }

  /** Whether TLC compares values of the one with those of the other: their kinds agree. */
  static boolean meet(Domain a, Domain b) {
    if (a.size() == 0 || b.size() == 0 || areModelValues(a) || areModelValues(b)) {
      return true;
    } else if (a instanceof SetOf x && b instanceof SetOf y) {
      return meet(x.element(), y.element());
    } else if (a instanceof Tup x && b instanceof Tup y) {
      return x.elements().size() != y.elements().size() || meet(x.elements(), y.elements());
    } else if (a instanceof Rec x && b instanceof Rec y) {
      return !x.fields().keySet().equals(y.fields().keySet())
          || meet(
              List.copyOf(x.fields().values()),
              x.fields().keySet().stream().map(y.fields()::get).toList());
    }
    return a.getClass() == b.getClass();
  }

  private static boolean meet(List<Domain> a, List<Domain> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!meet(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areModelValues(Domain domain) {
    return domain instanceof Atoms atoms
        && atoms.values().stream().allMatch(Value.ModelValue.class::isInstance);
  }
}
