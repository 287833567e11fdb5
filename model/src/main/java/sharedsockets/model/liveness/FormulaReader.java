package sharedsockets.model.liveness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.reading.Scope;

/**
 * Makes formulas of the text of a property and of a specification's fairness. Definitions and
 * quantifiers over constant sets are unfolded; what has no temporal operator stays one atom.
 */
final class FormulaReader {
  private final ConfiguredModule model;
  private final Interpreter interpreter;
  private final List<Fairness> fairness = new ArrayList<>();

  /** What the specification says of fairness that is not WF and SF alone. */
  private final List<Formula> assumptions = new ArrayList<>();

  private int formulas;

  FormulaReader(ConfiguredModule model, Interpreter interpreter) {
    this.model = model;
    this.interpreter = interpreter;
    model.fairness().forEach(formula -> assume(formula, Scope.EMPTY));
  }

  /** The formula that a counterexample to a property satisfies, beside {@link #fairness}. */
  Formula negation(Expr property) {
    List<Formula> parts = new ArrayList<>(assumptions);
    parts.add(read(property, Scope.EMPTY, false));
    return and(parts);
  }

  /** The WF and SF that every behaviour satisfies. */
  List<Fairness> fairness() {
    return fairness;
  }

  /** How many formulas there are. */
  int formulas() {
    return formulas;
  }

  private void assume(Expr e, Scope scope) {
    Scope.Closure meant = model.expand(e, scope);
    if (meant != null) {
      assume(meant.expr(), meant.scope());
    } else if (e instanceof Expr.Builtin b && b.op() == Operator.AND) {
      b.args().forEach(arg -> assume(arg, scope));
    } else if (e instanceof Expr.Quantified q && q.forAll()) {
      choices(q, scope).forEach(inner -> assume(q.body(), inner));
    } else if (e instanceof Expr.Builtin b && isFairness(b)) {
      fairness.add(fairness(b, scope));
    } else {
      assumptions.add(read(e, scope, true));
    }
  }

  private static boolean isFairness(Expr.Builtin b) {
    return b.op() == Operator.WEAK_FAIRNESS || b.op() == Operator.STRONG_FAIRNESS;
  }

  private static Fairness fairness(Expr.Builtin b, Scope scope) {
    Expr action =
        new Expr.ActionSubscript(false, b.args().get(1), b.args().get(0), b.args().get(1).at());
    Atom step = new Atom(Atom.Kind.STEP, action, scope);
    Atom enabled = new Atom(Atom.Kind.ENABLED, action, scope, step);
    return new Fairness(b.op() == Operator.STRONG_FAIRNESS, enabled, step);
  }

  private Formula read(Expr e, Scope scope, boolean positive) {
    if (isOfOneState(e, scope)) {
      return literal(new Atom(Atom.Kind.STATE, e, scope), positive);
    }
    Scope.Closure meant = model.expand(e, scope);
    if (meant != null) {
      return read(meant.expr(), meant.scope(), positive);
    } else if (e instanceof Expr.Constant c && model.resolve(c.name()) != null) {
      return read(model.resolve(c.name()).body(), Scope.EMPTY, positive);
    } else if (e instanceof Expr.Builtin b) {
      return builtin(b, scope, positive);
    } else if (e instanceof Expr.Quantified q) {
      List<Formula> parts =
          choices(q, scope).map(inner -> read(q.body(), inner, positive)).toList();
      return q.forAll() == positive ? and(parts) : or(parts);
    } else if (e instanceof Expr.If x) {
      return or(
          List.of(
              and(List.of(read(x.condition(), scope, true), read(x.then(), scope, positive))),
              and(
                  List.of(
                      read(x.condition(), scope, false), read(x.otherwise(), scope, positive)))));
    } else if (e instanceof Expr.ActionSubscript) {
      return literal(new Atom(Atom.Kind.STEP, e, scope), positive);
    }
    throw unsupported(e.at(), e instanceof Expr.Unknown x ? x.operator() : "this formula");
  }

  private Formula builtin(Expr.Builtin b, Scope scope, boolean positive) {
    Expr first = b.args().get(0);
    return switch (b.op()) {
      case NOT -> read(first, scope, !positive);
      case AND, OR -> {
        List<Formula> parts = b.args().stream().map(arg -> read(arg, scope, positive)).toList();
        yield (b.op() == Operator.AND) == positive ? and(parts) : or(parts);
      }
      case IMPLIES -> implication(b, scope, positive);
      case EQUIVALENT ->
          or(
              List.of(
                  and(List.of(read(first, scope, true), read(b.args().get(1), scope, positive))),
                  and(
                      List.of(
                          read(first, scope, false), read(b.args().get(1), scope, !positive)))));
      case ALWAYS -> always(read(first, scope, positive), positive);
      case EVENTUALLY -> always(read(first, scope, positive), !positive);
      case LEADS_TO ->
          // [](first => <>second)
          always(
              either(
                  read(first, scope, !positive),
                  always(read(b.args().get(1), scope, positive), !positive),
                  positive),
              positive);
      case WEAK_FAIRNESS, STRONG_FAIRNESS -> fair(fairness(b, scope), positive);
      case ENABLED -> literal(new Atom(Atom.Kind.ENABLED, first, scope), positive);
      default -> throw unsupported(b.at(), b.op().symbol());
    };
  }

  private Formula implication(Expr.Builtin b, Scope scope, boolean positive) {
    return either(
        read(b.args().get(0), scope, !positive), read(b.args().get(1), scope, positive), positive);
  }

  /** {@code []<>(~ENABLED \/ step)}, or {@code <>[]~ENABLED \/ []<>step}; or the negation of it. */
  private Formula fair(Fairness fair, boolean positive) {
    Formula disabled = literal(fair.enabled(), !positive);
    Formula step = literal(fair.step(), positive);
    return fair.strong()
        ? either(
            always(always(disabled, positive), !positive),
            always(always(step, !positive), positive),
            positive)
        : always(always(either(disabled, step, positive), !positive), positive);
  }

  private Formula literal(Atom atom, boolean positive) {
    return new Formula.Literal(formulas++, atom, positive);
  }

  private Formula and(List<Formula> parts) {
    return new Formula.And(formulas++, parts);
  }

  private Formula or(List<Formula> parts) {
    return new Formula.Or(formulas++, parts);
  }

  /** A disjunction; negated it is a conjunction of what is negated already. */
  private Formula either(Formula one, Formula other, boolean positive) {
    List<Formula> parts = List.of(one, other);
    return positive ? or(parts) : and(parts);
  }

  private Formula always(Formula body, boolean always) {
    return always ? new Formula.Always(formulas++, body) : new Formula.Eventually(formulas++, body);
  }

  private Stream<Scope> choices(Expr.Quantified q, Scope scope) {
    for (Expr.Bound bound : q.bounds()) {
      if (!model.uses(bound.set()).isConstant()) {
        throw unsupported(bound.set().at(), "a quantifier over a set that is not constant");
      }
    }
    return interpreter.choices(q.bounds(), scope).stream();
  }

  /** Whether one state decides it, whatever its local names stand for. */
  private boolean isOfOneState(Expr e, Scope scope) {
    return model.uses(e).isOfOneState()
        && Stream.of(e.locals(), e.targets()).flatMap(Set::stream).allMatch(n -> isPlain(n, scope));
  }

  private boolean isPlain(String name, Scope scope) {
    Object bound = scope.find(name);
    if (bound instanceof Scope.Closure closure) {
      return isOfOneState(closure.expr(), closure.scope());
    } else if (bound instanceof Scope.Operator operator && operator.body() != null) {
      return isOfOneState(operator.body(), operator.scope());
    }
    Definition passed =
        bound instanceof Scope.Operator operator ? model.resolve(operator.target()) : null;
    return passed == null || isOfOneState(passed.body(), Scope.EMPTY);
  }

  private static Unsupported unsupported(Location at, String what) {
    return new Unsupported(
        at, what + " in a temporal property is not supported by the compiled engine");
  }
}
