package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.ActionPath;
import sharedsockets.model.reading.ActionWalk;
import sharedsockets.model.reading.Scope;

/**
 * Compiles actions: each conjunct becomes a condition or an assignment around what follows, each
 * disjunct and each witness a way of its own, as TLC counts them. At the end of a way the successor
 * is written and offered.
 */
final class Steps extends ActionWalk<Term> {
  private final Generator g;
  private final List<String> variables;
  private final Consumer<Term> commit;

  /** Whether ways through a guard are being counted, not followed. */
  private boolean counting;

  Steps(Generator g, Consumer<Term> commit) {
    super(g.model::resolve);
    this.g = g;
    this.variables = g.model.module().variables();
    this.commit = commit;
  }

  /** Statements for all successors by one disjunct of the next-state action. */
  void compile(ActionPath path) {
    g.next = new HashMap<>();
    follow(path, Terms.ONE, times -> finish(times, path.at()));
  }

  private void finish(Term times, Location at) {
    for (String variable : variables) {
      if (!g.next.containsKey(variable)) {
        g.fail(at, "the action gives no value to " + variable);
        return;
      }
    }
    g.at(
        at,
        () -> {
          commit.accept(times);
          return null;
        });
  }

  @Override
  public void solve(Expr e, Scope scope, Term times, Consumer<Term> rest) {
    if (counting ? branches(e, scope) : g.expressions.mentionsNext(e, scope)) {
      live(() -> super.solve(e, scope, times, rest));
    } else if (!counting && branches(e, scope)) {
      live(() -> countWays(e, scope, times, rest));
    } else {
      live(() -> guard(e, scope, times, rest));
    }
  }

  private static void live(Runnable body) {
    try {
      body.run();
    } catch (Functions.DeadEnd dead) {
      // The code so far ends the search before it would get here.
    }
  }

  @Override
  protected void each(List<Expr.Bound> bounds, Scope scope, Term times, Consumer<Scope> body) {
    List<Val> sets = new ArrayList<>();
    bounds.forEach(bound -> sets.add(g.expressions.eval(bound.set(), scope)));
    apart(() -> g.sets.each(bounds, sets, scope, false, inner -> live(() -> body.accept(inner))));
  }

  @Override
  protected void choose(
      Expr condition, Scope scope, Term times, Runnable then, Runnable otherwise) {
    Term held = g.code.hoist(g.expressions.truth(condition, scope));
    g.code.when(held, () -> apartNext(then));
    g.code.when(Terms.not(held), () -> apartNext(otherwise));
  }

  @Override
  protected void noArm(Expr.Case cases) {
    g.fail(cases.at(), "no arm of CASE applies");
  }

  @Override
  protected void guard(Expr condition, Scope scope, Term times, Consumer<Term> rest) {
    g.code.when(g.expressions.truth(condition, scope), () -> rest.accept(times));
  }

  @Override
  protected void all(Expr.Quantified quantified, Scope scope, Term times, Consumer<Term> rest) {
    if (!branches(quantified.body(), scope)) {
      guard(quantified, scope, times, rest);
      return;
    }
    List<Val> sets = new ArrayList<>();
    quantified.bounds().forEach(bound -> sets.add(g.expressions.eval(bound.set(), scope)));
    Term.Local product = g.code.local(times);
    g.code.nest(
        () ->
            g.sets.each(
                quantified.bounds(),
                sets,
                scope,
                false,
                inner -> {
                  Term.Local ways = g.code.local(Terms.ZERO);
                  g.code.addBlock(ways(quantified.body(), inner, ways));
                  g.code.assign(product, Terms.times(product, ways));
                }));
    g.code.when(Terms.isNotZero(product), () -> rest.accept(product));
  }

  @Override
  protected boolean isAssigned(String variable, Term times) {
    return g.next.containsKey(variable);
  }

  @Override
  protected void assign(String variable, Expr value, Scope scope, Term times, Consumer<Term> rest) {
    assign(variable, g.functions.settle(g.expressions.eval(value, scope)), times, rest);
  }

  @Override
  protected void assignEach(
      String variable, Expr set, Scope scope, Term times, Consumer<Term> rest) {
    g.sets.each(
        g.expressions.eval(set, scope),
        false,
        val -> assign(variable, g.functions.settle(val), times, rest));
  }

  @Override
  protected void keep(String variable, Term times, Consumer<Term> rest) {
    assign(variable, g.current.get(variable), times, rest);
  }

  private void assign(String variable, Val val, Term times, Consumer<Term> rest) {
    if (counting) {
      throw Generator.unsupported(g.here(), "an assignment to " + variable + "' within \\A");
    }
    apartNext(
        () -> {
          g.next.put(variable, val);
          rest.accept(times);
        });
  }

  @Override
  protected void apart(Runnable body) {
    g.code.nest(() -> apartNext(body));
  }

  /** What one way assigns is unknown to the others. */
  private void apartNext(Runnable body) {
    Map<String, Val> before = g.next;
    g.next = new HashMap<>(before);
    try {
      body.run();
    } finally {
      g.next = before;
    }
  }

  /** Whether TLC goes several ways within a guard: it does so for each disjunct and witness. */
  private boolean branches(Expr e, Scope scope) {
    if (e instanceof Expr.Builtin b) {
      return b.op() == Operator.OR
          || b.op() == Operator.IMPLIES && branches(b.args().get(1), scope)
          || b.op() == Operator.AND && b.args().stream().anyMatch(a -> branches(a, scope));
    } else if (e instanceof Expr.Quantified q) {
      return !q.forAll() || branches(q.body(), scope);
    } else if (e instanceof Expr.If x) {
      return branches(x.then(), scope) || branches(x.otherwise(), scope);
    } else if (e instanceof Expr.Case x) {
      return x.arms().stream().anyMatch(a -> branches(a.value(), scope))
          || x.other() != null && branches(x.other(), scope);
    }
    Scope.Closure meant = g.model.expand(e, scope);
    return meant != null && branches(meant.expr(), meant.scope());
  }

  /** How many ways a guard lets pass: what follows is compiled, and runs, only once. */
  private void countWays(Expr e, Scope scope, Term times, Consumer<Term> rest) {
    Term.Local ways = g.code.local(Terms.ZERO);
    Block counted = ways(e, scope, ways);
    if (counted.isEmpty()) {
      return;
    }
    g.code.addBlock(counted);
    g.code.when(Terms.isNotZero(ways), () -> rest.accept(g.code.hoist(Terms.times(times, ways))));
  }

  /** Adds to a local how many ways a guard lets pass. */
  private Block ways(Expr e, Scope scope, Term.Local ways) {
    boolean within = counting;
    counting = true;
    Block counted =
        g.code.nested(
            () ->
                solve(
                    e, scope, Terms.ONE, passed -> g.code.assign(ways, Terms.plus(ways, passed))));
    counting = within;
    return counted;
  }
}
