package sharedsockets.model.reading;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;

/**
 * The ways through an action in the order in which TLC counts them: conjuncts in their order, every
 * disjunct and every witness a way of its own, the first equation of a variable its assignment, all
 * else a guard. A back end says what happens on a way: it evaluates, or it writes code. What
 * follows a part of an action is passed on as its continuation, {@code rest}.
 *
 * @param <S> what is known on the way so far
 */
public abstract class ActionWalk<S> {
  private final Function<String, Definition> resolve;

  protected ActionWalk(Function<String, Definition> resolve) {
    this.resolve = resolve;
  }

  /** For all combinations of elements that the bounds' names range over, each a way of its own. */
  protected abstract void each(List<Expr.Bound> bounds, Scope scope, S way, Consumer<Scope> body);

  /** One of two ways, as a condition holds or not. */
  protected abstract void choose(
      Expr condition, Scope scope, S way, Runnable then, Runnable otherwise);

  /** Where no arm of a CASE applies, and it has no OTHER. */
  protected abstract void noArm(Expr.Case cases);

  /** On only where a condition holds. */
  protected abstract void guard(Expr condition, Scope scope, S way, Consumer<S> rest);

  /** A conjunct for each choice of what the names of a {@code \\A} range over. */
  protected abstract void all(Expr.Quantified quantified, Scope scope, S way, Consumer<S> rest);

  /** Whether a variable has its value on the way so far. */
  protected abstract boolean isAssigned(String variable, S way);

  /** {@code variable' = value}, the first time. */
  protected abstract void assign(String variable, Expr value, Scope scope, S way, Consumer<S> rest);

  /** {@code variable' \in set}, the first time: each element a way of its own. */
  protected abstract void assignEach(
      String variable, Expr set, Scope scope, S way, Consumer<S> rest);

  /** {@code UNCHANGED variable}, the first time. */
  protected abstract void keep(String variable, S way, Consumer<S> rest);

  /** One disjunct among several. */
  protected void apart(Runnable disjunct) {
    disjunct.run();
  }

  /** The variable that an equation with this left side says the value of, or null. */
  protected String target(Expr left, Scope scope) {
    return left instanceof Expr.Prime prime ? scope.variable(prime.body()) : null;
  }

  /** All ways through one disjunct of the next-state action. */
  public final void follow(ActionPath path, S way, Consumer<S> rest) {
    follow(path, 0, Scope.EMPTY, way, rest);
  }

  private void follow(ActionPath path, int index, Scope scope, S way, Consumer<S> rest) {
    if (index == path.steps().size()) {
      solve(path.leaf(), scope, way, rest);
      return;
    }
    ActionPath.Entry entry = path.steps().get(index);
    if (entry.bounds() == null) {
      follow(path, index + 1, scope.expand(entry.call(), resolve).scope(), way, rest);
    } else {
      each(entry.bounds(), scope, way, inner -> follow(path, index + 1, inner, way, rest));
    }
  }

  /** All ways through an action. */
  public void solve(Expr e, Scope scope, S way, Consumer<S> rest) {
    Scope.Closure meant = scope.expand(e, resolve);
    if (meant != null) {
      solve(meant.expr(), meant.scope(), way, rest);
    } else if (e instanceof Expr.Builtin b) {
      builtin(b, scope, way, rest);
    } else if (e instanceof Expr.Quantified q && !q.forAll()) {
      each(q.bounds(), scope, way, inner -> solve(q.body(), inner, way, rest));
    } else if (e instanceof Expr.Quantified q) {
      all(q, scope, way, rest);
    } else if (e instanceof Expr.ActionSubscript x) {
      subscripted(x, scope, way, rest);
    } else if (e instanceof Expr.If x) {
      choose(
          x.condition(),
          scope,
          way,
          () -> solve(x.then(), scope, way, rest),
          () -> solve(x.otherwise(), scope, way, rest));
    } else if (e instanceof Expr.Case x) {
      arms(x, 0, scope, way, rest);
    } else {
      guard(e, scope, way, rest);
    }
  }

  private void builtin(Expr.Builtin b, Scope scope, S way, Consumer<S> rest) {
    List<Expr> args = b.args();
    switch (b.op()) {
      case AND -> conjuncts(args, 0, scope, way, rest);
      case OR -> args.forEach(arg -> apart(() -> solve(arg, scope, way, rest)));
      case IMPLIES ->
          choose(
              args.get(0),
              scope,
              way,
              () -> solve(args.get(1), scope, way, rest),
              () -> rest.accept(way));
      case UNCHANGED -> unchanged(args.get(0), scope, way, rest);
      case EQUAL, IN -> {
        String variable = target(args.get(0), scope);
        if (variable == null || isAssigned(variable, way)) {
          guard(b, scope, way, rest);
        } else if (b.op() == Operator.EQUAL) {
          assign(variable, args.get(1), scope, way, rest);
        } else {
          assignEach(variable, args.get(1), scope, way, rest);
        }
      }
      default -> guard(b, scope, way, rest);
    }
  }

  private void subscripted(Expr.ActionSubscript x, Scope scope, S way, Consumer<S> rest) {
    if (x.box()) {
      apart(() -> solve(x.action(), scope, way, rest));
      apart(() -> unchanged(x.subscript(), scope, way, rest));
    } else {
      Expr same = new Expr.Builtin(Operator.UNCHANGED, List.of(x.subscript()), x.at());
      Expr changed = new Expr.Builtin(Operator.NOT, List.of(same), x.at());
      solve(x.action(), scope, way, more -> guard(changed, scope, more, rest));
    }
  }

  private void conjuncts(List<Expr> list, int index, Scope scope, S way, Consumer<S> rest) {
    if (index == list.size()) {
      rest.accept(way);
    } else {
      solve(list.get(index), scope, way, more -> conjuncts(list, index + 1, scope, more, rest));
    }
  }

  private void arms(Expr.Case x, int index, Scope scope, S way, Consumer<S> rest) {
    if (index < x.arms().size()) {
      Expr.Arm arm = x.arms().get(index);
      choose(
          arm.condition(),
          scope,
          way,
          () -> solve(arm.value(), scope, way, rest),
          () -> arms(x, index + 1, scope, way, rest));
    } else if (x.other() != null) {
      solve(x.other(), scope, way, rest);
    } else {
      noArm(x);
    }
  }

  private void unchanged(Expr e, Scope scope, S way, Consumer<S> rest) {
    Scope.Closure meant = scope.expand(e, resolve);
    if (meant != null) {
      unchanged(meant.expr(), meant.scope(), way, rest);
    } else if (e instanceof Expr.Tuple tuple) {
      unchanged(tuple.elements(), 0, scope, way, rest);
    } else if (e instanceof Expr.Variable x && !isAssigned(x.name(), way)) {
      keep(x.name(), way, rest);
    } else {
      guard(new Expr.Builtin(Operator.UNCHANGED, List.of(e), e.at()), scope, way, rest);
    }
  }

  private void unchanged(List<Expr> list, int index, Scope scope, S way, Consumer<S> rest) {
    if (index == list.size()) {
      rest.accept(way);
    } else {
      unchanged(list.get(index), scope, way, more -> unchanged(list, index + 1, scope, more, rest));
    }
  }
}
