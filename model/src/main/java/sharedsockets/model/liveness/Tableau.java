package sharedsockets.model.liveness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways in which formulas can hold of a behaviour, told by its first state: what its first step
 * has to be, and what is to hold of the rest ({@code []F = F /\ next []F}, {@code <>F = F \/ next
 * <>F}).
 */
final class Tableau {
  /**
   * One way.
   *
   * @param steps what the first step has to satisfy
   * @param next the formulas that the rest has to satisfy, by number
   * @param postponed those {@code <>F} of which F is left to the rest, by number
   */
  record Way(Set<Formula.Literal> steps, BitSet next, BitSet postponed) {
    Way() {
      this(Set.of(), new BitSet(), new BitSet());
    }

    private Way withStep(Formula.Literal step) {
      Set<Formula.Literal> more = new LinkedHashSet<>(steps);
      more.add(step);
      return new Way(more, next, postponed);
    }

    private Way withNext(Formula formula) {
      return new Way(steps, with(next, formula), postponed);
    }

    private Way postponing(Formula formula) {
      return new Way(steps, with(next, formula), with(postponed, formula));
    }
  }

  /** The formulas that are still to be looked at. */
  private record Open(Formula first, Open rest) {
    private static Open of(List<Formula> formulas, Open rest) {
      Open open = rest;
      for (int i = formulas.size() - 1; i >= 0; i--) {
        open = new Open(formulas.get(i), open);
      }
      return open;
    }
  }

  private final Formula[] byNumber;
  private final List<Formula.Eventually> eventualities = new ArrayList<>();
  private final Valuation valuation;

  Tableau(Formula root, int formulas, Valuation valuation) {
    this.byNumber = new Formula[formulas];
    this.valuation = valuation;
    number(root);
  }

  private void number(Formula formula) {
    byNumber[formula.number()] = formula;
    if (formula instanceof Formula.And and) {
      and.parts().forEach(this::number);
    } else if (formula instanceof Formula.Or or) {
      or.parts().forEach(this::number);
    } else if (formula instanceof Formula.Always always) {
      number(always.body());
    } else if (formula instanceof Formula.Eventually eventually) {
      eventualities.add(eventually);
      number(eventually.body());
    }
  }

  /** All {@code <>F}: a behaviour may postpone none of them for ever. */
  List<Formula.Eventually> eventualities() {
    return eventualities;
  }

  /** The ways in which formulas, given by number, can hold from a state on. */
  Set<Way> ways(BitSet formulas, int state) {
    Set<Way> ways = new LinkedHashSet<>();
    List<Formula> all = formulas.stream().mapToObj(number -> byNumber[number]).toList();
    expand(Open.of(all, null), new BitSet(), state, new Way(), ways);
    return ways;
  }

  private void expand(Open open, BitSet done, int state, Way way, Set<Way> ways) {
    if (open == null) {
      ways.add(way);
      return;
    }
    Formula formula = open.first();
    Open rest = open.rest();
    if (done.get(formula.number())) {
      expand(rest, done, state, way, ways);
      return;
    }
    BitSet seen = with(done, formula);
    if (formula instanceof Formula.Literal literal) {
      if (literal.atom().kind() == Atom.Kind.STEP) {
        expand(rest, seen, state, way.withStep(literal), ways);
      } else if (holds(literal, state)) {
        expand(rest, seen, state, way, ways);
      }
    } else if (formula instanceof Formula.And and) {
      expand(Open.of(and.parts(), rest), seen, state, way, ways);
    } else if (formula instanceof Formula.Or or) {
      or.parts().forEach(part -> expand(new Open(part, rest), seen, state, way, ways));
    } else if (formula instanceof Formula.Always always) {
      expand(new Open(always.body(), rest), seen, state, way.withNext(formula), ways);
    } else if (formula instanceof Formula.Eventually eventually) {
      expand(new Open(eventually.body(), rest), seen, state, way, ways);
      if (!isMet(eventually, state)) {
        expand(rest, seen, state, way.postponing(formula), ways);
      }
    }
  }

  /** Whether there is nothing to gain by postponing. */
  private boolean isMet(Formula.Eventually eventually, int state) {
    return eventually.body() instanceof Formula.Literal literal
        && literal.atom().kind() != Atom.Kind.STEP
        && holds(literal, state);
  }

  private boolean holds(Formula.Literal literal, int state) {
    return valuation.holds(literal.atom(), state) == literal.positive();
  }

  private static BitSet with(BitSet set, Formula formula) {
    BitSet more = (BitSet) set.clone();
    more.set(formula.number());
    return more;
  }
}
