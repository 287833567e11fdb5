package sharedsockets.model.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.eval.Interpreter.Step;
import sharedsockets.model.reading.ActionPath;
import sharedsockets.model.reading.ActionWalk;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/** Initial and successor states of a module, by evaluating its actions on every way. */
public final class Actions {
  /** A successor; every variable has a value. */
  public record Successor(String action, Location at, Value[] values) {}

  private final ConfiguredModule model;
  private final Interpreter interpreter;

  public Actions(ConfiguredModule model, Interpreter interpreter) {
    this.model = model;
    this.interpreter = interpreter;
  }

  /** All initial states; one that several ways lead to comes several times. */
  public List<Value[]> initialStates() {
    List<Value[]> states = new ArrayList<>();
    new Search(null)
        .solve(
            model.init(),
            Scope.EMPTY,
            nothing(),
            assigned -> states.add(complete(assigned, model.init().at())));
    return states;
  }

  /** All successors of a state, in TLC's order as far as sets have one. */
  public List<Successor> successors(Value[] current) {
    List<Successor> successors = new ArrayList<>();
    Search search = new Search(current);
    for (ActionPath path : ActionPath.split(model.next(), model::resolve)) {
      search.follow(
          path,
          nothing(),
          assigned ->
              successors.add(new Successor(path.name(), path.at(), complete(assigned, path.at()))));
    }
    return successors;
  }

  /**
   * Whether an action can happen in a state: some way leads through it. A variable that it gives no
   * value may have any.
   */
  public boolean isEnabled(Expr action, Scope scope, Value[] current) {
    return action instanceof Expr.ActionSubscript x && !x.box()
        ? hasWay(x.action(), scope, current, next -> mayChange(x.subscript(), scope, current, next))
        : hasWay(action, scope, current, next -> true);
  }

  private boolean hasWay(Expr action, Scope scope, Value[] current, Predicate<Value[]> condition) {
    try {
      new Search(current)
          .solve(
              action,
              scope,
              nothing(),
              assigned -> {
                if (condition.test(assigned)) {
                  throw new Enabled();
                }
              });
      return false;
    } catch (Enabled e) {
      return true;
    }
  }

  private boolean mayChange(Expr subscript, Scope scope, Value[] current, Value[] next) {
    return model.uses(subscript).current().stream()
            .anyMatch(variable -> next[interpreter.variable(variable)] == null)
        || !interpreter.isUnchanged(subscript, scope, new Step(current, next, false));
  }

  /** Ends a search for ways at the first. */
  private static final class Enabled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enabled() {
      super(null, null, false, false);
    }
  }

  private Value[] nothing() {
    return new Value[model.module().variables().size()];
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

  /** Enumerates ways by evaluating; without a current state it assigns unprimed variables. */
  private final class Search extends ActionWalk<Value[]> {
    private final Value[] current;

    Search(Value[] current) {
      super(model::resolve);
      this.current = current;
    }

    private Step step(Value[] assigned) {
      return current == null ? new Step(assigned, null, false) : new Step(current, assigned, false);
    }

    @Override
    protected void each(
        List<Expr.Bound> bounds, Scope scope, Value[] assigned, Consumer<Scope> body) {
      interpreter.each(bounds, scope, step(assigned), body);
    }

    @Override
    protected void choose(
        Expr condition, Scope scope, Value[] assigned, Runnable then, Runnable otherwise) {
      (interpreter.truth(condition, scope, step(assigned)) ? then : otherwise).run();
    }

    @Override
    protected void noArm(Expr.Case cases) {
      throw new EvaluationError(cases.at(), "no arm of CASE applies");
    }

    @Override
    protected void guard(Expr condition, Scope scope, Value[] assigned, Consumer<Value[]> rest) {
      if (interpreter.truth(condition, scope, step(assigned))) {
        rest.accept(assigned);
      }
    }

    @Override
    protected void all(
        Expr.Quantified quantified, Scope scope, Value[] assigned, Consumer<Value[]> rest) {
      List<Scope> choices = new ArrayList<>();
      interpreter.each(quantified.bounds(), scope, step(assigned), choices::add);
      all(quantified.body(), choices, 0, assigned, rest);
    }

    private void all(
        Expr body, List<Scope> choices, int index, Value[] assigned, Consumer<Value[]> rest) {
      if (index == choices.size()) {
        rest.accept(assigned);
      } else {
        solve(
            body, choices.get(index), assigned, more -> all(body, choices, index + 1, more, rest));
      }
    }

    @Override
    protected String target(Expr left, Scope scope) {
      if (current != null) {
        return super.target(left, scope);
      }
      return left instanceof Expr.Variable x ? x.name() : null;
    }

    @Override
    protected boolean isAssigned(String variable, Value[] assigned) {
      return assigned[interpreter.variable(variable)] != null;
    }

    @Override
    protected void assign(
        String variable, Expr value, Scope scope, Value[] assigned, Consumer<Value[]> rest) {
      rest.accept(with(assigned, variable, interpreter.eval(value, scope, step(assigned))));
    }

    @Override
    protected void assignEach(
        String variable, Expr set, Scope scope, Value[] assigned, Consumer<Value[]> rest) {
      for (Value value : interpreter.set(set, scope, step(assigned)).elements()) {
        rest.accept(with(assigned, variable, value));
      }
    }

    @Override
    protected void keep(String variable, Value[] assigned, Consumer<Value[]> rest) {
      rest.accept(with(assigned, variable, current[interpreter.variable(variable)]));
    }
  }

  private Value[] with(Value[] assigned, String variable, Value value) {
    Value[] copy = assigned.clone();
    copy[interpreter.variable(variable)] = value;
    return copy;
  }
}
