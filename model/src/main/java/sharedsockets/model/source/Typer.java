package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * Types of a specification (type inference by unification): of its variables from TypeOK, of its
 * actions' parameters from the quantifiers in Next, of everything that actions and Init use from
 * there. An operator has one type, the same in all its uses, except those of {@link Patterns}.
 */
final class Typer implements Inference {
  /** Operators by which an operator without parameters declares a set. */
  private static final Set<Operator> DECLARING =
      EnumSet.of(Operator.POWERSET, Operator.UNION_OF, Operator.PRODUCT, Operator.SEQ);

  private final Module module;
  private final Invariants invariants;
  private final Map<Expr, Type> types = new IdentityHashMap<>();
  private final Map<String, Type> variables = new LinkedHashMap<>();
  private final Map<String, Type> constants = new LinkedHashMap<>();
  private final Map<String, Signature> signatures = new HashMap<>();
  private final Map<Definition, Signature> letSignatures = new IdentityHashMap<>();
  private final Set<Definition> inferredLets = new HashSet<>();
  private final Set<String> inferredBodies = new HashSet<>();
  private final Map<Type, String> tuplesOf = new IdentityHashMap<>();
  private final Map<Expr.Case, Expr> choices = new IdentityHashMap<>();
  private final List<Type> exceptValues = new ArrayList<>();
  private final List<Runnable> deferredLambdas = new ArrayList<>();
  private String current = "";
  private final Deferred deferred = new Deferred();
  private final DeclaredTypes declared;
  private final BuiltinTypes builtins;
  private final NextActions actions;

  /**
   * Infers the types.
   *
   * @param asked operators that are used from elsewhere
   * @param typeOk what says the types of variables
   */
  Typer(
      Invariants invariants,
      List<Definition> asked,
      Expr typeOk,
      SpecText text,
      Map<String, Type> givenConstants,
      Set<String> takenNames) {
    this.module = invariants.module();
    this.invariants = invariants;
    module.constants().forEach((name, arity) -> constants.put(name, Type.unknown()));
    givenConstants.forEach(
        (name, element) ->
            Type.unify(constants.get(name), Type.set(element), new Location(name, 1, 1, 1, 1)));
    module.variables().forEach(name -> variables.put(name, Type.unknown()));
    declared = new DeclaredTypes(this, module, text, constants, takenNames);
    builtins = new BuiltinTypes(this, declared, deferred);
    actions = new NextActions(this, declared, module, text, this::signatureOf);
    declared.typesSaidBy(typeOk, Env.NONE);
    actions.collect(definition("Next").body());
    infer(definition("Init").body(), Env.NONE);
    actions.all().forEach(action -> bodyOf(action.definition()));
    invariants.claims().forEach(this::bodyOf);
    asked.forEach(this::bodyOf);
    deferred.settle();
    nameTuples();
  }

  Type typeOf(Expr expr) {
    Type type = types.get(expr);
    if (type == null) {
      throw new IllegalStateException("no type: " + expr);
    }
    return type.find();
  }

  Map<String, Type> variables() {
    return variables;
  }

  Map<String, Type> constants() {
    return constants;
  }

  List<NextActions.Action> actions() {
    return actions.all();
  }

  Signature signature(Definition definition) {
    Signature let = letSignatures.get(definition);
    return let != null ? let : signatures.get(definition.name());
  }

  /** The definitions that actions and Init use, in the order of the modules. */
  List<Definition> reached() {
    return module.definitions().values().stream()
        .filter(definition -> signatures.containsKey(definition.name()))
        .toList();
  }

  DeclaredTypes declared() {
    return declared;
  }

  Definition definition(String name) {
    Definition definition = module.definitions().get(name);
    if (definition == null) {
      throw new Unsupported(
          new Location(module.name() + ".tla", 1, 1, 1, 1), "no definition of " + name);
    }
    return definition;
  }

  private Signature fresh(Definition definition) {
    List<Object> parameters = new ArrayList<>();
    for (Definition.Parameter parameter : definition.parameters()) {
      parameters.add(parameter.arity() == 0 ? Type.unknown() : operator(parameter.arity()));
    }
    return new Signature(parameters, Type.unknown());
  }

  private static Signature operator(int arity) {
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      parameters.add(Type.unknown());
    }
    return new Signature(parameters, Type.unknown());
  }

  private Signature signatureOf(Definition definition) {
    return signatures.computeIfAbsent(definition.name(), name -> fresh(definition));
  }

  /** Infers the body of a module's definition, once. */
  private void bodyOf(Definition definition) {
    if (!inferredBodies.add(definition.name())) {
      return;
    }
    Signature signature = signatureOf(definition);
    Env env = Env.NONE;
    for (int i = 0; i < definition.parameters().size(); i++) {
      env = env.with(definition.parameters().get(i).name(), signature.parameters().get(i));
    }
    String before = current;
    current = definition.name();
    Type.unify(signature.result(), infer(definition.body(), env), definition.body().at());
    current = before;
  }

  @Override
  public Type infer(Expr expr, Env env) {
    Type type = inferred(expr, env);
    types.put(expr, type);
    return type;
  }

  @Override
  public String current() {
    return current;
  }

  private Type inferred(Expr expr, Env env) {
    if (expr instanceof Expr.Bool) {
      return Type.bool();
    } else if (expr instanceof Expr.Int) {
      return Type.integer();
    } else if (expr instanceof Expr.Str string) {
      return Type.literal(string.value());
    } else if (expr instanceof Expr.Constant constant) {
      return constants.get(constant.name());
    } else if (expr instanceof Expr.Variable variable) {
      return variables.get(variable.name());
    } else if (expr instanceof Expr.Local local) {
      return local(local, env);
    } else if (expr instanceof Expr.Prime prime) {
      return infer(prime.body(), env);
    } else if (expr instanceof Expr.Call call) {
      return call(call, env);
    } else if (expr instanceof Expr.Builtin builtin) {
      return builtins.of(builtin, env);
    } else if (expr instanceof Expr.Quantified quantified) {
      expect(quantified.body(), Type.bool(), bind(quantified.bounds(), env));
      return Type.bool();
    } else if (expr instanceof Expr.Choose choose) {
      expect(choose.predicate(), Type.bool(), bind(List.of(choose.bound()), env));
      return DeclaredTypes.elementOfType(types.get(choose.bound().set()), choose.at());
    } else if (expr instanceof Expr.SetOf set) {
      Type element = Type.unknown();
      set.elements().forEach(e -> Type.unify(element, infer(e, env), e.at()));
      return Type.set(element);
    } else if (expr instanceof Expr.Filter filter) {
      expect(filter.predicate(), Type.bool(), bind(List.of(filter.bound()), env));
      return types.get(filter.bound().set());
    } else if (expr instanceof Expr.SetMap map) {
      return Type.set(infer(map.body(), bind(map.bounds(), env)));
    } else if (expr instanceof Expr.Function function) {
      return function(function, env);
    } else if (expr instanceof Expr.Apply apply) {
      return apply(apply, env);
    } else if (expr instanceof Expr.Record made) {
      return madeRecord(made, env);
    } else if (expr instanceof Expr.Field field) {
      Type result = Type.unknown();
      Type owner = infer(field.record(), env);
      deferred.defer(() -> field(owner, field.name(), result, field.at()));
      return result;
    } else if (expr instanceof Expr.Tuple tuple) {
      if (tuple.elements().isEmpty()) {
        return Type.nothing();
      }
      Type type = Type.tuple(tuple.elements().stream().map(e -> infer(e, env)).toList(), null);
      if (invariants.contains(module.definitions().get(current))) {
        tuplesOf.put(type, current);
      }
      return type;
    } else if (expr instanceof Expr.Except except) {
      return except(except, env);
    } else if (expr instanceof Expr.At at) {
      if (exceptValues.isEmpty()) {
        throw new Unsupported(at.at(), "@ outside of EXCEPT");
      }
      return exceptValues.get(exceptValues.size() - 1);
    } else if (expr instanceof Expr.If choice) {
      expect(choice.condition(), Type.bool(), env);
      Type result = infer(choice.then(), env);
      Type.unify(result, infer(choice.otherwise(), env), choice.otherwise().at());
      return result;
    } else if (expr instanceof Expr.Case cases) {
      cases.arms().forEach(arm -> expect(arm.condition(), Type.bool(), env));
      return infer(choices.computeIfAbsent(cases, Typer::choice), env);
    } else if (expr instanceof Expr.Let let) {
      return let(let, env);
    } else if (expr instanceof Expr.RecordSet || expr instanceof Expr.FunctionSet) {
      return Type.set(declared.elementOf(expr, env, null, ""));
    }
    throw new Unsupported(expr.at(), Operators.nameOf(expr));
  }

  /** Names the tuples of invariants that no set of TypeOK names. */
  private void nameTuples() {
    tuplesOf.forEach(
        (type, operator) -> {
          if (type.is(Type.Kind.TUPLE) && type.product() == null) {
            declared.name(type, operator, definition(operator).at());
          }
        });
  }

  private static Expr choice(Expr.Case cases) {
    List<Expr.Arm> arms = new ArrayList<>(cases.arms());
    Expr choice = cases.other() != null ? cases.other() : arms.remove(arms.size() - 1).value();
    for (int i = arms.size() - 1; i >= 0; i--) {
      choice = new Expr.If(arms.get(i).condition(), arms.get(i).value(), choice, cases.at());
    }
    return choice;
  }

  /** CASE as IF, where one of its arms is known to hold or there is OTHER. */
  Expr choiceOf(Expr.Case cases) {
    return choices.get(cases);
  }

  private Type local(Expr.Local local, Env env) {
    if (env.names().get(local.name()) instanceof Type type) {
      return type;
    }
    throw new Unsupported(local.at(), local.name() + ": an operator where a value is wanted");
  }

  private Env bind(List<Expr.Bound> bounds, Env env) {
    Env inner = env;
    for (Expr.Bound bound : bounds) {
      Type element = DeclaredTypes.elementOfType(infer(bound.set(), env), bound.set().at());
      if (bound.tuple()) {
        List<Type> components = new ArrayList<>();
        for (String name : bound.names()) {
          Type component = Type.unknown();
          components.add(component);
          inner = inner.with(name, component);
        }
        Type.unify(element, Type.tuple(components, null), bound.set().at());
      } else {
        for (String name : bound.names()) {
          inner = inner.with(name, element);
        }
      }
    }
    return inner;
  }

  private Type function(Expr.Function function, Env env) {
    String name = Patterns.onlyName(function);
    if (name == null) {
      throw new Unsupported(function.at(), "a function of several arguments");
    }
    Expr set = function.bounds().get(0).set();
    Type domain = DeclaredTypes.elementOfType(infer(set, env), set.at());
    Type range = infer(function.body(), env.with(name, domain));
    // Over a sequence's positions it is a sequence.
    Type result = Type.unknown();
    boolean interval = set instanceof Expr.Builtin range0 && range0.op() == Operator.RANGE;
    Type positions =
        set instanceof Expr.Builtin of && of.op() == Operator.DOMAIN
            ? types.get(of.args().get(0))
            : null;
    deferred.defer(
        () -> {
          if (positions != null && positions.is(Type.Kind.UNKNOWN)) {
            return false;
          }
          boolean sequence = interval || positions != null && positions.is(Type.Kind.SEQUENCE);
          Type made = sequence ? Type.sequence(range) : Type.function(domain, range);
          Type.unify(result, made, function.at());
          return true;
        });
    return result;
  }

  private Type apply(Expr.Apply apply, Env env) {
    Type function = infer(apply.function(), env);
    Type argument = infer(apply.argument(), env);
    Type result = Type.unknown();
    deferred.defer(() -> applied(function, apply.argument(), argument, result, apply.at()));
    return result;
  }

  private static boolean applied(
      Type function, Expr argument, Type argumentType, Type result, Location at) {
    switch (function.kind()) {
      case FUNCTION -> {
        Type.unify(function.argument(0), argumentType, at);
        Type.unify(function.argument(1), result, at);
      }
      case SEQUENCE -> {
        Type.unify(Type.integer(), argumentType, at);
        Type.unify(function.argument(0), result, at);
      }
      case TUPLE -> {
        if (!(argument instanceof Expr.Int index)
            || index.value() < 1
            || index.value() > function.arguments().size()) {
          throw new Unsupported(at, "f[x]: a tuple's component is a number");
        }
        Type.unify(function.argument((int) index.value() - 1), result, at);
      }
      case RECORD -> {
        if (!(argument instanceof Expr.Str name)) {
          throw new Unsupported(at, "f[x]: a record's field is a string");
        }
        field(function, name.value(), result, at);
      }
      case UNKNOWN, NOTHING -> {
        return false;
      }
      default -> throw new Unsupported(at, "f[x]: " + function + " is no function");
    }
    return true;
  }

  private static boolean field(Type owner, String name, Type result, Location at) {
    if (owner.is(Type.Kind.UNKNOWN)) {
      return false;
    }
    if (!owner.is(Type.Kind.RECORD) || !owner.shape().fields.containsKey(name)) {
      throw new Unsupported(at, "." + name + ": " + owner + " has no such field");
    }
    Type.unify(owner.shape().fields.get(name), result, at);
    return true;
  }

  private Type madeRecord(Expr.Record made, Env env) {
    Type type = declared.ofMade(made);
    for (Expr.Entry field : made.fields()) {
      Type.unify(
          type.shape().fields.get(field.name()), infer(field.value(), env), field.value().at());
    }
    return type;
  }

  private Type except(Expr.Except except, Env env) {
    Type type = infer(except.base(), env);
    for (Expr.Update update : except.updates()) {
      Type at = type;
      for (Expr step : update.path()) {
        Type inner = Type.unknown();
        Type outer = at;
        boolean fieldName = step instanceof Expr.Str && !outer.is(Type.Kind.FUNCTION);
        Type stepType = fieldName ? Type.unknown() : infer(step, env);
        deferred.defer(() -> applied(outer, step, stepType, inner, step.at()));
        at = inner;
      }
      exceptValues.add(at);
      Type value = infer(update.value(), env);
      exceptValues.remove(exceptValues.size() - 1);
      Type.unify(at, value, update.value().at());
    }
    return type;
  }

  private Type let(Expr.Let let, Env env) {
    Env inner = env;
    for (Definition definition : let.definitions()) {
      letSignatures.computeIfAbsent(definition, this::fresh);
      inner = inner.with(definition.name(), new Env.LetOperator(definition, inner));
    }
    for (Definition definition : let.definitions()) {
      if (definition.parameters().isEmpty()) {
        inferLet(definition, inner);
      }
    }
    return infer(let.body(), inner);
  }

  private void inferLet(Definition definition, Env env) {
    if (!inferredLets.add(definition)) {
      return;
    }
    Signature signature = letSignatures.get(definition);
    Env inner = ((Env.LetOperator) env.names().get(definition.name())).env();
    for (int i = 0; i < definition.parameters().size(); i++) {
      inner = inner.with(definition.parameters().get(i).name(), signature.parameters().get(i));
    }
    Type.unify(signature.result(), infer(definition.body(), inner), definition.at());
  }

  private Type call(Expr.Call call, Env env) {
    Object meaning = env.names().get(call.target());
    if (meaning instanceof Type) {
      throw new Unsupported(call.at(), call.target() + ": a value where an operator is wanted");
    } else if (meaning instanceof Signature signature) {
      passArguments(call, signature, env);
      return signature.result();
    } else if (meaning instanceof Env.LetOperator operator) {
      Signature signature = letSignatures.get(operator.definition());
      passArguments(call, signature, env);
      inferLet(operator.definition(), env);
      return signature.result();
    } else if (module.constants().containsKey(call.target())) {
      throw new Unsupported(call.at(), call.target() + ": a CONSTANT operator");
    }
    Definition definition = definition(call.target());
    if (Patterns.any(definition)) {
      return builtins.ofPattern(definition, call, env);
    }
    if (definition.parameters().isEmpty()) {
      Type element = declared.ofSet(definition.name());
      if (element == null && declaresSet(definition.body())) {
        element = declared.elementOfCall(call, env, null, "");
      }
      if (element != null && declaresSet(definition.body())) {
        signatures.computeIfAbsent(
            definition.name(), name -> new Signature(List.of(), Type.set(declared.ofSet(name))));
        return signatures.get(definition.name()).result();
      } else if (element != null) {
        Signature signature = signatureOf(definition);
        Type.unify(signature.result(), Type.set(element), call.at());
      }
    }
    Signature signature = signatureOf(definition);
    passArguments(call, signature, env);
    bodyOf(definition);
    inferPassedLets(call, env);
    return signature.result();
  }

  private static boolean declaresSet(Expr body) {
    return body instanceof Expr.RecordSet
        || body instanceof Expr.FunctionSet
        || body instanceof Expr.Builtin builtin && DECLARING.contains(builtin.op());
  }

  private void passArguments(Expr.Call call, Signature signature, Env env) {
    for (int i = 0; i < call.args().size(); i++) {
      Expr arg = call.args().get(i);
      if (signature.parameters().get(i) instanceof Type type) {
        Type.unify(type, infer(arg, env), arg.at());
      } else {
        passOperator((Expr.OperatorArg) arg, signature.operator(i), env);
      }
    }
  }

  private void passOperator(Expr.OperatorArg arg, Signature wanted, Env env) {
    if (arg.target() == null) {
      Env inner = env;
      for (int i = 0; i < arg.lambdaParams().size(); i++) {
        inner = inner.with(arg.lambdaParams().get(i), wanted.parameters().get(i));
      }
      Env lambda = inner;
      // The parameters' types follow from the operator that it is passed to.
      deferredLambdas.add(
          () -> Type.unify(wanted.result(), infer(arg.lambdaBody(), lambda), arg.at()));
      return;
    }
    Object meaning = env.names().get(arg.target());
    Signature given;
    if (meaning instanceof Signature parameter) {
      given = parameter;
    } else if (meaning instanceof Env.LetOperator operator) {
      given = letSignatures.get(operator.definition());
    } else if (module.definitions().containsKey(arg.target())) {
      Definition definition = definition(arg.target());
      given = signatureOf(definition);
      deferredLambdas.add(() -> bodyOf(definition));
    } else {
      throw new Unsupported(arg.at(), arg.target() + ": not supported as an argument");
    }
    for (int i = 0; i < wanted.parameters().size(); i++) {
      Type.unify(wanted.parameter(i), given.parameter(i), arg.at());
    }
    Type.unify(wanted.result(), given.result(), arg.at());
  }

  private void inferPassedLets(Expr.Call call, Env env) {
    List<Runnable> lambdas = new ArrayList<>(deferredLambdas);
    deferredLambdas.clear();
    lambdas.forEach(Runnable::run);
    for (Expr arg : call.args()) {
      if (arg instanceof Expr.OperatorArg operator
          && operator.target() != null
          && env.names().get(operator.target()) instanceof Env.LetOperator let) {
        inferLet(let.definition(), env);
      }
    }
  }
}
