package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/** Compiles functions, records, tuples and sequences; none of them is ever copied. */
final class Functions {
  private final Generator g;

  Functions(Generator g) {
    this.g = g;
  }

  /** The value that stands at a place. */
  Val read(Place place, Layout layout) {
    Domain type = layout.type;
    Term raw = place.read(layout.bits);
    if (type instanceof Domain.Bool
        || type instanceof Domain.Ints
        || type instanceof Domain.Atoms) {
      return g.universe.element(type, type instanceof Domain.Bool ? raw : Terms.toInt(raw));
    } else if (type instanceof Domain.SetOf t) {
      return new Val.Mask(raw, t.element());
    } else if (type instanceof Domain.Rec) {
      Map<String, Val> fields = new LinkedHashMap<>();
      layout.parts.forEach((name, part) -> fields.put(name, read(place.part(part), part.layout())));
      return new Val.Rec(fields);
    } else if (type instanceof Domain.Tup) {
      List<Val> elements = new ArrayList<>();
      layout.parts.values().forEach(p -> elements.add(read(place.part(p), p.layout())));
      return new Val.Tup(elements);
    }
    return new Val.Ref(place, layout);
  }

  /** The place of an element; what is computed for it is held in locals. */
  Place element(Place whole, Layout layout, Term index) {
    Place place = whole.element(layout, index);
    return new Place(
        place.array(),
        place.word(),
        g.code.hoist(place.wordPlus()),
        place.bit(),
        g.code.hoist(place.bitPlus()));
  }

  /** A value that may be used several times: what is computed is held in locals. */
  Val settle(Val val) {
    if (val instanceof Val.Bool v) {
      return isRead(v.term()) ? v : new Val.Bool(g.code.hoist(v.term()));
    } else if (val instanceof Val.Int v) {
      return isRead(v.term()) ? v : new Val.Int(g.code.hoist(v.term()), v.low(), v.high());
    } else if (val instanceof Val.Atom v) {
      return isRead(v.term()) ? v : new Val.Atom(g.code.hoist(v.term()), v.type());
    } else if (val instanceof Val.Mask v) {
      return isRead(v.term()) ? v : new Val.Mask(g.code.hoist(v.term()), v.element());
    } else if (val instanceof Val.Rec v) {
      Map<String, Val> fields = new LinkedHashMap<>();
      v.fields().forEach((name, field) -> fields.put(name, settle(field)));
      return new Val.Rec(fields);
    } else if (val instanceof Val.Tup v) {
      return new Val.Tup(v.elements().stream().map(this::settle).toList());
    } else if (val instanceof Val.Updated v) {
      return new Val.Updated(settle(v.base()), settle(v.key()), settle(v.value()));
    } else if (val instanceof Val.Appended v) {
      return new Val.Appended(settle(v.base()), settle(v.last()));
    } else if (val instanceof Val.Single v) {
      return new Val.Single(settle(v.key()), settle(v.value()));
    } else if (val instanceof Val.Listed v) {
      return new Val.Listed(v.elements().stream().map(this::settle).toList());
    } else if (val instanceof Val.Either v) {
      // What a branch computes may have a value under its condition only.
      Term condition = g.code.hoist(v.condition());
      return each(new Val.Either(condition, v.then(), v.otherwise()), this::settle);
    } else if (val instanceof Val.Filtered || val instanceof Val.Mapped) {
      Domain type = g.sets.elementType(val);
      if (type != null && type.fitsMask()) {
        return settle(g.sets.asMask(val, g.here()));
      }
    }
    return val;
  }

  /** Evaluates all of a value that nobody stores: what fails in it fails here. */
  void force(Val val) {
    if (val instanceof Val.Lambda l) {
      g.sets.each(l.domain(), true, key -> force(body(l, key)));
    } else if (val instanceof Val.Updated v) {
      force(v.base());
      force(v.value());
    } else if (val instanceof Val.Single v) {
      force(v.value());
    } else if (val instanceof Val.Merged v) {
      force(v.first());
      force(v.second());
    } else if (val instanceof Val.Appended v) {
      force(v.base());
      force(v.last());
    } else if (val instanceof Val.Tail v) {
      force(v.base());
    } else if (val instanceof Val.Part v) {
      force(v.base());
    } else if (val instanceof Val.Concat v) {
      force(v.first());
      force(v.second());
    } else if (val instanceof Val.Rec v) {
      v.fields().values().forEach(this::force);
    } else if (val instanceof Val.Tup v) {
      v.elements().forEach(this::force);
    } else if (val instanceof Val.Listed v) {
      v.elements().forEach(this::force);
    } else if (val instanceof Val.Either v) {
      g.code.when(v.condition(), () -> force(v.then()));
      g.code.when(Terms.not(v.condition()), () -> force(v.otherwise()));
    } else if (val instanceof Val.Filtered || val instanceof Val.Mapped) {
      g.sets.each(val, true, this::force);
    }
  }

  /** A direct read of the state, shifted, masked and looked up, is as cheap as a local. */
  private static boolean isRead(Term term) {
    if (term instanceof Term.Binary b
        && (b.operator() == JavaOperator.NOT_EQUAL && Terms.isConstant(b.right()))) {
      return isRead(b.left());
    } else if (term instanceof Term.Binary b
        && (b.operator() == JavaOperator.ADD && Terms.isConstant(b.left()))) {
      return isRead(b.right());
    } else if (term instanceof Term.Cast cast) {
      return isRead(cast.operand());
    } else if (term instanceof Term.Element e && e.array().type() == JavaType.INT) {
      return isRead(e.index());
    }
    Term shifted =
        term instanceof Term.Binary b
                && b.operator() == JavaOperator.BIT_AND
                && Terms.isConstant(b.right())
            ? b.left()
            : term;
    Term word =
        shifted instanceof Term.Binary b && b.operator() == JavaOperator.SHIFT_RIGHT
            ? b.left()
            : shifted;
    return word instanceof Term.Element;
  }

  /** One of two values under a simple condition. */
  Val merge(Term condition, Val a, Val b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    } else if (a.equals(b) || condition.equals(Terms.TRUE)) {
      return a;
    } else if (condition.equals(Terms.FALSE)) {
      return b;
    } else if (a instanceof Val.Bool x && b instanceof Val.Bool y) {
      return new Val.Bool(Terms.choose(condition, x.term(), y.term()));
    } else if (a instanceof Val.Int x && b instanceof Val.Int y) {
      return new Val.Int(
          Terms.choose(condition, x.term(), y.term()),
          Math.min(x.low(), y.low()),
          Math.max(x.high(), y.high()));
    } else if (a instanceof Val.Atom x && b instanceof Val.Atom y) {
      Domain type = Domain.join(x.type(), y.type());
      return new Val.Atom(Terms.choose(condition, x.term(), y.term()), (Domain.Atoms) type);
    } else if (a instanceof Val.Rec x
        && b instanceof Val.Rec y
        && x.fields().keySet().equals(y.fields().keySet())) {
      Map<String, Val> fields = new LinkedHashMap<>();
      x.fields()
          .forEach((name, val) -> fields.put(name, merge(condition, val, y.fields().get(name))));
      return new Val.Rec(fields);
    } else if (a instanceof Val.Tup x
        && b instanceof Val.Tup y
        && x.elements().size() == y.elements().size()) {
      List<Val> elements = new ArrayList<>();
      for (int i = 0; i < x.elements().size(); i++) {
        elements.add(merge(condition, x.elements().get(i), y.elements().get(i)));
      }
      return new Val.Tup(elements);
    } else if (a instanceof Val.Mask x && b instanceof Val.Mask y) {
      Domain joined = Domain.join(x.element(), y.element());
      if (joined != null && joined.fitsMask()) {
        g.universe.number(joined);
        return new Val.Mask(
            Terms.choose(
                condition, g.sets.mask(x, joined, g.here()), g.sets.mask(y, joined, g.here())),
            joined);
      }
    }
    return new Val.Either(condition, a, b);
  }

  private Val each(Val.Either e, UnaryOperator<Val> what) {
    return g.expressions.choose(
        e.condition(), () -> what.apply(e.then()), () -> what.apply(e.otherwise()));
  }

  Val field(Val record, String name, Location at) {
    if (record instanceof Val.Rec r) {
      Val field = r.fields().get(name);
      if (field == null) {
        g.fail(at, "the record has no field " + name);
        throw new DeadEnd();
      }
      return field;
    } else if (record instanceof Val.Either e) {
      return each(e, val -> field(val, name, at));
    }
    return apply(record, g.universe.atom(new Value.Text(name)), at);
  }

  /** Code after this point never runs: an expression before it has no value. */
  static final class DeadEnd extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeadEnd() {
      super(null, null, false, false);
    }
  }

  /** {@code f[x]}. */
  Val apply(Val function, Val argument, Location at) {
    if (function instanceof Val.Either e) {
      return each(e, val -> apply(val, argument, at));
    } else if (argument instanceof Val.Either e && !(function instanceof Val.Ref)) {
      return each(e, val -> apply(function, val, at));
    } else if (function instanceof Val.Ref r && r.layout().type instanceof Domain.Fun fun) {
      Indices.Index index = g.indices.of(fun.key(), argument);
      g.demand(index.valid(), at, "the argument is not in the function's domain");
      Term i = g.code.hoist(index.term());
      if (fun.partial()) {
        Term present = r.place().read(r.layout().header);
        g.demand(Terms.hasBit(present, i), at, "the argument is not in the function's domain");
      }
      return read(element(r.place(), r.layout(), i), r.layout().element);
    } else if (function instanceof Val.Rec r && argument instanceof Val.Atom a) {
      return fieldByName(r, a, at);
    } else if (function instanceof Val.Updated u) {
      return g.expressions.choose(
          g.equality.same(argument, u.key(), at),
          () -> u.value(),
          () -> apply(u.base(), argument, at));
    } else if (function instanceof Val.Lambda l) {
      return beta(l, argument, at);
    } else if (function instanceof Val.Single s) {
      g.demand(
          g.equality.same(argument, s.key(), at),
          at,
          "the argument is not in the function's domain");
      return s.value();
    } else if (function instanceof Val.Merged m) {
      return g.expressions.choose(
          g.sets.member(argument, domain(m.first(), at), at),
          () -> apply(m.first(), argument, at),
          () -> apply(m.second(), argument, at));
    } else if (isSequence(function)) {
      Val.Int i = g.expressions.number(argument, at);
      Term length = length(function, at).term();
      g.demand(
          Terms.and(
              i.low() >= 1 ? Terms.TRUE : Terms.compare(i.term(), JavaOperator.AT_LEAST, Terms.ONE),
              Terms.compare(i.term(), JavaOperator.AT_MOST, length)),
          at,
          "the index is not in the sequence's domain");
      return element(function, i, at);
    }
    throw Generator.unsupported(at, "this application of a function");
  }

  private Val fieldByName(Val.Rec r, Val.Atom name, Location at) {
    if (Terms.isConstant(name.term())) {
      for (Map.Entry<String, Val> field : r.fields().entrySet()) {
        if (isNamed(name, field.getKey())) {
          return field.getValue();
        }
      }
      g.fail(at, "the record has no such field");
      throw new DeadEnd();
    }
    Term number = g.code.hoist(name.term());
    Val result = null;
    Term any = Terms.FALSE;
    for (Map.Entry<String, Val> field : r.fields().entrySet()) {
      Value text = new Value.Text(field.getKey());
      if (name.type().values().contains(text)) {
        Term hit = Terms.same(number, Terms.number(g.universe.number(text)));
        any = Terms.or(any, hit);
        result = result == null ? field.getValue() : merge(hit, field.getValue(), result);
      }
    }
    if (!r.fields().keySet().containsAll(texts(name.type()))) {
      g.demand(any, at, "the record has no such field");
    }
    if (result == null) {
      throw new DeadEnd();
    }
    return result;
  }

  /** The strings of a type as the names of fields; what is no string is none. */
  private static List<String> texts(Domain.Atoms type) {
    return type.values().stream()
        .map(value -> value instanceof Value.Text text ? text.text() : "")
        .toList();
  }

  private boolean isNamed(Val.Atom name, String field) {
    return Terms.isConstant(name.term(), g.universe.number(new Value.Text(field)));
  }

  private Val beta(Val.Lambda l, Val argument, Location at) {
    g.demand(
        g.sets.member(argument, l.domain(), at),
        at,
        "the argument is not in the function's domain");
    return body(l, argument);
  }

  /** A function's body for an argument known to be in its domain. */
  private Val body(Val.Lambda l, Val argument) {
    Scope inner = l.scope();
    List<Expr.Bound> bounds = l.source().bounds();
    int names = 0;
    for (Expr.Bound bound : bounds) {
      names += bound.tuple() ? 1 : bound.names().size();
    }
    int part = 1;
    for (Expr.Bound bound : bounds) {
      if (bound.tuple()) {
        Val one = names == 1 ? argument : element(argument, Val.Int.of(part++), g.here());
        inner = g.sets.bindBound(bound, one, inner);
      } else {
        for (String name : bound.names()) {
          Val one = names == 1 ? argument : element(argument, Val.Int.of(part++), g.here());
          inner = inner.with(name, one);
        }
      }
    }
    Scope scope = inner;
    return g.expressions.inState(l.primed(), () -> g.expressions.eval(l.source().body(), scope));
  }

  /** The value for a key that is known to be in the domain: no check. */
  Val valueAt(Val function, Val key) {
    if (function instanceof Val.Lambda l) {
      return body(l, key);
    }
    return apply(function, key, g.here());
  }

  Val domain(Val function, Location at) {
    if (function instanceof Val.Either e) {
      return each(e, val -> domain(val, at));
    } else if (function instanceof Val.Ref r && r.layout().type instanceof Domain.Fun fun) {
      if (fun.partial()) {
        return new Val.Mask(r.place().read(r.layout().header), fun.key());
      }
      return all(fun.key());
    } else if (function instanceof Val.Rec r) {
      List<Val> names = new ArrayList<>();
      r.fields().keySet().forEach(n -> names.add(g.universe.atom(new Value.Text(n))));
      return new Val.Listed(names);
    } else if (function instanceof Val.Lambda l) {
      return l.domain();
    } else if (function instanceof Val.Updated u) {
      return domain(u.base(), at);
    } else if (function instanceof Val.Single s) {
      return new Val.Listed(List.of(s.key()));
    } else if (function instanceof Val.Merged m) {
      return g.sets.union(domain(m.first(), at), domain(m.second(), at));
    } else if (function instanceof Val.Tup t && t.elements().isEmpty()) {
      return new Val.Listed(List.of());
    } else if (isSequence(function)) {
      return new Val.Range(Val.Int.of(1), length(function, at));
    }
    throw Generator.unsupported(at, "DOMAIN of this value");
  }

  /** All values of a type that can be listed. */
  Val all(Domain type) {
    if (type.fitsMask()) {
      return new Val.Mask(Terms.lowest(type.size()), type);
    }
    List<Val> elements = new ArrayList<>();
    for (long i = 0; i < type.size(); i++) {
      elements.add(g.universe.element(type, Terms.number(i)));
    }
    return new Val.Listed(elements);
  }

  static boolean isSequence(Val val) {
    return val instanceof Val.Tup
        || val instanceof Val.Appended
        || val instanceof Val.Tail
        || val instanceof Val.Part
        || val instanceof Val.Concat
        || val instanceof Val.Ref r && r.layout().type instanceof Domain.Seq
        || val instanceof Val.Updated u && isSequence(u.base())
        || val instanceof Val.Lambda l && isSequenceDomain(l)
        || val instanceof Val.Either e && isSequence(e.then()) && isSequence(e.otherwise());
  }

  private static boolean isSequenceDomain(Val.Lambda l) {
    return l.domain() instanceof Val.Range r && Terms.isConstant(r.low().term(), 1)
        || l.domain() instanceof Val.Listed none && none.elements().isEmpty();
  }

  Val.Int length(Val sequence, Location at) {
    if (sequence instanceof Val.Tup t) {
      return Val.Int.of(t.elements().size());
    } else if (sequence instanceof Val.Ref r && r.layout().type instanceof Domain.Seq s) {
      return s.longest() == 0
          ? Val.Int.of(0)
          : new Val.Int(Terms.toInt(r.place().read(r.layout().header)), 0, s.longest());
    } else if (sequence instanceof Val.Appended a) {
      return plus(length(a.base(), at), 1);
    } else if (sequence instanceof Val.Tail t) {
      return plus(length(t.base(), at), -1);
    } else if (sequence instanceof Val.Part p) {
      return length(p);
    } else if (sequence instanceof Val.Concat c) {
      return sum(length(c.first(), at), length(c.second(), at));
    } else if (sequence instanceof Val.Updated u) {
      return length(u.base(), at);
    } else if (sequence instanceof Val.Lambda l
        && l.domain() instanceof Val.Range r
        && Terms.isConstant(r.low().term(), 1)) {
      return r.high();
    } else if (sequence instanceof Val.Lambda l && g.sets.isEmpty(l.domain())) {
      return Val.Int.of(0);
    } else if (sequence instanceof Val.Either e) {
      return (Val.Int) each(e, val -> length(val, at));
    }
    throw Generator.unsupported(at, "the length of this value");
  }

  private static Val.Int length(Val.Part part) {
    Val.Int from = part.from();
    Val.Int to = part.to();
    return new Val.Int(
        Terms.choose(
            Terms.compare(from.term(), JavaOperator.GREATER, to.term()),
            Terms.ZERO,
            Terms.plus(Terms.minus(to.term(), from.term()), 1)),
        Math.max(0, to.low() - from.high() + 1),
        Math.max(0, to.high() - from.low() + 1));
  }

  private static Val.Int sum(Val.Int a, Val.Int b) {
    return new Val.Int(Terms.plus(a.term(), b.term()), a.low() + b.low(), a.high() + b.high());
  }

  private static Val.Int plus(Val.Int a, long b) {
    return new Val.Int(Terms.plus(a.term(), b), a.low() + b, a.high() + b);
  }

  /** The element at an index that is known to be in the sequence. */
  Val element(Val sequence, Val.Int index, Location at) {
    if (sequence instanceof Val.Tup t) {
      if (Terms.isConstant(index.term())) {
        long i = index.low();
        if (i < 1 || i > t.elements().size()) {
          g.fail(at, "the tuple has no element " + i);
          throw new DeadEnd();
        }
        return t.elements().get((int) i - 1);
      }
      Val result = null;
      Term i = g.code.hoist(index.term());
      for (int j = t.elements().size(); j >= 1; j--) {
        Val element = t.elements().get(j - 1);
        result = result == null ? element : merge(Terms.same(i, Terms.number(j)), element, result);
      }
      if (result == null) {
        g.fail(at, "the sequence is empty");
        throw new DeadEnd();
      }
      return result;
    } else if (sequence instanceof Val.Ref r && r.layout().type instanceof Domain.Seq) {
      if (r.layout().slots == 0) {
        g.fail(at, "the sequence is empty");
        throw new DeadEnd();
      }
      Term i = g.code.hoist(plus(index, -1).term());
      return read(element(r.place(), r.layout(), i), r.layout().element);
    } else if (sequence instanceof Val.Appended a) {
      Term last = Terms.same(index.term(), plus(length(a.base(), at), 1).term());
      if (a.base() instanceof Val.Tup t && t.elements().isEmpty()) {
        return a.last();
      } else if (a.base() instanceof Val.Ref r && r.layout().slots == 0) {
        return a.last();
      }
      return g.expressions.choose(last, a::last, () -> element(a.base(), index, at));
    } else if (sequence instanceof Val.Tail t) {
      return element(t.base(), plus(index, 1), at);
    } else if (sequence instanceof Val.Part p) {
      return element(p.base(), plus(sum(index, p.from()), -1), at);
    } else if (sequence instanceof Val.Concat c) {
      Val.Int first = length(c.first(), at);
      return g.expressions.choose(
          Terms.compare(index.term(), JavaOperator.AT_MOST, first.term()),
          () -> element(c.first(), index, at),
          () ->
              element(
                  c.second(),
                  new Val.Int(Terms.minus(index.term(), first.term()), 1, Integer.MAX_VALUE),
                  at));
    } else if (sequence instanceof Val.Updated u) {
      return g.expressions.choose(
          g.equality.same(index, u.key(), at), u::value, () -> element(u.base(), index, at));
    } else if (sequence instanceof Val.Lambda l) {
      return body(l, index);
    } else if (sequence instanceof Val.Either e) {
      return each(e, val -> element(val, index, at));
    }
    throw Generator.unsupported(at, "an element of this value");
  }

  Val tail(Val sequence) {
    if (sequence instanceof Val.Tup t) {
      return new Val.Tup(t.elements().subList(1, t.elements().size()));
    }
    return new Val.Tail(sequence);
  }

  /** {@code SubSeq}: what is not empty must be within the sequence. */
  Val part(Val sequence, Val.Int from, Val.Int to, Location at) {
    Val.Int first = (Val.Int) settle(from);
    Val.Int last = (Val.Int) settle(to);
    Term isEmpty = Terms.compare(first.term(), JavaOperator.GREATER, last.term());
    Term isWithin =
        Terms.and(
            Terms.compare(first.term(), JavaOperator.AT_LEAST, Terms.number(1)),
            Terms.compare(last.term(), JavaOperator.AT_MOST, length(sequence, at).term()));
    g.demand(Terms.or(isEmpty, isWithin), at, "SubSeq beyond the end of the sequence");
    return new Val.Part(sequence, first, last);
  }

  Val append(Val sequence, Val last) {
    if (sequence instanceof Val.Tup t) {
      List<Val> longer = new ArrayList<>(t.elements());
      longer.add(last);
      return new Val.Tup(longer);
    }
    return new Val.Appended(sequence, last);
  }

  Val concat(Val a, Val b) {
    if (a instanceof Val.Tup x && b instanceof Val.Tup y) {
      List<Val> both = new ArrayList<>(x.elements());
      both.addAll(y.elements());
      return new Val.Tup(both);
    }
    if (b instanceof Val.Tup y) {
      Val result = a;
      for (Val element : y.elements()) {
        result = new Val.Appended(result, element);
      }
      return result;
    }
    return new Val.Concat(a, b);
  }

  /** One update of an EXCEPT, from an element of its path on. */
  Val except(Val base, Expr.Update update, int index, Scope scope) {
    if (index == update.path().size()) {
      return g.expressions.eval(update.value(), scope.with("@", base));
    }
    Expr step = update.path().get(index);
    if (base instanceof Val.Either e && !(isSequence(e))) {
      return each(e, val -> except(val, update, index, scope));
    }
    Val key = settle(g.expressions.eval(step, scope));
    if (base instanceof Val.Rec r && key instanceof Val.Atom a && Terms.isConstant(a.term())) {
      Map<String, Val> fields = new LinkedHashMap<>(r.fields());
      for (Map.Entry<String, Val> field : fields.entrySet()) {
        if (isNamed(a, field.getKey())) {
          field.setValue(except(field.getValue(), update, index + 1, scope));
          return new Val.Rec(fields);
        }
      }
      g.warn(step.at(), Interpreter.NO_SUCH_KEY);
      return base;
    } else if (base instanceof Val.Rec r && key instanceof Val.Atom a) {
      Map<String, Val> fields = new LinkedHashMap<>(r.fields());
      Term code = g.code.hoist(a.term());
      Term any = Terms.FALSE;
      for (Map.Entry<String, Val> field : fields.entrySet()) {
        Term number = Terms.number(g.universe.number(new Value.Text(field.getKey())));
        any = Terms.or(any, Terms.same(code, number));
        Val old = field.getValue();
        field.setValue(
            g.expressions.choose(
                Terms.same(code, number), () -> except(old, update, index + 1, scope), () -> old));
      }
      if (!r.fields().keySet().containsAll(texts(a.type()))) {
        g.code.when(Terms.not(any), () -> g.warn(step.at(), Interpreter.NO_SUCH_KEY));
      }
      return new Val.Rec(fields);
    } else if (base instanceof Val.Tup t
        && key instanceof Val.Int i
        && Terms.isConstant(i.term())) {
      List<Val> elements = new ArrayList<>(t.elements());
      int position = (int) i.low() - 1;
      if (position >= 0 && position < elements.size()) {
        elements.set(position, except(elements.get(position), update, index + 1, scope));
      } else {
        g.warn(step.at(), Interpreter.NO_SUCH_KEY);
      }
      return new Val.Tup(elements);
    }
    // A key outside the domain changes nothing: then the old value is not there to be read.
    Term inside = g.sets.member(key, domain(base, step.at()), step.at());
    if (inside.equals(Terms.FALSE)) {
      g.warn(step.at(), Interpreter.NO_SUCH_KEY);
      return base;
    }
    Val[] value = new Val[1];
    g.expressions.choose(
        inside,
        () -> {
          Val old = needsOld(update, index) ? settle(valueAt(base, key)) : null;
          value[0] = settle(exceptOld(old, update, index + 1, scope));
          return new Val.Bool(Terms.TRUE);
        },
        () -> {
          g.warn(step.at(), Interpreter.NO_SUCH_KEY);
          return new Val.Bool(Terms.TRUE);
        });
    return value[0] == null ? base : new Val.Updated(base, key, value[0]);
  }

  private Val exceptOld(Val old, Expr.Update update, int index, Scope scope) {
    return old == null
        ? g.expressions.eval(update.value(), scope)
        : except(old, update, index, scope);
  }

  private static boolean needsOld(Expr.Update update, int index) {
    return index + 1 < update.path().size() || update.value().any(Expr.At.class::isInstance);
  }

  /** Whether a value is a function of {@code [S -> T]}. */
  Term isFunction(Val val, Val.Functions set, Location at) {
    Term.Local result = g.code.local(g.sets.subset(domain(val, at), set.domain(), at));
    g.code.branchWhen(
        result, () -> g.code.assign(result, g.sets.subset(set.domain(), domain(val, at), at)));
    Statement.Label label = g.code.label();
    Block values =
        g.code.nested(
            () ->
                g.sets.each(
                    domain(val, at),
                    true,
                    key ->
                        g.code.when(
                            Terms.not(g.sets.member(valueAt(val, key), set.range(), at)),
                            () -> {
                              g.code.assign(result, Terms.FALSE);
                              g.code.add(new Statement.Break(label));
                            })));
    if (!values.isEmpty()) {
      g.code.addIf(result, Block.of(new Statement.Labelled(label, values)), Block.EMPTY);
    }
    return result;
  }
}
