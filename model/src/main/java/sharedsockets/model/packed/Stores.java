package sharedsockets.model.packed;

import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.JavaOperator;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.Scope;

/**
 * Compiles what a step writes into the next state, which starts as a copy of the current one: only
 * leaves that may differ are written. A value that its type lacks ends the search.
 */
final class Stores {
  private final Generator g;

  Stores(Generator g) {
    this.g = g;
  }

  /**
   * Stores a value.
   *
   * @param untouched whether the place still holds what it held in the current state
   */
  void store(Place place, Layout layout, Val val, boolean untouched) {
    if (untouched && val.equals(g.functions.read(place.in(Generator.CURRENT), layout))) {
      return;
    }
    Domain type = layout.type;
    if (val instanceof Val.Either e) {
      g.code.when(e.condition(), () -> store(place, layout, e.then(), untouched));
      g.code.when(Terms.not(e.condition()), () -> store(place, layout, e.otherwise(), untouched));
    } else if (type instanceof Domain.Rec t) {
      if (val instanceof Val.Rec r && r.fields().keySet().equals(t.fields().keySet())) {
        layout.parts.forEach(
            (name, part) ->
                store(place.part(part), part.layout(), r.fields().get(name), untouched));
      } else {
        otherStructure(val);
      }
    } else if (type instanceof Domain.Tup t) {
      if (val instanceof Val.Tup v && v.elements().size() == t.elements().size()) {
        int i = 0;
        for (Layout.Part part : layout.parts.values()) {
          store(place.part(part), part.layout(), v.elements().get(i++), untouched);
        }
      } else {
        otherStructure(val);
      }
    } else if (type instanceof Domain.SetOf t && Sets.isSet(val)) {
      Term mask = mask(val, t.element());
      g.code.add(place.write(layout.bits, mask));
    } else if (type instanceof Domain.Fun) {
      storeFunction(place, layout, val, untouched);
    } else if (type instanceof Domain.Seq) {
      storeSequence(place, layout, val, untouched);
    } else if (Indices.isOther(type, val)) {
      outOfRange();
    } else {
      Indices.Index index = g.indices.of(type, val);
      demandInRange(index.valid());
      if (layout.bits > 0) {
        g.code.add(place.write(layout.bits, Terms.toLong(index.term())));
      }
    }
  }

  /** No record, or no tuple, of the domain's form; a function may still be equal to one. */
  private void otherStructure(Val val) {
    if (Equality.isFunction(val) && !(val instanceof Val.Rec) && !(val instanceof Val.Tup)) {
      throw Generator.unsupported(g.here(), "a function where the type is of records or tuples");
    }
    outOfRange();
  }

  private void outOfRange() {
    demandInRange(Terms.FALSE);
  }

  private void demandInRange(Term condition) {
    Block end = g.code.nested(() -> g.code.perform("outOfRange"));
    g.code.addIf(Terms.not(condition), end, Block.EMPTY);
  }

  /** A set's mask; elements that the domain lacks end the search. */
  private Term mask(Val set, Domain element) {
    Indices.Part part = g.indices.part(element, set);
    demandInRange(part.whole());
    return part.mask();
  }

  private void storeFunction(Place place, Layout layout, Val val, boolean untouched) {
    Domain.Fun type = (Domain.Fun) layout.type;
    if (val instanceof Val.Updated u) {
      store(place, layout, u.base(), untouched);
      boolean alone = untouched && !(u.base() instanceof Val.Updated);
      Indices.Index index = g.indices.of(type.key(), u.key());
      Term inside = g.sets.member(u.key(), g.functions.domain(u.base(), g.here()), g.here());
      g.code.when(
          Terms.and(inside, index.valid()),
          () -> {
            Term i = g.code.hoist(index.term());
            store(g.functions.element(place, layout, i), layout.element, u.value(), alone);
          });
    } else if (val instanceof Val.Ref r && r.layout().type.equals(type)) {
      copy(place, r.place(), layout);
    } else {
      storeEach(place, layout, type, val, untouched);
    }
  }

  private void copy(Place to, Place from, Layout layout) {
    if (layout.isSmall()) {
      if (layout.bits > 0) {
        g.code.add(to.write(layout.bits, from.read(layout.bits)));
      }
    } else {
      g.code.perform(
          "System.arraycopy",
          from.array(),
          from.index(),
          to.array(),
          to.index(),
          Terms.number(layout.words));
    }
  }

  private void storeEach(Place place, Layout layout, Domain.Fun type, Val val, boolean untouched) {
    Val domain = g.functions.domain(val, g.here());
    Domain key = type.key();
    if (key.size() == 0) {
      return;
    }
    Term keys;
    if (type.partial()) {
      Term before = place.read(layout.header);
      keys = g.code.hoist(mask(domain, key));
      boolean same =
          untouched
              && domain instanceof Val.Mask m
              && m.term().equals(place.in(Generator.CURRENT).read(layout.header));
      if (!same) {
        boolean grows =
            untouched
                && domain instanceof Val.Mask m
                && m.term() instanceof Term.Binary union
                && union.operator() == JavaOperator.BIT_OR
                && union.left().equals(place.in(Generator.CURRENT).read(layout.header));
        if (layout.element.bits > 0 && !before.equals(keys) && !grows) {
          Term gone = g.code.local(Terms.difference(before, keys));
          g.sets.each(
              new Val.Mask(gone, key),
              false,
              k -> clear(elementOf(place, layout, key, k), layout.element));
        }
        g.code.add(place.write(layout.header, keys));
      }
    } else {
      keys = mask(domain, key);
      Term all = Terms.lowest(key.size());
      demandInRange(Terms.same(keys, all));
      keys = all;
    }
    if (storeOnlyOther(place, layout, type, val, keys, untouched)) {
      return;
    }
    g.sets.each(
        new Val.Mask(keys, key),
        false,
        k -> {
          if (domain instanceof Val.Mask m && m.element().equals(key)) {
            g.code.assume(g.sets.member(k, domain, g.here()));
          }
          storeValueAt(elementOf(place, layout, key, k), layout.element, val, k, untouched);
        });
  }

  /**
   * {@code [y \in S |-> IF y = x THEN v ELSE f[y]]} over the f that stands here: only x is written.
   */
  private boolean storeOnlyOther(
      Place place, Layout layout, Domain.Fun type, Val val, Term keys, boolean untouched) {
    if (!untouched
        || !(val instanceof Val.Lambda l)
        || l.source().bounds().size() != 1
        || l.source().bounds().get(0).names().size() != 1
        || !(l.source().body() instanceof Expr.If x)
        || !(x.condition() instanceof Expr.Builtin equals)
        || equals.op() != Operator.EQUAL
        || !(x.otherwise() instanceof Expr.Apply old)) {
      return false;
    }
    String y = l.source().bounds().get(0).names().get(0);
    if (!isLocal(equals.args().get(0), y)
        || !(equals.args().get(1) instanceof Expr.Local other)
        || other.name().equals(y)
        || !isLocal(old.argument(), y)
        || !(old.function() instanceof Expr.Local)) {
      return false;
    }
    return g.expressions.inState(
        l.primed(),
        () -> {
          Val function = g.expressions.eval(old.function(), l.scope());
          if (!function.equals(g.functions.read(place.in(Generator.CURRENT), layout))) {
            return false;
          }
          Val key = g.functions.settle(g.expressions.eval(other, l.scope()));
          Indices.Index index = g.indices.of(type.key(), key);
          g.code.when(
              Terms.and(index.valid(), Terms.hasBit(keys, index.term())),
              () ->
                  storeExpression(
                      elementOf(place, layout, type.key(), key),
                      layout.element,
                      x.then(),
                      l.scope().with(y, key),
                      true));
          return true;
        });
  }

  private static boolean isLocal(Expr e, String name) {
    return e instanceof Expr.Local local && local.name().equals(name);
  }

  private Place elementOf(Place place, Layout layout, Domain key, Val k) {
    return g.functions.element(place, layout, g.code.hoist(g.indices.of(key, k).term()));
  }

  /** Stores a function's value for a key; conditions become statements, not values. */
  private void storeValueAt(Place place, Layout layout, Val function, Val key, boolean untouched) {
    if (function instanceof Val.Lambda l
        && l.source().bounds().size() == 1
        && (l.source().bounds().get(0).tuple() || l.source().bounds().get(0).names().size() == 1)) {
      Scope scope = g.sets.bindBound(l.source().bounds().get(0), key, l.scope());
      g.expressions.inState(
          l.primed(),
          () -> {
            storeExpression(place, layout, l.source().body(), scope, untouched);
            return null;
          });
    } else if (function instanceof Val.Updated u) {
      Term same = g.equality.same(key, u.key(), g.here());
      g.code.when(same, () -> store(place, layout, u.value(), untouched));
      g.code.when(Terms.not(same), () -> storeValueAt(place, layout, u.base(), key, untouched));
    } else if (function instanceof Val.Either e) {
      g.code.when(e.condition(), () -> storeValueAt(place, layout, e.then(), key, untouched));
      g.code.when(
          Terms.not(e.condition()),
          () -> storeValueAt(place, layout, e.otherwise(), key, untouched));
    } else {
      store(place, layout, g.functions.valueAt(function, key), untouched);
    }
  }

  private void storeExpression(Place place, Layout layout, Expr e, Scope scope, boolean untouched) {
    if (e instanceof Expr.If x) {
      Term condition = g.expressions.truth(x.condition(), scope);
      Term held = g.code.hoist(condition);
      g.code.when(held, () -> storeExpression(place, layout, x.then(), scope, untouched));
      g.code.when(
          Terms.not(held), () -> storeExpression(place, layout, x.otherwise(), scope, untouched));
    } else if (e instanceof Expr.Let x) {
      storeExpression(place, layout, x.body(), scope.with(x), untouched);
    } else if (e instanceof Expr.Call x
        && !x.args().isEmpty()
        && g.model.expand(x, scope) != null) {
      Scope.Closure body = g.model.expand(x, scope);
      storeExpression(place, layout, body.expr(), body.scope(), untouched);
    } else if (e instanceof Expr.Apply x) {
      Val function = g.expressions.eval(x.function(), scope);
      Val key = g.functions.settle(g.expressions.eval(x.argument(), scope));
      if (function instanceof Val.Updated || function instanceof Val.Either) {
        storeValueAt(place, layout, function, key, untouched);
      } else {
        store(place, layout, g.functions.apply(function, key, x.at()), untouched);
      }
    } else {
      store(place, layout, g.expressions.eval(e, scope), untouched);
    }
  }

  private void clear(Place place, Layout layout) {
    if (layout.isSmall()) {
      if (layout.bits > 0) {
        g.code.add(place.write(layout.bits, Terms.NO_BITS));
      }
    } else {
      g.code.perform("clear", place.array(), place.index(), Terms.number(layout.words));
    }
  }

  private void storeSequence(Place place, Layout layout, Val val, boolean untouched) {
    Domain.Seq type = (Domain.Seq) layout.type;
    if (val instanceof Val.Ref r && r.layout().type.equals(type)) {
      copy(place, r.place(), layout);
      return;
    }
    Val.Int length = g.functions.length(val, g.here());
    Term n = g.code.hoist(length.term());
    if (length.high() > type.longest()) {
      demandInRange(Terms.compare(n, JavaOperator.AT_MOST, Terms.number(type.longest())));
    }
    if (val instanceof Val.Appended a && type.longest() > 0) {
      store(place, layout, a.base(), untouched);
      g.code.add(place.write(layout.header, Terms.toLong(n)));
      Term last = g.code.hoist(Terms.plus(n, -1));
      store(g.functions.element(place, layout, last), layout.element, a.last(), false);
      return;
    }
    for (int i = 0; i < type.longest(); i++) {
      Place slot = place.element(layout, Terms.number(i));
      Val.Int index = Val.Int.of(i + 1L);
      Term used = Terms.compare(n, JavaOperator.GREATER, Terms.number(i));
      g.code.when(
          used,
          () ->
              store(
                  slot,
                  layout.element,
                  g.functions.settle(g.functions.element(val, index, g.here())),
                  untouched));
      g.code.when(Terms.not(used), () -> clear(slot, layout.element));
    }
    if (layout.header > 0) {
      g.code.add(place.write(layout.header, Terms.toLong(n)));
    }
  }
}
