package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.Scope;

/** Compiles membership, iteration and the algebra of sets. */
final class Sets {
  /** A comprehension over so few constants is unrolled, so that each element is folded. */
  private static final int UNROLLED = 8;

  private final Generator g;

  Sets(Generator g) {
    this.g = g;
  }

  static boolean isSet(Val val) {
    return val instanceof Val.Mask
        || val instanceof Val.Listed
        || val instanceof Val.Range
        || val instanceof Val.Filtered
        || val instanceof Val.Mapped
        || val instanceof Val.Product
        || val instanceof Val.Subsets
        || val instanceof Val.Records
        || val instanceof Val.Functions
        || val instanceof Val.Sequences
        || val instanceof Val.Unbounded
        || val instanceof Val.Union
        || val instanceof Val.Unions;
  }

  boolean isEmpty(Val set) {
    return set instanceof Val.Listed l && l.elements().isEmpty()
        || set instanceof Val.Mask m && (m.term().equals(Terms.NO_BITS) || m.element().size() == 0)
        || set instanceof Val.Range r && r.low().low() > r.high().high()
        || set instanceof Val.Filtered f && isEmpty(f.set())
        || set instanceof Val.Product p && p.sets().stream().anyMatch(this::isEmpty);
  }

  /** The type of a set's elements, or null where it is not known to be listable. */
  Domain elementType(Val set) {
    if (set instanceof Val.Mask m) {
      return m.element();
    } else if (set instanceof Val.Listed l) {
      Domain type = new Domain.Atoms(List.of());
      for (Val element : l.elements()) {
        Domain one = typeOf(element);
        type = one == null ? null : Domain.join(type, one);
        if (type == null) {
          return null;
        }
      }
      return type;
    } else if (set instanceof Val.Range r) {
      long size = r.high().high() - r.low().low();
      return size > 4096 ? null : Domain.Ints.range(r.low().low(), r.high().high());
    } else if (set instanceof Val.Filtered f) {
      return elementType(f.set());
    } else if (set instanceof Val.Mapped m) {
      return g.code.discard(() -> mappedType(m));
    } else if (set instanceof Val.Product p) {
      List<Domain> types = new ArrayList<>();
      for (Val each : p.sets()) {
        Domain type = elementType(each);
        if (type == null) {
          return null;
        }
        types.add(type);
      }
      return new Domain.Tup(types);
    } else if (set instanceof Val.Records r) {
      Map<String, Domain> types = new LinkedHashMap<>();
      for (Map.Entry<String, Val> field : r.sets().entrySet()) {
        Domain type = elementType(field.getValue());
        if (type == null) {
          return null;
        }
        types.put(field.getKey(), type);
      }
      return new Domain.Rec(types);
    } else if (set instanceof Val.Subsets s) {
      Domain type = elementType(s.set());
      return type == null ? null : new Domain.SetOf(type);
    } else if (set instanceof Val.Union u) {
      Domain a = elementType(u.first());
      Domain b = elementType(u.second());
      return a == null || b == null ? null : Domain.join(a, b);
    } else if (set instanceof Val.Unions u) {
      return elementType(u.sets()) instanceof Domain.SetOf s ? s.element() : null;
    } else if (set instanceof Val.Either e) {
      Domain a = elementType(e.then());
      Domain b = elementType(e.otherwise());
      return a == null || b == null ? null : Domain.join(a, b);
    }
    return null;
  }

  private Domain mappedType(Val.Mapped m) {
    Domain[] type = new Domain[] {null};
    boolean[] unknown = new boolean[1];
    eachOf(
        m,
        inner -> {
          Domain one =
              typeOf(
                  g.expressions.inState(
                      m.primed(), () -> g.expressions.eval(m.source().body(), inner)));
          type[0] = one == null ? null : Domain.join(type[0], one);
          unknown[0] |= type[0] == null;
        });
    return unknown[0] ? null : type[0] == null ? new Domain.Atoms(List.of()) : type[0];
  }

  /** A type that a value is known to belong to, or null. */
  Domain typeOf(Val val) {
    if (val instanceof Val.Bool) {
      return new Domain.Bool();
    } else if (val instanceof Val.Int i) {
      return i.high() - i.low() > 4096 ? null : Domain.Ints.range(i.low(), i.high());
    } else if (val instanceof Val.Atom a) {
      return a.type();
    } else if (val instanceof Val.Rec r) {
      Map<String, Domain> types = new LinkedHashMap<>();
      for (Map.Entry<String, Val> field : r.fields().entrySet()) {
        Domain type = typeOf(field.getValue());
        if (type == null) {
          return null;
        }
        types.put(field.getKey(), type);
      }
      return new Domain.Rec(types);
    } else if (val instanceof Val.Tup t) {
      List<Domain> types = new ArrayList<>();
      for (Val element : t.elements()) {
        Domain type = typeOf(element);
        if (type == null) {
          return null;
        }
        types.add(type);
      }
      return new Domain.Tup(types);
    } else if (val instanceof Val.Ref r) {
      return r.layout().type;
    } else if (val instanceof Val.Either e) {
      Domain a = typeOf(e.then());
      Domain b = typeOf(e.otherwise());
      return a == null || b == null ? null : Domain.join(a, b);
    }
    Domain element = elementType(val);
    return element == null ? null : new Domain.SetOf(element);
  }

  private Domain listable(Val set) {
    Domain type = elementType(set);
    return type != null && type.fitsMask() ? type : null;
  }

  private Domain need(Val set, Location at) {
    Domain type = listable(set);
    if (type == null) {
      throw Generator.unsupported(
          at, "a set whose elements are not known to be among at most 64 values");
    }
    g.universe.number(type);
    return type;
  }

  /** The set as a mask over its own element type. */
  Val.Mask asMask(Val set, Location at) {
    if (set instanceof Val.Mask m) {
      return m;
    }
    Domain type = need(set, at);
    return new Val.Mask(mask(set, type, at), type);
  }

  /** Whether elements of the one type are all of the other. */
  static boolean within(Domain part, Domain whole) {
    if (part.equals(whole) || part.size() == 0) {
      return true;
    }
    Domain joined = Domain.join(part, whole);
    return joined != null && joined.size() == whole.size() && joined.size() != Domain.UNLISTED;
  }

  /** The mask of those elements of a set that are of a type. */
  Term mask(Val set, Domain type, Location at) {
    if (set instanceof Val.Mask m) {
      return remapped(m, type);
    } else if (set instanceof Val.Listed l) {
      Term mask = Terms.NO_BITS;
      for (Val element : l.elements()) {
        Indices.Index index = g.indices.of(type, element);
        mask =
            Terms.union(mask, Terms.choose(index.valid(), Terms.bit(index.term()), Terms.NO_BITS));
      }
      return mask;
    } else if (set instanceof Val.Range r && type instanceof Domain.Ints ints && ints.isRange()) {
      return rangeMask(r, ints);
    } else if (set instanceof Val.Union u) {
      return Terms.union(mask(u.first(), type, at), mask(u.second(), type, at));
    } else if (set instanceof Val.Either e) {
      // A branch may have a value under its condition only.
      Val chosen =
          g.expressions.choose(
              e.condition(),
              () -> new Val.Mask(mask(e.then(), type, at), type),
              () -> new Val.Mask(mask(e.otherwise(), type, at), type));
      return ((Val.Mask) chosen).term();
    }
    return collected(set, type, at);
  }

  private Term rangeMask(Val.Range r, Domain.Ints ints) {
    if (ints.values().isEmpty()) {
      return Terms.NO_BITS;
    }
    if (Terms.isConstant(r.low().term()) && Terms.isConstant(r.high().term())) {
      long mask = 0;
      for (long i = r.low().low(); i <= r.high().low(); i++) {
        mask |= ints.values().contains(i) ? 1L << (i - ints.low()) : 0;
      }
      return Terms.bits(mask);
    }
    return Terms.call(
        JavaType.LONG,
        "range",
        r.low().term(),
        r.high().term(),
        Terms.number(ints.low()),
        Terms.number(ints.high()));
  }

  /** Elements added one by one. */
  private Term collected(Val set, Domain type, Location at) {
    List<Val> few = fewConstants(set);
    if (few != null) {
      Val.Filtered f = (Val.Filtered) set;
      Term mask = Terms.NO_BITS;
      for (Val element : few) {
        Term condition = predicate(f, element);
        Indices.Index index = g.indices.of(type, element);
        mask =
            Terms.union(
                mask,
                Terms.choose(
                    Terms.and(condition, index.valid()), Terms.bit(index.term()), Terms.NO_BITS));
      }
      return mask;
    }
    Term.Local result = g.code.local(Terms.NO_BITS);
    Block text =
        g.code.nested(
            () ->
                each(
                    set,
                    true,
                    element -> {
                      Indices.Index index = g.indices.of(type, element);
                      g.code.when(
                          index.valid(), () -> g.code.include(result, Terms.bit(index.term())));
                    }));
    if (text.isEmpty()) {
      return Terms.NO_BITS;
    }
    g.code.addBlock(text);
    return result;
  }

  private List<Val> fewConstants(Val set) {
    if (set instanceof Val.Filtered f
        && f.set() instanceof Val.Mask m
        && Terms.isConstant(m.term())
        && Long.bitCount(Terms.constant(m.term())) <= UNROLLED) {
      return constants(m);
    } else if (set instanceof Val.Filtered f
        && f.set() instanceof Val.Listed l
        && l.elements().size() <= UNROLLED
        && l.elements().stream().allMatch(Sets::isConstant)) {
      return l.elements();
    }
    return null;
  }

  private static boolean isConstant(Val val) {
    return val instanceof Val.Atom a && Terms.isConstant(a.term())
        || val instanceof Val.Int i && Terms.isConstant(i.term());
  }

  private List<Val> constants(Val.Mask m) {
    List<Val> elements = new ArrayList<>();
    for (long rest = Terms.constant(m.term()); rest != 0; rest &= rest - 1) {
      elements.add(g.universe.element(m.element(), Terms.number(Long.numberOfTrailingZeros(rest))));
    }
    return elements;
  }

  private Term predicate(Val.Filtered f, Val element) {
    return g.expressions.inState(
        f.primed(),
        () ->
            g.expressions.truth(
                f.source().predicate(), bindBound(f.source().bound(), element, f.scope())));
  }

  /** A mask over another type; elements that are not of it are dropped. */
  private Term remapped(Val.Mask m, Domain type) {
    if (m.element().equals(type) || m.term().equals(Terms.NO_BITS) || m.element().size() == 0) {
      return m.element().size() == 0 ? Terms.NO_BITS : m.term();
    }
    if (!Domain.meet(m.element(), type)) {
      g.demand(Terms.same(m.term(), Terms.NO_BITS), g.here(), Indices.DIFFERENT);
      return Terms.NO_BITS;
    }
    List<Integer> moves = new ArrayList<>();
    int shift = Integer.MIN_VALUE;
    boolean shifts = true;
    long size = m.element().size();
    for (long i = 0; i < size; i++) {
      long to = type.index(m.element().value(i));
      moves.add((int) to);
      if (to >= 0) {
        shifts &= shift == Integer.MIN_VALUE || shift == to - i;
        shift = (int) (to - i);
      }
    }
    if (shift == Integer.MIN_VALUE) {
      return Terms.NO_BITS;
    }
    if (Terms.isConstant(m.term())) {
      long result = 0;
      for (long rest = Terms.constant(m.term()); rest != 0; rest &= rest - 1) {
        int to = moves.get(Long.numberOfTrailingZeros(rest));
        result |= to >= 0 ? 1L << to : 0;
      }
      return Terms.bits(result);
    }
    if (shifts) {
      long kept = 0;
      for (int i = 0; i < size; i++) {
        kept |= moves.get(i) >= 0 ? 1L << i : 0;
      }
      boolean all = Long.bitCount(kept) == size;
      return Terms.shifted(Terms.intersection(m.term(), all ? m.term() : Terms.bits(kept)), shift);
    }
    return Terms.call(JavaType.LONG, "remap", m.term(), g.universe.table(moves));
  }

  /** Whether a value is an element. */
  Term member(Val val, Val set, Location at) {
    if (set instanceof Val.Mask m) {
      if (Indices.isOther(m.element(), val) && !(val instanceof Val.Atom)) {
        g.demand(Terms.same(m.term(), Terms.NO_BITS), at, Indices.DIFFERENT);
        return Terms.FALSE;
      }
      Indices.Index index = g.indices.of(m.element(), val);
      return Terms.and(index.valid(), Terms.hasBit(m.term(), index.term()));
    } else if (set instanceof Val.Listed l) {
      Term any = Terms.FALSE;
      for (Val element : l.elements()) {
        any = Terms.or(any, g.equality.same(val, element, at));
      }
      return any;
    } else if (set instanceof Val.Range r) {
      Val.Int i = g.expressions.number(val, at);
      return Terms.and(
          Terms.compare(i.term(), JavaOperator.AT_LEAST, r.low().term()),
          Terms.compare(i.term(), JavaOperator.AT_MOST, r.high().term()));
    } else if (set instanceof Val.Filtered f) {
      return g.expressions.both(List.of(() -> member(val, f.set(), at), () -> predicate(f, val)));
    } else if (set instanceof Val.Union u) {
      return g.expressions.either(
          List.of(() -> member(val, u.first(), at), () -> member(val, u.second(), at)));
    } else if (set instanceof Val.Either e) {
      return g.expressions.truth(
          g.expressions.choose(
              e.condition(),
              () -> new Val.Bool(member(val, e.then(), at)),
              () -> new Val.Bool(member(val, e.otherwise(), at))),
          at);
    } else if (set instanceof Val.Subsets s) {
      return subset(val, s.set(), at);
    } else if (set instanceof Val.Product p && val instanceof Val.Tup t) {
      if (t.elements().size() != p.sets().size()) {
        return Terms.FALSE;
      }
      Term all = Terms.TRUE;
      for (int i = 0; i < p.sets().size(); i++) {
        all = Terms.and(all, member(t.elements().get(i), p.sets().get(i), at));
      }
      return all;
    } else if (set instanceof Val.Records r && val instanceof Val.Rec v) {
      if (!r.sets().keySet().equals(v.fields().keySet())) {
        return Terms.FALSE;
      }
      Term all = Terms.TRUE;
      for (Map.Entry<String, Val> field : r.sets().entrySet()) {
        all = Terms.and(all, member(v.fields().get(field.getKey()), field.getValue(), at));
      }
      return all;
    } else if (set instanceof Val.Unbounded u) {
      return memberOfUnbounded(val, u.set(), at);
    } else if (set instanceof Val.Mapped m) {
      return memberOfMapped(val, m, at);
    } else if (set instanceof Val.Functions f) {
      return g.functions.isFunction(val, f, at);
    } else if (set instanceof Val.Unions || set instanceof Val.Product) {
      return member(val, asMask(set, at), at);
    }
    throw Generator.unsupported(at, "membership in this set");
  }

  private Term memberOfUnbounded(Val val, Operator set, Location at) {
    if (set == Operator.STRING && val instanceof Val.Atom atom) {
      return Terms.not(g.indices.isModelValue(atom));
    } else if (set != Operator.STRING && val instanceof Val.Int i) {
      return set == Operator.INT
          ? Terms.TRUE
          : Terms.compare(i.term(), JavaOperator.AT_LEAST, Terms.ZERO);
    } else if (val instanceof Val.Atom atom) {
      g.demand(g.indices.isModelValue(atom), at, Indices.DIFFERENT);
      return Terms.FALSE;
    }
    throw Generator.unsupported(at, "membership of this value in " + set);
  }

  private Term memberOfMapped(Val val, Val.Mapped m, Location at) {
    Term.Local result = g.code.local(Terms.FALSE);
    Block text =
        g.code.nested(
            () ->
                eachOf(
                    m,
                    inner -> {
                      Val image =
                          g.expressions.inState(
                              m.primed(), () -> g.expressions.eval(m.source().body(), inner));
                      g.code.when(
                          g.equality.same(val, image, at), () -> g.code.assign(result, Terms.TRUE));
                    }));
    g.code.addBlock(text);
    return result;
  }

  Term subset(Val part, Val whole, Location at) {
    if (isEmpty(part)) {
      return Terms.TRUE;
    }
    if (part instanceof Val.Listed l) {
      Term all = Terms.TRUE;
      for (Val element : l.elements()) {
        all = Terms.and(all, member(element, whole, at));
      }
      return all;
    }
    Domain type = listable(part);
    if (type != null) {
      g.universe.number(type);
      Term mask = mask(part, type, at);
      Domain other = listable(whole);
      if (other != null) {
        return Terms.same(Terms.difference(mask, mask(whole, type, at)), Terms.NO_BITS);
      }
    }
    Term.Local result = g.code.local(Terms.TRUE);
    Block text =
        g.code.nested(
            () ->
                each(
                    part,
                    true,
                    element ->
                        g.code.when(
                            Terms.not(member(element, whole, at)),
                            () -> g.code.assign(result, Terms.FALSE))));
    g.code.addBlock(text);
    return result;
  }

  Val union(Val a, Val b) {
    if (isEmpty(a)) {
      return b;
    } else if (isEmpty(b)) {
      return a;
    }
    Domain x = elementType(a);
    Domain y = elementType(b);
    Domain joined = x == null || y == null ? null : Domain.join(x, y);
    if (joined != null && joined.fitsMask()) {
      g.universe.number(joined);
      return new Val.Mask(
          Terms.union(mask(a, joined, g.here()), mask(b, joined, g.here())), joined);
    }
    return a instanceof Val.Listed l && b instanceof Val.Listed m
        ? new Val.Listed(concat(l.elements(), m.elements()))
        : new Val.Union(a, b);
  }

  private static List<Val> concat(List<Val> a, List<Val> b) {
    List<Val> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  Val intersection(Val a, Val b, Location at) {
    if (isEmpty(a) || isEmpty(b)) {
      return new Val.Listed(List.of());
    }
    boolean fromFirst = listable(a) != null;
    Val base = fromFirst ? a : b;
    Val other = fromFirst ? b : a;
    Domain type = need(base, at);
    if (listable(other) == null) {
      Term.Local result = g.code.local(Terms.NO_BITS);
      g.code.nest(
          () ->
              each(
                  base,
                  true,
                  element ->
                      g.code.when(
                          member(element, other, at),
                          () ->
                              g.code.include(
                                  result, Terms.bit(g.indices.of(type, element).term())))));
      return new Val.Mask(result, type);
    }
    return new Val.Mask(Terms.intersection(mask(base, type, at), mask(other, type, at)), type);
  }

  Val difference(Val a, Val b, Location at) {
    if (isEmpty(a) || isEmpty(b)) {
      return a;
    }
    Domain type = need(a, at);
    return new Val.Mask(Terms.difference(mask(a, type, at), mask(b, type, at)), type);
  }

  Val cardinality(Val set, Location at) {
    if (isEmpty(set)) {
      return Val.Int.of(0);
    } else if (set instanceof Val.Listed l && l.elements().size() == 1) {
      return Val.Int.of(1);
    }
    Val.Mask m = asMask(set, at);
    if (Terms.isConstant(m.term())) {
      return Val.Int.of(Long.bitCount(Terms.constant(m.term())));
    }
    return new Val.Int(Terms.call(JavaType.INT, "Long.bitCount", m.term()), 0, m.element().size());
  }

  /** Runs a body for each element; each comes once where {@code repeats} is not allowed. */
  void each(Val set, boolean repeats, Consumer<Val> body) {
    if (isEmpty(set)) {
      return;
    } else if (set instanceof Val.Mask m) {
      eachBit(m, body);
    } else if (set instanceof Val.Listed l && (repeats || l.elements().size() == 1)) {
      Domain type = l.elements().size() == 1 ? null : listable(l);
      if (type == null) {
        l.elements().forEach(element -> g.code.nest(() -> body.accept(element)));
      } else {
        eachBit(asMask(l, g.here()), body);
      }
    } else if (set instanceof Val.Range r) {
      Term.Local i = g.code.name(JavaType.INT);
      Block each = g.code.nested(() -> body.accept(new Val.Int(i, r.low().low(), r.high().high())));
      count(i, r.low().term(), JavaOperator.AT_MOST, r.high().term(), each);
    } else if (set instanceof Val.Filtered f) {
      each(
          f.set(),
          repeats,
          element -> g.code.when(predicate(f, element), () -> body.accept(element)));
    } else if (set instanceof Val.Product p) {
      eachTuple(p.sets(), 0, List.of(), repeats, parts -> body.accept(new Val.Tup(parts)));
    } else if (set instanceof Val.Records r) {
      List<String> names = List.copyOf(r.sets().keySet());
      List<Val> sets = new ArrayList<>();
      names.forEach(name -> sets.add(r.sets().get(name)));
      eachTuple(
          sets,
          0,
          List.of(),
          repeats,
          parts -> {
            Map<String, Val> fields = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
              fields.put(names.get(i), parts.get(i));
            }
            body.accept(new Val.Rec(fields));
          });
    } else if (set instanceof Val.Subsets s && listable(s.set()) != null) {
      eachSubset(asMask(s.set(), g.here()), body);
    } else if (set instanceof Val.Mapped m && repeats) {
      eachOf(
          m,
          inner ->
              body.accept(
                  g.expressions.inState(
                      m.primed(), () -> g.expressions.eval(m.source().body(), inner))));
    } else if (set instanceof Val.Unions u && repeats) {
      each(u.sets(), true, inner -> each(inner, true, body));
    } else if (set instanceof Val.Union u && repeats) {
      each(u.first(), true, body);
      each(u.second(), true, body);
    } else if (set instanceof Val.Either e && (listable(e) == null)) {
      g.code.when(e.condition(), () -> each(e.then(), repeats, body));
      g.code.when(Terms.not(e.condition()), () -> each(e.otherwise(), repeats, body));
    } else if (set instanceof Val.Listed l && listable(l) == null) {
      eachDifferent(l, body);
    } else {
      eachBit(asMask(set, g.here()), body);
    }
  }

  /** Listed elements that may be equal: each comes where no earlier one equals it. */
  private void eachDifferent(Val.Listed l, Consumer<Val> body) {
    for (int i = 0; i < l.elements().size(); i++) {
      Term fresh = Terms.TRUE;
      for (int j = 0; j < i; j++) {
        fresh =
            Terms.and(
                fresh,
                Terms.not(g.equality.same(l.elements().get(j), l.elements().get(i), g.here())));
      }
      Val element = l.elements().get(i);
      g.code.when(fresh, () -> body.accept(element));
    }
  }

  /** A loop that counts up; nothing where its body is empty. */
  private void count(Term.Local number, Term first, JavaOperator within, Term last, Block body) {
    if (!body.isEmpty()) {
      g.code.add(
          new Statement.For(
              new Statement.Declare(number, first),
              Terms.compare(number, within, last),
              new Statement.Assign(number, Terms.plus(number, 1)),
              body));
    }
  }

  private void eachTuple(
      List<Val> sets, int index, List<Val> chosen, boolean repeats, Consumer<List<Val>> body) {
    if (index == sets.size()) {
      body.accept(chosen);
    } else {
      each(
          sets.get(index),
          repeats,
          element -> eachTuple(sets, index + 1, concat(chosen, List.of(element)), repeats, body));
    }
  }

  private void eachBit(Val.Mask m, Consumer<Val> body) {
    if (m.element().size() == 0) {
      return;
    }
    if (Terms.isConstant(m.term()) && Long.bitCount(Terms.constant(m.term())) == 1) {
      g.code.nest(() -> body.accept(constants(m).get(0)));
      return;
    }
    long all = m.element().size() == 64 ? -1 : (1L << m.element().size()) - 1;
    boolean full = Terms.isConstant(m.term()) && Terms.constant(m.term()) == all;
    Term.Local name = g.code.name(JavaType.INT);
    Block text =
        g.code.nested(
            () -> {
              g.code.assume(Terms.hasBit(m.term(), name));
              Val element = g.functions.settle(g.universe.element(m.element(), name));
              // Whoever asks again whether the element is in the set need not ask at run time.
              g.code.assume(member(element, m, g.here()));
              body.accept(element);
            });
    if (full) {
      count(name, Terms.ZERO, JavaOperator.LESS, Terms.number(m.element().size()), text);
    } else if (!text.isEmpty()) {
      g.code.add(bitLoop(m.term(), name, text));
    }
  }

  /** A loop over the bits of a mask, the lowest one first. */
  private Statement bitLoop(Term mask, Term.Local bit, Block body) {
    Term.Local rest = g.code.name(JavaType.LONG);
    Term lowest = Terms.call(JavaType.INT, "Long.numberOfTrailingZeros", rest);
    return new Statement.For(
        new Statement.Declare(rest, mask),
        Terms.isNotZero(rest),
        new Statement.Assign(rest, Terms.intersection(rest, Terms.minus(rest, Terms.bits(1)))),
        Block.of(new Statement.Declare(bit, lowest), body));
  }

  private void eachSubset(Val.Mask m, Consumer<Val> body) {
    Term all = g.code.hoist(m.term());
    Term.Local sub = g.code.name(JavaType.LONG);
    Block text = g.code.nested(() -> body.accept(new Val.Mask(sub, m.element())));
    if (!text.isEmpty()) {
      Term next = Terms.intersection(Terms.minus(sub, all), all);
      g.code.add(
          Block.of(
              new Statement.Declare(sub, Terms.NO_BITS),
              new Statement.DoWhile(
                  Block.of(text, new Statement.Assign(sub, next)), Terms.isNotZero(sub))));
    }
  }

  /** Runs a body for each choice of what a comprehension's names range over. */
  private void eachOf(Val.Mapped m, Consumer<Scope> body) {
    g.expressions.inState(
        m.primed(),
        () -> {
          List<Val> sets = new ArrayList<>();
          m.source().bounds().forEach(b -> sets.add(g.expressions.eval(b.set(), m.scope())));
          each(m.source().bounds(), sets, m.scope(), true, body);
          return null;
        });
  }

  /** Nested loops for the names of bounds, whose sets are given. */
  void each(
      List<Expr.Bound> bounds, List<Val> sets, Scope scope, boolean repeats, Consumer<Scope> body) {
    eachBound(bounds, sets, 0, 0, scope, repeats, body);
  }

  private void eachBound(
      List<Expr.Bound> bounds,
      List<Val> sets,
      int bound,
      int name,
      Scope scope,
      boolean repeats,
      Consumer<Scope> body) {
    if (bound == bounds.size()) {
      body.accept(scope);
      return;
    }
    Expr.Bound b = bounds.get(bound);
    if (!b.tuple() && name == b.names().size()) {
      eachBound(bounds, sets, bound + 1, 0, scope, repeats, body);
      return;
    }
    each(
        sets.get(bound),
        repeats,
        element -> {
          if (b.tuple()) {
            eachBound(bounds, sets, bound + 1, 0, bindBound(b, element, scope), repeats, body);
          } else {
            eachBound(
                bounds,
                sets,
                bound,
                name + 1,
                scope.with(b.names().get(name), element),
                repeats,
                body);
          }
        });
  }

  /** Binds the one name, or the tuple pattern, of a bound. */
  Scope bindBound(Expr.Bound bound, Val element, Scope scope) {
    if (!bound.tuple()) {
      return scope.with(bound.names().get(0), element);
    }
    Scope inner = scope;
    for (int i = 0; i < bound.names().size(); i++) {
      Val part = g.functions.element(element, Val.Int.of(i + 1L), bound.set().at());
      inner = inner.with(bound.names().get(i), part);
    }
    return inner;
  }

  /** CHOOSE takes the first element in the order of the element type. */
  Val choose(Expr.Choose x, Scope scope) {
    Val set = g.expressions.eval(x.bound().set(), scope);
    Domain type = need(set, x.at());
    Term.Local index = g.code.local(Terms.number(-1));
    Statement.Label label = g.code.label();
    Val.Mask mask = asMask(set, x.at());
    Block text =
        g.code.nested(
            () ->
                eachBit(
                    mask,
                    element -> {
                      Term hit =
                          g.expressions.truth(x.predicate(), bindBound(x.bound(), element, scope));
                      g.code.addIf(
                          hit,
                          Block.of(
                              new Statement.Assign(index, g.indices.of(type, element).term()),
                              new Statement.Break(label)),
                          Block.EMPTY);
                    }));
    g.code.add(new Statement.Labelled(label, text));
    g.demand(
        Terms.compare(index, JavaOperator.AT_LEAST, Terms.ZERO), x.at(), "no element to CHOOSE");
    return g.universe.element(type, index);
  }
}
