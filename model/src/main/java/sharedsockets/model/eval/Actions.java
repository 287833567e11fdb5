package sharedsockets.model.eval;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.eval.Interpreter.Step;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/**
 * Initial and successor states, found as TLC finds them: conjuncts in their order, every disjunct
 * and every witness a state of its own, the first equation of a variable its assignment.
 */
public final class Actions {
  /** A successor; every variable has a value. */
  public record Successor(String action, Location at, Value[] values) {}

  private interface Found {
    void accept(Value[] assigned);
  }

  private final ConfiguredModule model;
  private final Interpreter interpreter;

  public Actions(ConfiguredModule model, Interpreter interpreter) {
    this.model = model;
    this.interpreter = interpreter;
  }

  /** All initial states; one that several ways lead to comes several times. */
  public List<Value[]> initialStates() {
    List<Value[]> states = new ArrayList<>();
    Search search = new Search(null);
    search.solve(
        model.init(),
        Scope.EMPTY,
        new Value[model.module().variables().size()],
        assigned -> states.add(complete(assigned, model.init().at())));
    return states;
  }

  /** All successors of a state, in TLC's order as far as sets have one. */
  public List<Successor> successors(Value[] current) {
    List<Successor> successors = new ArrayList<>();
    for (ActionPath path : ActionPath.split(model)) {
      Search search = new Search(current);
      search.follow(
          path,
          0,
          Scope.EMPTY,
          assigned ->
              successors.add(new Successor(path.name(), path.at(), complete(assigned, path.at()))));
    }
    return successors;
  }

  private Value[] complete(Value[] assigned, Location at) {
    for (int i = 0; i < assigned.length; i++) {
      if (assigned[i] == null) {
        throw new EvaluationError(
            at, "the action gives no value to " + model.module().variables().get(i));
      }
    }
    return assigned;
  }

  /** One enumeration; without a current state it assigns unprimed variables. */
  private final class Search {
    private final Value[] current;

    Search(Value[] current) {
      this.current = current;
    }

    private Step step(Value[] assigned) {
      return current == null ? new Step(assigned, null, false) : new Step(current, assigned, false);
    }

    void follow(ActionPath path, int index, Scope scope, Found found) {
      Value[] none = new Value[model.module().variables().size()];
      if (index == path.steps().size()) {
        solve(path.leaf(), scope, none, found);
        return;
      }
      ActionPath.Entry entry = path.steps().get(index);
      if (entry.bounds() != null) {
        interpreter.each(
            entry.bounds(), scope, step(none), inner -> follow(path, index + 1, inner, found));
      } else {
        follow(path, index + 1, model.expand(entry.call(), scope).scope(), found);
      }
    }

    void solve(Expr e, Scope scope, Value[] assigned, Found found) {
      Scope.Closure meant = model.expand(e, scope);
      if (meant != null) {
        solve(meant.expr(), meant.scope(), assigned, found);
      } else if (e instanceof Expr.Builtin b) {
        builtin(b, scope, assigned, found);
      } else if (e instanceof Expr.Quantified q && !q.forAll()) {
        interpreter.each(
            q.bounds(), scope, step(assigned), inner -> solve(q.body(), inner, assigned, found));
      } else if (e instanceof Expr.If x) {
        boolean holds = interpreter.truth(x.condition(), scope, step(assigned));
        solve(holds ? x.then() : x.otherwise(), scope, assigned, found);
      } else if (e instanceof Expr.Case x) {
        solve(interpreter.arm(x, scope, step(assigned)), scope, assigned, found);

      } else if (interpreter.truth(e, scope, step(assigned))) {
        found.accept(assigned);
      }
    }

    private void builtin(Expr.Builtin b, Scope scope, Value[] assigned, Found found) {
      List<Expr> args = b.args();
      switch (b.op()) {
        case AND -> conjuncts(args, 0, scope, assigned, found);
        case OR -> args.forEach(arg -> solve(arg, scope, assigned, found));
        case UNCHANGED -> unchanged(args.get(0), scope, assigned, found);
        case EQUAL, IN -> {
          int variable = target(args.get(0), scope);
          if (variable >= 0 && assigned[variable] == null) {
            if (b.op() == Operator.EQUAL) {
              Value value = interpreter.eval(args.get(1), scope, step(assigned));
              found.accept(with(assigned, variable, value));
            } else {
              for (Value v : interpreter.set(args.get(1), scope, step(assigned)).elements()) {
                found.accept(with(assigned, variable, v));
              }
            }
          } else if (interpreter.truth(b, scope, step(assigned))) {
            found.accept(assigned);
          }
        }
        default -> {
          if (interpreter.truth(b, scope, step(assigned))) {
            found.accept(assigned);
          }
        }
      }
    }

    private void conjuncts(List<Expr> list, int index, Scope scope, Value[] assigned, Found found) {
      if (index == list.size()) {
        found.accept(assigned);
      } else {
        solve(
            list.get(index),
            scope,
            assigned,
            more -> conjuncts(list, index + 1, scope, more, found));
      }
    }

    private void unchanged(Expr e, Scope scope, Value[] assigned, Found found) {
      if (e instanceof Expr.Tuple tuple) {
        unchangedAll(tuple.elements(), 0, scope, assigned, found);
      } else if (model.expand(e, scope) != null) {
        Scope.Closure meant = model.expand(e, scope);
        unchanged(meant.expr(), meant.scope(), assigned, found);
      } else if (e instanceof Expr.Variable x && assigned[interpreter.variable(x.name())] == null) {
        int variable = interpreter.variable(x.name());
        found.accept(with(assigned, variable, current[variable]));
      } else {
        Value before = interpreter.eval(e, scope, step(assigned));
        if (before.equals(interpreter.eval(e, scope, step(assigned).prime()))) {
          found.accept(assigned);
        }
      }
    }

    private void unchangedAll(
        List<Expr> list, int index, Scope scope, Value[] assigned, Found found) {
      if (index == list.size()) {
        found.accept(assigned);
      } else {
        unchanged(
            list.get(index),
            scope,
            assigned,
            more -> unchangedAll(list, index + 1, scope, more, found));
      }
    }

    /** The variable that an equation's left side would assign, or -1. */
    private int target(Expr e, Scope scope) {
      String variable;
      if (current == null) {
        variable = e instanceof Expr.Variable x ? x.name() : null;
      } else {
        variable = e instanceof Expr.Prime p ? scope.variable(p.body()) : null;
      }
      return variable == null ? -1 : interpreter.variable(variable);
    }
  }

  private static Value[] with(Value[] assigned, int index, Value value) {
    Value[] copy = assigned.clone();
    copy[index] = value;
    return copy;
  }
}
