package sharedsockets.model.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.javacode.Statement.Block;
import sharedsockets.model.javacode.Term;
import sharedsockets.model.javacode.Terms;
import sharedsockets.model.reading.ActionPath;
import sharedsockets.model.reading.Scope;

/**
 * Compiles actions: each conjunct becomes a condition or an assignment around what follows, each
 * disjunct and each witness a way of its own, as TLC counts them. At the end of a way the successor
 * is written and offered.
 */
final class Steps {
  /** What follows; {@code times} is how many ways have led here. */
  private interface Rest {
    void go(Term times);
  }

  private final Generator g;
  private final List<String> variables;
  private final java.util.function.Consumer<Term> commit;

  Steps(Generator g, java.util.function.Consumer<Term> commit) {
    this.g = g;
    this.variables = g.model.module().variables();
    this.commit = commit;
  }

  /** Statements for all successors by one disjunct of the next-state action. */
  void compile(ActionPath path) {
    g.next = new HashMap<>();
    follow(path, 0, Scope.EMPTY);
  }

  private void follow(ActionPath path, int index, Scope scope) {
    if (index == path.steps().size()) {
      solve(path.leaf(), scope, Terms.ONE, times -> finish(times, path.at()));
      return;
    }
    ActionPath.Entry entry = path.steps().get(index);
    if (entry.bounds() == null) {
      follow(path, index + 1, g.model.expand(entry.call(), scope).scope());
    } else {
      List<Val> sets = new ArrayList<>();
      entry.bounds().forEach(b -> sets.add(g.expressions.eval(b.set(), scope)));
      g.sets.each(entry.bounds(), sets, scope, false, inner -> follow(path, index + 1, inner));
    }
  }

  private void finish(Term times, Location at) {
    for (String variable : variables) {
      if (!g.next.containsKey(variable)) {
        g.fail(at, "the action gives no value to " + variable);
        return;
      }
    }
    commit.accept(times);
  }

  private void solve(Expr e, Scope scope, Term times, Rest rest) {
    try {
      solveLive(e, scope, times, rest);
    } catch (Functions.DeadEnd dead) {
      // The code so far ends the search before it would get here.
    }
  }

  private void solveLive(Expr e, Scope scope, Term times, Rest rest) {
    if (!g.expressions.mentionsNext(e, scope)) {
      if (branches(e, scope)) {
        countWays(e, scope, times, rest);
      } else {
        g.code.when(g.expressions.truth(e, scope), () -> rest.go(times));
      }
    } else if (e instanceof Expr.Builtin b && b.op() == Operator.AND) {
      conjuncts(b.args(), 0, scope, times, rest);
    } else if (e instanceof Expr.Builtin b && b.op() == Operator.OR) {
      for (Expr disjunct : b.args()) {
        apart(() -> solve(disjunct, scope, times, rest));
      }
    } else if (e instanceof Expr.Builtin b && b.op() == Operator.UNCHANGED) {
      unchanged(b.args().get(0), scope, times, rest);
    } else if (e instanceof Expr.Builtin b && (b.op() == Operator.EQUAL || b.op() == Operator.IN)) {
      equation(b, scope, times, rest);
    } else if (e instanceof Expr.Quantified q && !q.forAll()) {
      List<Val> sets = new ArrayList<>();
      q.bounds().forEach(bound -> sets.add(g.expressions.eval(bound.set(), scope)));
      apart(
          () ->
              g.sets.each(
                  q.bounds(), sets, scope, false, inner -> solve(q.body(), inner, times, rest)));
    } else if (e instanceof Expr.If x) {
      Term condition = g.expressions.truth(x.condition(), scope);
      Term held = g.code.hoist(condition);
      g.code.when(held, () -> apartNext(() -> solve(x.then(), scope, times, rest)));
      g.code.when(Terms.not(held), () -> apartNext(() -> solve(x.otherwise(), scope, times, rest)));
    } else if (e instanceof Expr.Case x) {
      arms(x, 0, scope, times, rest);
    } else if (g.model.expand(e, scope) != null) {
      Scope.Closure meant = g.model.expand(e, scope);
      solve(meant.expr(), meant.scope(), times, rest);
    } else {
      g.code.when(g.expressions.truth(e, scope), () -> rest.go(times));
    }
  }

  private void apart(Runnable body) {
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

  private void conjuncts(List<Expr> list, int index, Scope scope, Term times, Rest rest) {
    if (index == list.size()) {
      rest.go(times);
    } else {
      solve(list.get(index), scope, times, more -> conjuncts(list, index + 1, scope, more, rest));
    }
  }

  private void arms(Expr.Case x, int arm, Scope scope, Term times, Rest rest) {
    if (arm == x.arms().size()) {
      if (x.other() == null) {
        g.fail(x.at(), "no arm of CASE applies");
      } else {
        solve(x.other(), scope, times, rest);
      }
      return;
    }
    Term condition = g.code.hoist(g.expressions.truth(x.arms().get(arm).condition(), scope));
    g.code.when(
        condition, () -> apartNext(() -> solve(x.arms().get(arm).value(), scope, times, rest)));
    g.code.when(Terms.not(condition), () -> apartNext(() -> arms(x, arm + 1, scope, times, rest)));
  }

  /** Whether TLC goes several ways within a guard: it does so for each disjunct and witness. */
  private boolean branches(Expr e, Scope scope) {
    if (e instanceof Expr.Builtin b) {
      return b.op() == Operator.OR
          || b.op() == Operator.AND && b.args().stream().anyMatch(a -> branches(a, scope));
    } else if (e instanceof Expr.Quantified q) {
      return !q.forAll();
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
  private void countWays(Expr e, Scope scope, Term times, Rest rest) {
    Term.Local ways = g.code.local(Terms.ZERO);
    Block counting =
        g.code.nested(
            () -> ways(e, scope, passed -> g.code.assign(ways, Terms.plus(ways, passed))));
    if (counting.isEmpty()) {
      return;
    }
    g.code.addBlock(counting);
    g.code.when(Terms.isNotZero(ways), () -> rest.go(g.code.hoist(Terms.times(times, ways))));
  }

  private void ways(Expr e, Scope scope, Rest rest) {
    if (!branches(e, scope)) {
      g.code.when(g.expressions.truth(e, scope), () -> rest.go(Terms.ONE));
    } else if (e instanceof Expr.Builtin b && b.op() == Operator.OR) {
      for (Expr disjunct : b.args()) {
        apart(() -> ways(disjunct, scope, rest));
      }
    } else if (e instanceof Expr.Builtin b) {
      waysOfAll(b.args(), 0, scope, rest);
    } else if (e instanceof Expr.Quantified q) {
      List<Val> sets = new ArrayList<>();
      q.bounds().forEach(bound -> sets.add(g.expressions.eval(bound.set(), scope)));
      g.sets.each(q.bounds(), sets, scope, false, inner -> ways(q.body(), inner, rest));
    } else if (e instanceof Expr.If x) {
      Term condition = g.code.hoist(g.expressions.truth(x.condition(), scope));
      g.code.when(condition, () -> ways(x.then(), scope, rest));
      g.code.when(Terms.not(condition), () -> ways(x.otherwise(), scope, rest));
    } else if (g.model.expand(e, scope) != null) {
      Scope.Closure meant = g.model.expand(e, scope);
      ways(meant.expr(), meant.scope(), rest);
    } else {
      throw Generator.unsupported(e.at(), "a CASE with several ways");
    }
  }

  private void waysOfAll(List<Expr> list, int index, Scope scope, Rest rest) {
    if (index == list.size()) {
      rest.go(Terms.ONE);
    } else {
      ways(list.get(index), scope, passed -> waysOfAll(list, index + 1, scope, rest));
    }
  }

  private void equation(Expr.Builtin b, Scope scope, Term times, Rest rest) {
    String variable = assigned(b.args().get(0), scope);
    if (variable == null) {
      g.code.when(g.expressions.truth(b, scope), () -> rest.go(times));
    } else if (b.op() == Operator.EQUAL) {
      assign(variable, g.expressions.eval(b.args().get(1), scope), times, rest);
    } else {
      g.sets.each(
          g.expressions.eval(b.args().get(1), scope),
          false,
          val -> assign(variable, val, times, rest));
    }
  }

  private void assign(String variable, Val val, Term times, Rest rest) {
    apartNext(
        () -> {
          g.next.put(variable, g.functions.settle(val));
          rest.go(times);
        });
  }

  /** The variable that an equation's left side assigns, or null. */
  private String assigned(Expr e, Scope scope) {
    String variable = e instanceof Expr.Prime p ? scope.variable(p.body()) : null;
    return variable == null || g.next.containsKey(variable) ? null : variable;
  }

  private void unchanged(Expr e, Scope scope, Term times, Rest rest) {
    if (e instanceof Expr.Tuple tuple) {
      unchangedAll(tuple.elements(), 0, scope, times, rest);
    } else if (g.model.expand(e, scope) != null) {
      Scope.Closure meant = g.model.expand(e, scope);
      unchanged(meant.expr(), meant.scope(), times, rest);
    } else if (e instanceof Expr.Variable x && !g.next.containsKey(x.name())) {
      apartNext(
          () -> {
            g.next.put(x.name(), g.current.get(x.name()));
            rest.go(times);
          });
    } else {
      Term same =
          g.equality.same(g.expressions.eval(e, scope), g.expressions.primed(e, scope), e.at());
      g.code.when(same, () -> rest.go(times));
    }
  }

  private void unchangedAll(List<Expr> list, int index, Scope scope, Term times, Rest rest) {
    if (index == list.size()) {
      rest.go(times);
    } else {
      unchanged(
          list.get(index), scope, times, more -> unchangedAll(list, index + 1, scope, more, rest));
    }
  }
}
