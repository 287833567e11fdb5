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
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/** Evaluates expressions over {@link Value}s, as TLC would. */
public final class Interpreter {
  /** What users are warned of where an EXCEPT changes nothing. */
  public static final String NO_SUCH_KEY =
      "EXCEPT changes nothing: the function has no such argument, or the record no such field";

  private static final int DEEPEST_CALL = 2_000;

  private final ConfiguredModule model;
  private final Map<String, Integer> variableIndex = new HashMap<>();
  private final Map<String, Value> constantDefinitions = new HashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
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

    boolean isSame(Step other) {
      return current == other.current && next == other.next && primed == other.primed;
    }
  }

  /** A value that a closure has in a step. */
  private record Known(Step step, Value value) {}

  /** The value of a constant expression. */
  public Value constant(Expr e) {
    return constant(e, Scope.EMPTY);
  }

  /** The value of a constant expression in a scope. */
  public Value constant(Expr e, Scope scope) {
    return eval(e, scope, new Step(null, null, false));
  }

  /** Whether a predicate holds of a state, or an action of a step. */
  public boolean holds(Expr e, Value[] current, Value[] next) {
    return truth(e, Scope.EMPTY, new Step(current, next, false));
  }

  /** The same of an expression with local names. */
  public boolean holds(Expr e, Scope scope, Value[] current, Value[] next) {
    return truth(e, scope, new Step(current, next, false));
  }

  /** The scopes of all combinations of elements of constant sets that bounds' names range over. */
  public List<Scope> choices(List<Expr.Bound> bounds, Scope scope) {
    List<Scope> choices = new ArrayList<>();
    each(bounds, scope, new Step(null, null, false), choices::add);
    return choices;
  }

  /** Whether a step satisfies {@code [action]_subscript}. */
  public boolean holds(ConfiguredModule.StepProperty property, Value[] current, Value[] next) {
    Step step = new Step(current, next, false);
    return isUnchanged(property.subscript(), Scope.EMPTY, step)
        || truth(property.action(), Scope.EMPTY, step);
  }

  /** The value of an expression in a state. */
  public Value value(Expr e, Value[] current) {
    return eval(e, Scope.EMPTY, new Step(current, null, false));
  }

  /** What users should know of what has been evaluated so far, each once with its place. */
  public Set<String> warnings() {
    return warnings;
  }

  int variable(String name) {
    return variableIndex.get(name);
  }

  boolean truth(Expr e, Scope scope, Step step) {
    if (eval(e, scope, step) instanceof Value.Bool bool) {
      return bool.truth();
    }
    throw new EvaluationError(e.at(), "neither TRUE nor FALSE");
  }

  Value eval(Expr e, Scope scope, Step step) {
    if (e instanceof Expr.Bool x) {
      return new Value.Bool(x.value());
    } else if (e instanceof Expr.Int x) {
      if (x.value() > Integer.MAX_VALUE) {
        throw new EvaluationError(x.at(), x.value() + " has more than 32 bits");
      }
      return Values.integer(x.value());
    } else if (e instanceof Expr.Str x) {
      return new Value.Text(x.value());
    } else if (e instanceof Expr.Constant x) {
      Value value = model.constant(x.name());
      return value != null ? value : call(new Expr.Call(x.name(), List.of(), x.at()), scope, step);
    } else if (e instanceof Expr.Variable x) {
      Value[] values = step.values();
      Value value = values == null ? null : values[variable(x.name())];
      if (value == null) {
        throw new EvaluationError(x.at(), x.name() + " has no value here");
      }
      return value;
    } else if (e instanceof Expr.Local x) {
      return local(x.name(), scope, step, x.at());
    } else if (e instanceof Expr.Prime x) {
      return eval(x.body(), scope, step.prime());
    } else if (e instanceof Expr.Call x) {
      return call(x, scope, step);
    } else if (e instanceof Expr.Builtin x) {
      return new Builtins(this, x, scope, step).value();
    } else if (e instanceof Expr.Unknown x) {
      throw new EvaluationError(x.at(), x.operator() + " is not supported");
    } else if (e instanceof Expr.Quantified x) {
      Predicate<Scope> body = inner -> truth(x.body(), inner, step);
      return new Value.Bool(
          x.forAll()
              ? !any(x.bounds(), scope, step, body.negate())
              : any(x.bounds(), scope, step, body));
    } else if (e instanceof Expr.Choose x) {
      for (Value element : set(x.bound().set(), scope, step).elements()) {
        if (truth(x.predicate(), bind(x.bound(), element, scope), step)) {
          return element;
        }
      }
      throw new EvaluationError(x.at(), "no element to CHOOSE");
    } else if (e instanceof Expr.SetOf x) {
      return new Comparison(x.at()).set(all(x.elements(), scope, step));
    } else if (e instanceof Expr.Filter x) {
      Set<Value> kept = new LinkedHashSet<>();
      for (Value element : set(x.bound().set(), scope, step).elements()) {
        if (truth(x.predicate(), bind(x.bound(), element, scope), step)) {
          kept.add(element);
        }
      }
      return new Value.SetOf(kept);
    } else if (e instanceof Expr.SetMap x) {
      List<Value> images = new ArrayList<>();
      each(x.bounds(), scope, step, inner -> images.add(eval(x.body(), inner, step)));
      return new Comparison(x.at()).set(images);
    } else if (e instanceof Expr.Function x) {
      return function(x, scope, step);
    } else if (e instanceof Expr.Apply x) {
      return apply(eval(x.function(), scope, step), eval(x.argument(), scope, step), x.at());
    } else if (e instanceof Expr.FunctionSet x) {
      return Values.functions(set(x.domain(), scope, step), set(x.range(), scope, step), x.at());
    } else if (e instanceof Expr.Record x) {
      Map<String, Value> fields = new LinkedHashMap<>();
      x.fields().forEach(f -> fields.put(f.name(), eval(f.value(), scope, step)));
      return new Value.Fields(fields);
    } else if (e instanceof Expr.RecordSet x) {
      List<Set<Value>> sets = new ArrayList<>();
      x.fields().forEach(f -> sets.add(set(f.value(), scope, step).elements()));
      Set<Value> records = new LinkedHashSet<>();
      for (List<Value> choice : Values.product(sets, x.at())) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < choice.size(); i++) {
          fields.put(x.fields().get(i).name(), choice.get(i));
        }
        records.add(new Value.Fields(fields));
      }
      return new Value.SetOf(records);
    } else if (e instanceof Expr.Field x) {
      return apply(eval(x.record(), scope, step), new Value.Text(x.name()), x.at());
    } else if (e instanceof Expr.Tuple x) {
      return new Value.Tuple(all(x.elements(), scope, step));
    } else if (e instanceof Expr.Except x) {
      Value value = eval(x.base(), scope, step);
      for (Expr.Update update : x.updates()) {
        value = except(value, update, 0, scope, step);
      }
      return value;
    } else if (e instanceof Expr.At x) {
      return local("@", scope, step, x.at());
    } else if (e instanceof Expr.If x) {
      return eval(truth(x.condition(), scope, step) ? x.then() : x.otherwise(), scope, step);
    } else if (e instanceof Expr.Case x) {
      return eval(arm(x, scope, step), scope, step);
    } else if (e instanceof Expr.Let x) {
      return eval(x.body(), scope.with(x), step);
    } else if (e instanceof Expr.ActionSubscript x) {
      boolean same = isUnchanged(x.subscript(), scope, step);
      return new Value.Bool(
          x.box()
              ? same || truth(x.action(), scope, step)
              : !same && truth(x.action(), scope, step));
    }
    throw new EvaluationError(e.at(), "not evaluated: " + e.getClass().getSimpleName());
  }

  boolean isUnchanged(Expr e, Scope scope, Step step) {
    return new Comparison(e.at()).same(eval(e, scope, step), eval(e, scope, step.prime()));
  }

  Expr arm(Expr.Case x, Scope scope, Step step) {
    for (Expr.Arm arm : x.arms()) {
      if (truth(arm.condition(), scope, step)) {
        return arm.value();
      }
    }
    if (x.other() == null) {
      throw new EvaluationError(x.at(), "no arm of CASE applies");
    }
    return x.other();
  }

  private Value local(String name, Scope scope, Step step, Location at) {
    Object binding = scope.find(name);
    if (binding instanceof Value value) {
      return value;
    } else if (binding instanceof Scope.Closure closure) {
      return value(closure, step);
    }
    throw new EvaluationError(at, name + " is not bound to a value");
  }

  /** Evaluates it once for a step: neither of the arrays that a step consists of ever changes. */
  private Value value(Scope.Closure closure, Step step) {
    if (closure.memo() instanceof Known known && known.step().isSame(step)) {
      return known.value();
    }
    Value value = eval(closure.expr(), closure.scope(), step);
    closure.note(new Known(step, value));
    return value;
  }

  private Value call(Expr.Call call, Scope scope, Step step) {
    String target = call.target();
    if (++depth > DEEPEST_CALL) {
      throw new EvaluationError(call.at(), "recursion too deep in " + target);
    }
    try {
      boolean constant = call.args().isEmpty() && scope.find(target) == null;
      if (constant && model.constant(target) != null) {
        return model.constant(target);
      }
      Scope.Closure body = expand(call, scope);
      if (body == null) {
        throw new EvaluationError(call.at(), "unknown operator " + target);
      }
      constant &= model.uses(body.expr()).isConstant();
      Value known = constant ? constantDefinitions.get(target) : null;
      if (known == null) {
        known = eval(body.expr(), body.scope(), step);
        if (constant) {
          constantDefinitions.put(target, known);
        }
      }
      return known;
    } finally {
      depth--;
    }
  }

  /** One step from a name, or a LET, to what it stands for; null where it stands for itself. */
  public Scope.Closure expand(Expr e, Scope scope) {
    return model.expand(e, scope);
  }

  List<Value> all(List<Expr> list, Scope scope, Step step) {
    List<Value> values = new ArrayList<>();
    for (Expr e : list) {
      values.add(eval(e, scope, step));
    }
    return values;
  }

  Value.SetOf set(Expr e, Scope scope, Step step) {
    Value value = eval(e, scope, step);
    elements(value, e.at());
    return (Value.SetOf) value;
  }

  static Set<Value> elements(Value value, Location at) {
    if (value instanceof Value.SetOf set) {
      return set.elements();
    }
    throw new EvaluationError(at, value + " is no set that can be enumerated");
  }

  /** Whether a test holds for some choice of what the bounds' names range over. */
  boolean any(List<Expr.Bound> bounds, Scope scope, Step step, Predicate<Scope> test) {
    // The sets of later bounds do not see the names of earlier ones.
    List<Value.SetOf> sets = new ArrayList<>(bounds.size());
    for (Expr.Bound bound : bounds) {
      sets.add(set(bound.set(), scope, step));
    }
    return any(bounds, sets, 0, 0, scope, test);
  }

  private boolean any(
      List<Expr.Bound> bounds,
      List<Value.SetOf> sets,
      int index,
      int name,
      Scope scope,
      Predicate<Scope> test) {
    if (index == bounds.size()) {
      return test.test(scope);
    }
    Expr.Bound bound = bounds.get(index);
    boolean last = bound.tuple() || name == bound.names().size() - 1;
    for (Value element : sets.get(index).elements()) {
      Scope inner =
          bound.tuple()
              ? bind(bound, element, scope)
              : scope.with(bound.names().get(name), element);
      if (last
          ? any(bounds, sets, index + 1, 0, inner, test)
          : any(bounds, sets, index, name + 1, inner, test)) {
        return true;
      }
    }
    return false;
  }

  void each(List<Expr.Bound> bounds, Scope scope, Step step, Consumer<Scope> body) {
    any(
        bounds,
        scope,
        step,
        inner -> {
          body.accept(inner);
          return false;
        });
  }

  private List<List<Value>> choices(List<Expr.Bound> bounds, Scope scope, Step step) {
    List<Set<Value>> sets = new ArrayList<>();
    for (Expr.Bound bound : bounds) {
      Set<Value> set = set(bound.set(), scope, step).elements();
      int times = bound.tuple() ? 1 : bound.names().size();
      for (int i = 0; i < times; i++) {
        sets.add(set);
      }
    }
    return Values.product(sets, bounds.get(0).set().at());
  }

  private Scope bindAll(List<Expr.Bound> bounds, List<Value> choice, Scope scope) {
    Scope inner = scope;
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

  static Scope bind(Expr.Bound bound, Value value, Scope scope) {
    if (!bound.tuple()) {
      return scope.with(bound.names().get(0), value);
    }
    if (!(value instanceof Value.Tuple tuple) || tuple.elements().size() != bound.names().size()) {
      throw new EvaluationError(
          bound.set().at(), value + " does not match <<" + String.join(", ", bound.names()) + ">>");
    }
    Scope inner = scope;
    for (int i = 0; i < bound.names().size(); i++) {
      inner = inner.with(bound.names().get(i), tuple.elements().get(i));
    }
    return inner;
  }

  private Value function(Expr.Function x, Scope scope, Step step) {
    Map<Value, Value> pairs = new LinkedHashMap<>();
    for (List<Value> choice : choices(x.bounds(), scope, step)) {
      Value key = choice.size() == 1 ? choice.get(0) : new Value.Tuple(choice);
      pairs.put(key, eval(x.body(), bindAll(x.bounds(), choice, scope), step));
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

  private Value except(Value base, Expr.Update update, int index, Scope scope, Step step) {
    if (index == update.path().size()) {
      return eval(update.value(), scope.with("@", base), step);
    }
    Value key = eval(update.path().get(index), scope, step);
    if (base instanceof Value.Fields record && key instanceof Value.Text field) {
      Value old = record.fields().get(field.text());
      if (old != null) {
        Map<String, Value> fields = new LinkedHashMap<>(record.fields());
        fields.put(field.text(), except(old, update, index + 1, scope, step));
        return new Value.Fields(fields);
      }
    }
    Map<Value, Value> pairs = Values.pairs(base);
    if (pairs == null) {
      throw new EvaluationError(update.value().at(), "EXCEPT of what is no function");
    }
    Location at = update.path().get(index).at();
    if (!new Comparison(at).isIn(key, pairs.keySet())) {
      warnings.add(at + ": " + NO_SUCH_KEY);
      return base;
    }
    Map<Value, Value> updated = new LinkedHashMap<>(pairs);
    updated.put(key, except(pairs.get(key), update, index + 1, scope, step));
    return Values.function(updated);
  }
}
