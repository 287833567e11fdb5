package sharedsockets.model.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.value.Value;

/** Evaluates expressions over {@link Value}s, as TLC would. */
public final class Interpreter {
  private static final int DEEPEST_CALL = 2_000;

  private final ConfiguredModule model;
  private final Map<String, Integer> variableIndex = new HashMap<>();
  private final Map<String, Value> constantDefinitions = new HashMap<>();
  private int depth;

  public Interpreter(ConfiguredModule model) {
    this.model = model;
    List<String> variables = model.module().variables();
    for (int i = 0; i < variables.size(); i++) {
      variableIndex.put(variables.get(i), i);
    }
  }

  /**
   * A step's two states, each a value for every variable in the module's order; {@code next} may be
   * null, as may values not yet known.
   */
  record Step(Value[] current, Value[] next, boolean primed) {
    Step prime() {
      return new Step(current, next, true);
    }

    Value[] values() {
      return primed ? next : current;
    }
  }

  /** The value of a constant expression. */
  public Value constant(Expr e) {
    return constant(e, Env.EMPTY);
  }

  /** The value of a constant expression in a scope. */
  public Value constant(Expr e, Env env) {
    return eval(e, env, new Step(null, null, false));
  }

  /** Whether a predicate holds of a state, or an action of a step. */
  public boolean holds(Expr e, Value[] current, Value[] next) {
    return truth(e, Env.EMPTY, new Step(current, next, false));
  }

  /** Whether a step satisfies {@code [action]_subscript}. */
  public boolean holds(ConfiguredModule.StepProperty property, Value[] current, Value[] next) {
    Step step = new Step(current, next, false);
    return eval(property.subscript(), Env.EMPTY, step)
            .equals(eval(property.subscript(), Env.EMPTY, step.prime()))
        || truth(property.action(), Env.EMPTY, step);
  }

  /** The value of an expression in a state. */
  public Value value(Expr e, Value[] current) {
    return eval(e, Env.EMPTY, new Step(current, null, false));
  }

  int variable(String name) {
    return variableIndex.get(name);
  }

  Definition definition(String name) {
    return model.resolve(name);
  }

  boolean truth(Expr e, Env env, Step step) {
    if (eval(e, env, step) instanceof Value.Bool bool) {
      return bool.truth();
    }
    throw new EvaluationError(e.at(), "neither TRUE nor FALSE");
  }

  Value eval(Expr e, Env env, Step step) {
    if (e instanceof Expr.Bool x) {
      return new Value.Bool(x.value());
    } else if (e instanceof Expr.Int x) {
      return Values.integer(x.value());
    } else if (e instanceof Expr.Str x) {
      return new Value.Text(x.value());
    } else if (e instanceof Expr.Constant x) {
      Value value = model.constant(x.name());
      return value != null ? value : call(x.name(), List.of(), env, step, x.at());
    } else if (e instanceof Expr.Variable x) {
      Value[] values = step.values();
      Value value = values == null ? null : values[variable(x.name())];
      if (value == null) {
        throw new EvaluationError(x.at(), x.name() + " has no value here");
      }
      return value;
    } else if (e instanceof Expr.Local x) {
      return local(x.name(), env, step, x.at());
    } else if (e instanceof Expr.Prime x) {
      return eval(x.body(), env, step.prime());
    } else if (e instanceof Expr.Call x) {
      return call(x.target(), x.args(), env, step, x.at());
    } else if (e instanceof Expr.Builtin x) {
      return new Builtins(this, x, env, step).value();
    } else if (e instanceof Expr.Unknown x) {
      throw new EvaluationError(x.at(), x.operator() + " is not supported");
    } else if (e instanceof Expr.Quantified x) {
      Predicate<Env> body = inner -> truth(x.body(), inner, step);
      return new Value.Bool(
          x.forAll()
              ? !any(x.bounds(), env, step, body.negate())
              : any(x.bounds(), env, step, body));
    } else if (e instanceof Expr.Choose x) {
      for (Value element : set(x.bound().set(), env, step).elements()) {
        if (truth(x.predicate(), bind(x.bound(), element, env), step)) {
          return element;
        }
      }
      throw new EvaluationError(x.at(), "no element to CHOOSE");
    } else if (e instanceof Expr.SetOf x) {
      return Values.set(all(x.elements(), env, step));
    } else if (e instanceof Expr.Filter x) {
      Set<Value> kept = new LinkedHashSet<>();
      for (Value element : set(x.bound().set(), env, step).elements()) {
        if (truth(x.predicate(), bind(x.bound(), element, env), step)) {
          kept.add(element);
        }
      }
      return new Value.SetOf(kept);
    } else if (e instanceof Expr.SetMap x) {
      List<Value> images = new ArrayList<>();
      each(x.bounds(), env, step, inner -> images.add(eval(x.body(), inner, step)));
      return Values.set(images);
    } else if (e instanceof Expr.Function x) {
      return function(x, env, step);
    } else if (e instanceof Expr.Apply x) {
      return apply(eval(x.function(), env, step), eval(x.argument(), env, step), x.at());
    } else if (e instanceof Expr.FunctionSet x) {
      return Values.functions(set(x.domain(), env, step), set(x.range(), env, step));
    } else if (e instanceof Expr.Record x) {
      Map<String, Value> fields = new LinkedHashMap<>();
      x.fields().forEach(f -> fields.put(f.name(), eval(f.value(), env, step)));
      return new Value.Fields(fields);
    } else if (e instanceof Expr.RecordSet x) {
      List<Set<Value>> sets = new ArrayList<>();
      x.fields().forEach(f -> sets.add(set(f.value(), env, step).elements()));
      Set<Value> records = new LinkedHashSet<>();
      for (List<Value> choice : Values.product(sets)) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < choice.size(); i++) {
          fields.put(x.fields().get(i).name(), choice.get(i));
        }
        records.add(new Value.Fields(fields));
      }
      return new Value.SetOf(records);
    } else if (e instanceof Expr.Field x) {
      return apply(eval(x.record(), env, step), new Value.Text(x.name()), x.at());
    } else if (e instanceof Expr.Tuple x) {
      return new Value.Tuple(all(x.elements(), env, step));
    } else if (e instanceof Expr.Except x) {
      Value value = eval(x.base(), env, step);
      for (Expr.Update update : x.updates()) {
        value = except(value, update, 0, env, step);
      }
      return value;
    } else if (e instanceof Expr.At x) {
      return local("@", env, step, x.at());
    } else if (e instanceof Expr.If x) {
      return eval(truth(x.condition(), env, step) ? x.then() : x.otherwise(), env, step);
    } else if (e instanceof Expr.Case x) {
      return eval(arm(x, env, step), env, step);
    } else if (e instanceof Expr.Let x) {
      return eval(x.body(), let(x, env), step);
    } else if (e instanceof Expr.ActionSubscript x) {
      boolean same = eval(x.subscript(), env, step).equals(eval(x.subscript(), env, step.prime()));
      return new Value.Bool(
          x.box() ? same || truth(x.action(), env, step) : !same && truth(x.action(), env, step));
    }
    throw new EvaluationError(e.at(), "not evaluated: " + e.getClass().getSimpleName());
  }

  Expr arm(Expr.Case x, Env env, Step step) {
    for (Expr.Arm arm : x.arms()) {
      if (truth(arm.condition(), env, step)) {
        return arm.value();
      }
    }
    if (x.other() == null) {
      throw new EvaluationError(x.at(), "no arm of CASE applies");
    }
    return x.other();
  }

  static Env let(Expr.Let let, Env env) {
    Env inner = env;
    for (Definition definition : let.definitions()) {
      inner =
          definition.parameters().isEmpty()
              ? inner.with(definition.name(), new Env.Thunk(definition.body(), inner))
              : inner.with(
                  definition.name(),
                  new Env.Operator(null, names(definition), definition.body(), inner));
    }
    return inner;
  }

  private static List<String> names(Definition definition) {
    return definition.parameters().stream().map(Definition.Parameter::name).toList();
  }

  private Value local(String name, Env env, Step step, Location at) {
    Object binding = env.find(name);
    if (binding instanceof Value value) {
      return value;
    } else if (binding instanceof Env.Thunk thunk) {
      return eval(thunk.expr(), thunk.env(), step);
    }
    throw new EvaluationError(at, name + " is not bound to a value");
  }

  private Value call(String target, List<Expr> args, Env env, Step step, Location at) {
    if (++depth > DEEPEST_CALL) {
      throw new EvaluationError(at, "recursion too deep in " + target);
    }
    try {
      boolean constant = args.isEmpty() && env.find(target) == null;
      if (constant && model.constant(target) != null) {
        return model.constant(target);
      }
      constant &= definition(target) != null && model.uses(definition(target).body()).isConstant();
      Value known = constant ? constantDefinitions.get(target) : null;
      if (known == null) {
        Scoped body = enter(target, args, env, at);
        known = eval(body.expr(), body.env(), step);
        if (constant) {
          constantDefinitions.put(target, known);
        }
      }
      return known;
    } finally {
      depth--;
    }
  }

  /** An expression with the scope of its names. */
  public record Scoped(Expr expr, Env env) {}

  /** The body of an operator with its parameters bound. */
  public Scoped enter(String target, List<Expr> args, Env env, Location at) {
    Object binding = env.find(target);
    if (binding instanceof Env.Thunk thunk) {
      return new Scoped(thunk.expr(), thunk.env());
    } else if (binding instanceof Env.Operator operator) {
      if (operator.body() == null) {
        return enter(operator.target(), args, env, at);
      }
      return new Scoped(operator.body(), bind(operator.parameters(), args, env, operator.env()));
    }
    Definition definition = definition(target);
    if (definition == null) {
      throw new EvaluationError(at, "unknown operator " + target);
    }
    List<Expr> own = ConfiguredModule.argumentsFor(definition, args);
    return new Scoped(definition.body(), bind(names(definition), own, env, Env.EMPTY));
  }

  private Env bind(List<String> names, List<Expr> args, Env from, Env into) {
    Env inner = into;
    for (int i = 0; i < names.size(); i++) {
      Expr arg = args.get(i);
      if (arg instanceof Expr.OperatorArg operator) {
        inner = inner.with(names.get(i), operator(operator, from));
      } else {
        inner = inner.with(names.get(i), new Env.Thunk(arg, from));
      }
    }
    return inner;
  }

  /** Whether a name stands for an expression, not for a value of the .cfg. */
  public boolean hasBody(String target, Env env) {
    return env.find(target) != null || definition(target) != null;
  }

  private static Env.Operator operator(Expr.OperatorArg arg, Env env) {
    if (arg.target() == null) {
      return new Env.Operator(null, arg.lambdaParams(), arg.lambdaBody(), env);
    }
    return env.find(arg.target()) instanceof Env.Operator known
        ? known
        : new Env.Operator(arg.target(), List.of(), null, Env.EMPTY);
  }

  List<Value> all(List<Expr> list, Env env, Step step) {
    List<Value> values = new ArrayList<>();
    for (Expr e : list) {
      values.add(eval(e, env, step));
    }
    return values;
  }

  Value.SetOf set(Expr e, Env env, Step step) {
    if (eval(e, env, step) instanceof Value.SetOf set) {
      return set;
    }
    throw new EvaluationError(e.at(), "not a set that can be enumerated");
  }

  /** Whether a test holds for some choice of what the bounds' names range over. */
  boolean any(List<Expr.Bound> bounds, Env env, Step step, Predicate<Env> test) {
    // The sets of later bounds do not see the names of earlier ones.
    List<Value.SetOf> sets = new ArrayList<>(bounds.size());
    for (Expr.Bound bound : bounds) {
      sets.add(set(bound.set(), env, step));
    }
    return any(bounds, sets, 0, 0, env, test);
  }

  private boolean any(
      List<Expr.Bound> bounds,
      List<Value.SetOf> sets,
      int index,
      int name,
      Env env,
      Predicate<Env> test) {
    if (index == bounds.size()) {
      return test.test(env);
    }
    Expr.Bound bound = bounds.get(index);
    boolean last = bound.tuple() || name == bound.names().size() - 1;
    for (Value element : sets.get(index).elements()) {
      Env inner =
          bound.tuple() ? bind(bound, element, env) : env.with(bound.names().get(name), element);
      if (last
          ? any(bounds, sets, index + 1, 0, inner, test)
          : any(bounds, sets, index, name + 1, inner, test)) {
        return true;
      }
    }
    return false;
  }

  void each(List<Expr.Bound> bounds, Env env, Step step, Consumer<Env> body) {
    any(
        bounds,
        env,
        step,
        inner -> {
          body.accept(inner);
          return false;
        });
  }

  private List<List<Value>> choices(List<Expr.Bound> bounds, Env env, Step step) {
    List<Set<Value>> sets = new ArrayList<>();
    for (Expr.Bound bound : bounds) {
      Set<Value> set = set(bound.set(), env, step).elements();
      int times = bound.tuple() ? 1 : bound.names().size();
      for (int i = 0; i < times; i++) {
        sets.add(set);
      }
    }
    return Values.product(sets);
  }

  private Env bindAll(List<Expr.Bound> bounds, List<Value> choice, Env env) {
    Env inner = env;
    int i = 0;
    for (Expr.Bound bound : bounds) {
      if (bound.tuple()) {
        inner = bind(bound, choice.get(i++), inner);
      } else {
        for (String name : bound.names()) {
          inner = inner.with(name, choice.get(i++));
        }
      }
    }
    return inner;
  }

  static Env bind(Expr.Bound bound, Value value, Env env) {
    if (!bound.tuple()) {
      return env.with(bound.names().get(0), value);
    }
    Env inner = env;
    for (int i = 0; i < bound.names().size(); i++) {
      inner = inner.with(bound.names().get(i), ((Value.Tuple) value).elements().get(i));
    }
    return inner;
  }

  private Value function(Expr.Function x, Env env, Step step) {
    Map<Value, Value> pairs = new LinkedHashMap<>();
    for (List<Value> choice : choices(x.bounds(), env, step)) {
      Value key = choice.size() == 1 ? choice.get(0) : new Value.Tuple(choice);
      pairs.put(key, eval(x.body(), bindAll(x.bounds(), choice, env), step));
    }
    return Values.function(pairs);
  }

  Value apply(Value function, Value argument, Location at) {
    Value value = null;
    if (function instanceof Value.Fields fields && argument instanceof Value.Text name) {
      value = fields.fields().get(name.text());
    } else if (function instanceof Value.Tuple tuple && argument instanceof Value.Int index) {
      BigInteger i = index.number();
      boolean inside =
          i.signum() > 0 && i.compareTo(BigInteger.valueOf(tuple.elements().size())) <= 0;
      value = inside ? tuple.elements().get(i.intValue() - 1) : null;
    } else if (Values.pairs(function) != null) {
      value = Values.pairs(function).get(argument);
    }
    if (value == null) {
      throw new EvaluationError(at, argument + " is not in the domain of " + function);
    }
    return value;
  }

  private Value except(Value base, Expr.Update update, int index, Env env, Step step) {
    if (index == update.path().size()) {
      return eval(update.value(), env.with("@", base), step);
    }
    Value key = eval(update.path().get(index), env, step);
    Map<Value, Value> pairs = Values.pairs(base);
    if (pairs == null) {
      throw new EvaluationError(update.value().at(), "EXCEPT of what is no function");
    }
    if (!pairs.containsKey(key)) {
      return base;
    }
    Map<Value, Value> updated = new LinkedHashMap<>(pairs);
    updated.put(key, except(pairs.get(key), update, index + 1, env, step));
    return Values.function(updated);
  }
}
