package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.domain.Domain;
import sharedsockets.model.javacode.Statement;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.value.Value;

/**
 * Compiles the index of a value within a domain whose values can be listed, and the condition under
 * which it has one. A value that TLC would refuse to compare with those of the domain ends the
 * search; a value whose form is not known here is refused.
 */
final class Indices {
  static final String DIFFERENT = "values of different kinds are compared";

  private final Generator g;

  Indices(Generator g) {
    this.g = g;
  }

  /** An index, and the condition under which there is one. */
  record Index(Term term, Term valid) {
    static final Index NONE = new Index(Terms.ZERO, Terms.FALSE);

    static Index constant(int index) {
      return index < 0 ? NONE : new Index(Terms.number(index), Terms.TRUE);
    }
  }

  /** The elements of a set that are of a domain, and the condition under which that is all. */
  record Part(Term mask, Term whole) {}

  /** The index of a value. */
  Index of(Domain domain, Val val) {
    if (val instanceof Val.Either e) {
      return either(domain, e);
    } else if (domain instanceof Domain.Bool && val instanceof Val.Bool v) {
      return new Index(Terms.choose(v.term(), Terms.ONE, Terms.ZERO), Terms.TRUE);
    } else if (domain instanceof Domain.Ints t && val instanceof Val.Int v) {
      return g.universe.index(t, v);
    } else if (domain instanceof Domain.Atoms t && val instanceof Val.Atom v) {
      return g.universe.index(t, v);
    } else if (domain instanceof Domain.Tup t && val instanceof Val.Tup v) {
      return t.elements().size() == v.elements().size()
          ? mixed(t.elements(), v.elements())
          : Index.NONE;
    } else if (domain instanceof Domain.Rec t && val instanceof Val.Rec v) {
      if (!t.fields().keySet().equals(v.fields().keySet())) {
        return Index.NONE;
      }
      List<Val> parts = new ArrayList<>();
      t.fields().keySet().forEach(name -> parts.add(v.fields().get(name)));
      return mixed(List.copyOf(t.fields().values()), parts);
    } else if (domain instanceof Domain.SetOf t && Sets.isSet(val)) {
      Part part = part(t.element(), val);
      return new Index(Terms.toInt(part.mask()), part.whole());
    } else if (isOther(domain, val)) {
      if (val instanceof Val.Atom atom) {
        g.demand(isModelValue(atom), g.here(), DIFFERENT);
      } else {
        g.fail(g.here(), DIFFERENT);
      }
      return Index.NONE;
    } else if (Equality.isFunction(val) && domain.size() > 0 && !isModelValues(domain)) {
      throw Generator.unsupported(g.here(), "this value as an element or an argument");
    }
    return Index.NONE;
  }

  /** Either index; what a branch needs is computed under its condition only. */
  private Index either(Domain domain, Val.Either e) {
    Val.Tup chosen =
        (Val.Tup)
            g.expressions.choose(
                e.condition(),
                () -> asVal(domain, of(domain, e.then())),
                () -> asVal(domain, of(domain, e.otherwise())));
    return new Index(
        ((Val.Int) chosen.elements().get(0)).term(), ((Val.Bool) chosen.elements().get(1)).term());
  }

  private static Val asVal(Domain domain, Index index) {
    return new Val.Tup(
        List.of(new Val.Int(index.term(), 0, domain.size()), new Val.Bool(index.valid())));
  }

  private Index mixed(List<Domain> types, List<Val> vals) {
    Term index = Terms.ZERO;
    Term valid = Terms.TRUE;
    for (int i = 0; i < types.size(); i++) {
      if (isOther(types.get(i), vals.get(i))) {
        // As in TLC, parts before that differ decide.
        g.demand(Terms.not(valid), g.here(), DIFFERENT);
        return Index.NONE;
      }
      Index part = of(types.get(i), vals.get(i));
      valid = Terms.and(valid, part.valid());
      index = Terms.plus(Terms.times(index, types.get(i).size()), part.term());
    }
    return new Index(index, valid);
  }

  /** Whether TLC does not compare a value with those of a domain: their kinds differ. */
  static boolean isOther(Domain domain, Val val) {
    if (domain.size() == 0 || isModelValues(domain) || val instanceof Val.Either) {
      return false;
    } else if (val instanceof Val.Atom atom) {
      return !(domain instanceof Domain.Atoms) && !isModelValues(atom.type());
    } else if (val instanceof Val.Bool) {
      return !(domain instanceof Domain.Bool);
    } else if (val instanceof Val.Int) {
      return !(domain instanceof Domain.Ints);
    }
    return Sets.isSet(val) != domain instanceof Domain.SetOf
        || domain instanceof Domain.Bool
        || domain instanceof Domain.Ints
        || domain instanceof Domain.Atoms;
  }

  static boolean isModelValues(Domain domain) {
    return domain instanceof Domain.Atoms atoms
        && atoms.values().stream().allMatch(Value.ModelValue.class::isInstance);
  }

  /** Whether a string or model value is the latter. */
  Term isModelValue(Val.Atom atom) {
    if (isModelValues(atom.type())) {
      return Terms.TRUE;
    }
    Term any = Terms.FALSE;
    for (Value value : atom.type().values()) {
      if (value instanceof Value.ModelValue) {
        any = Terms.or(any, Terms.same(atom.term(), Terms.number(g.universe.number(value))));
      }
    }
    return any;
  }

  /** The elements of a set that are of a domain. */
  Part part(Domain element, Val set) {
    if (g.sets.isEmpty(set)) {
      return new Part(Terms.NO_BITS, Terms.TRUE);
    } else if (set instanceof Val.Listed l) {
      return listed(element, l);
    }
    Domain own = g.sets.elementType(set);
    if (own == null || !own.fitsMask()) {
      return oneByOne(element, set);
    }
    g.universe.number(own);
    if (Sets.within(own, element)) {
      return new Part(g.sets.mask(set, element, g.here()), Terms.TRUE);
    }
    Term all = g.code.hoist(g.sets.mask(set, own, g.here()));
    if (!Domain.meet(own, element)) {
      g.demand(Terms.same(all, Terms.NO_BITS), g.here(), DIFFERENT);
      return new Part(Terms.NO_BITS, Terms.TRUE);
    }
    long kept = 0;
    for (long i = 0; i < own.size(); i++) {
      kept |= element.index(own.value(i)) >= 0 ? 1L << i : 0;
    }
    return new Part(
        g.sets.mask(new Val.Mask(all, own), element, g.here()),
        Terms.same(Terms.difference(all, Terms.bits(kept)), Terms.NO_BITS));
  }

  private Part listed(Domain element, Val.Listed set) {
    Term mask = Terms.NO_BITS;
    Term whole = Terms.TRUE;
    for (Val each : set.elements()) {
      Index index = of(element, each);
      whole = Terms.and(whole, index.valid());
      mask = Terms.union(mask, Terms.choose(index.valid(), Terms.bit(index.term()), Terms.NO_BITS));
    }
    return new Part(mask, whole);
  }

  private Part oneByOne(Domain element, Val set) {
    Term.Local mask = g.code.local(Terms.NO_BITS);
    Term.Local whole = g.code.local(Terms.TRUE);
    g.code.nest(
        () ->
            g.sets.each(
                set,
                true,
                each -> {
                  Index index = of(element, each);
                  g.code.addIf(
                      index.valid(),
                      Block.of(
                          new Statement.Assign(mask, Terms.union(mask, Terms.bit(index.term())))),
                      Block.of(new Statement.Assign(whole, Terms.FALSE)));
                }));
    return new Part(mask, whole);
  }
}
