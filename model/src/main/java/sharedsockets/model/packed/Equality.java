package sharedsockets.model.packed;

import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Location;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.JavaType;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;

/** Compiles {@code =}; what is the same in structure is compared part by part. */
final class Equality {
  private final Generator g;

  Equality(Generator g) {
    this.g = g;
  }

  Term same(Val a, Val b, Location at) {
    if (a.equals(b)) {
      return Terms.TRUE;
    } else if (a instanceof Val.Either e) {
      return either(e, b, at);
    } else if (b instanceof Val.Either e) {
      return either(e, a, at);
    } else if (a instanceof Val.Bool x && b instanceof Val.Bool y) {
      return Terms.same(x.term(), y.term());
    } else if (a instanceof Val.Int x && b instanceof Val.Int y) {
      return x.high() < y.low() || y.high() < x.low()
          ? Terms.FALSE
          : Terms.same(x.term(), y.term());
    } else if (a instanceof Val.Atom x && b instanceof Val.Atom y) {
      return x.type().values().stream().noneMatch(y.type().values()::contains)
          ? Terms.FALSE
          : Terms.same(x.term(), y.term());
    } else if (a instanceof Val.Rec x && b instanceof Val.Rec y) {
      return records(x, y, at);
    } else if (a instanceof Val.Tup x && b instanceof Val.Tup y) {
      return tuples(x.elements(), y.elements(), at);
    } else if (Sets.isSet(a) && Sets.isSet(b)) {
      return sets(a, b, at);
    } else if (a instanceof Val.Ref x
        && b instanceof Val.Ref y
        && x.layout().type.equals(y.layout().type)) {
      return bits(x, y);
    } else if (isModelValue(a) || isModelValue(b)) {
      return Terms.FALSE;
    } else if (isEmptyFunction(a)) {
      return isEmptyFunction(b) ? Terms.TRUE : isEmpty(b, at);
    } else if (isEmptyFunction(b)) {
      return isEmpty(a, at);
    } else if (Functions.isSequence(a) && Functions.isSequence(b)) {
      return sequences(a, b, at);
    } else if (isFunction(a) && isFunction(b)) {
      return functions(a, b, at);
    } else if (isLeaf(a) && isLeaf(b)) {
      return mixed(a, b, at);
    }
    throw Generator.unsupported(at, "a comparison of values of different kinds");
  }

  private Term either(Val.Either e, Val other, Location at) {
    return g.expressions.truth(
        g.expressions.choose(
            e.condition(),
            () -> new Val.Bool(same(e.then(), other, at)),
            () -> new Val.Bool(same(e.otherwise(), other, at))),
        at);
  }

  /** A model value differs from everything else; TLC refuses to compare other kinds. */
  private Term mixed(Val a, Val b, Location at) {
    if (a instanceof Val.Atom || b instanceof Val.Atom) {
      Val.Atom atom = (Val.Atom) (a instanceof Val.Atom ? a : b);
      g.demand(g.indices.isModelValue(atom), at, Indices.DIFFERENT);
    } else {
      g.fail(at, Indices.DIFFERENT);
    }
    return Terms.FALSE;
  }

  private static boolean isModelValue(Val val) {
    return val instanceof Val.Atom atom && Indices.isModelValues(atom.type());
  }

  private static boolean isLeaf(Val val) {
    return val instanceof Val.Bool || val instanceof Val.Int || val instanceof Val.Atom;
  }

  static boolean isFunction(Val val) {
    return val instanceof Val.Ref
        || val instanceof Val.Rec
        || val instanceof Val.Lambda
        || val instanceof Val.Updated
        || val instanceof Val.Single
        || val instanceof Val.Merged
        || Functions.isSequence(val);
  }

  private boolean isEmptyFunction(Val val) {
    return val instanceof Val.Tup t && t.elements().isEmpty()
        || val instanceof Val.Lambda l && g.sets.isEmpty(l.domain());
  }

  private Term isEmpty(Val function, Location at) {
    if (Functions.isSequence(function)) {
      return Terms.same(g.functions.length(function, at).term(), Terms.ZERO);
    }
    Val domain = g.functions.domain(function, at);
    if (g.sets.isEmpty(domain)) {
      return Terms.TRUE;
    }
    return Terms.same(g.sets.asMask(domain, at).term(), Terms.NO_BITS);
  }

  private Term records(Val.Rec x, Val.Rec y, Location at) {
    if (!x.fields().keySet().equals(y.fields().keySet())) {
      return Terms.FALSE;
    }
    Term all = Terms.TRUE;
    for (Map.Entry<String, Val> field : x.fields().entrySet()) {
      all = Terms.and(all, same(field.getValue(), y.fields().get(field.getKey()), at));
      if (all.equals(Terms.FALSE)) {
        return all;
      }
    }
    return all;
  }

  private Term tuples(List<Val> x, List<Val> y, Location at) {
    if (x.size() != y.size()) {
      return Terms.FALSE;
    }
    Term all = Terms.TRUE;
    for (int i = 0; i < x.size(); i++) {
      all = Terms.and(all, same(x.get(i), y.get(i), at));
    }
    return all;
  }

  private Term sets(Val a, Val b, Location at) {
    if (g.sets.isEmpty(a) && g.sets.isEmpty(b)) {
      return Terms.TRUE;
    }
    Domain x = g.sets.elementType(a);
    Domain y = g.sets.elementType(b);
    Domain joined = x == null || y == null ? null : Domain.join(x, y);
    if (joined == null) {
      return g.expressions.both(
          List.of(() -> g.sets.subset(a, b, at), () -> g.sets.subset(b, a, at)));
    } else if (!joined.fitsMask()) {
      throw Generator.unsupported(at, "a comparison of sets of so many possible elements");
    }
    g.universe.number(joined);
    return Terms.same(g.sets.mask(a, joined, at), g.sets.mask(b, joined, at));
  }

  /** What stands in the state is equal where its bits are. */
  private Term bits(Val.Ref x, Val.Ref y) {
    Layout layout = x.layout();
    if (layout.isSmall()) {
      return Terms.same(x.place().read(layout.bits), y.place().read(layout.bits));
    }
    return Terms.call(
        JavaType.BOOLEAN,
        "same",
        x.place().array(),
        x.place().index(),
        y.place().array(),
        y.place().index(),
        Terms.number(layout.words));
  }

  private Term sequences(Val a, Val b, Location at) {
    Val.Int length = g.functions.length(a, at);
    Term same = Terms.same(length.term(), g.functions.length(b, at).term());
    return g.expressions.both(
        List.of(
            () -> same,
            () ->
                allKeys(
                    new Val.Range(Val.Int.of(1), length),
                    key ->
                        same(
                            g.functions.element(a, (Val.Int) key, at),
                            g.functions.element(b, (Val.Int) key, at),
                            at))));
  }

  private Term functions(Val a, Val b, Location at) {
    Val domain = g.functions.domain(a, at);
    return g.expressions.both(
        List.of(
            () -> same(domain, g.functions.domain(b, at), at),
            () ->
                allKeys(
                    domain,
                    key -> same(g.functions.valueAt(a, key), g.functions.valueAt(b, key), at))));
  }

  private Term allKeys(Val domain, java.util.function.Function<Val, Term> test) {
    Term.Local result = g.code.local(Terms.TRUE);
    Block body =
        g.code.nested(
            () ->
                g.sets.each(
                    domain,
                    true,
                    key ->
                        g.code.when(
                            Terms.not(test.apply(key)), () -> g.code.assign(result, Terms.FALSE))));
    if (body.isEmpty()) {
      return Terms.TRUE;
    }
    g.code.addBlock(body);
    return result;
  }
}
