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
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * Types of a specification: of its variables from TypeOK, of its actions' parameters from the
 * quantifiers in Next, of everything that actions and Init use from there. An operator has one
 * type, the same in all its uses, except those of {@link Patterns}.
 */
final class Typer {
  /** Operators by which an operator without parameters declares a set. */
  private static final Set<Operator> DECLARING =
      EnumSet.of(Operator.POWERSET, Operator.UNION_OF, Operator.PRODUCT, Operator.SEQ);

  /** The types of an operator's parameters, each a Type or a Signature, and of its result. */
  record Signature(List<Object> parameters, Type result) {
    Type parameter(int index) {
      return ((Type) parameters.get(index)).find();
    }

    Signature operator(int index) {
      return (Signature) parameters.get(index);
    }
  }

  /** An action of Next, with the sets of its parameters as they are written there. */
  record Action(Definition definition, List<String> sets) {}

  private record LetOperator(Definition definition, Env env) {}

  /**
   * The environment of type inference: names with a Type, a Signature (operator parameter) or a
   * LetOperator.
   */
  private record Env(Map<String, Object> names) {
    static final Env NONE = new Env(Map.of());

    Env with(String name, Object meaning) {
      Map<String, Object> more = new HashMap<>(names);
      more.put(name, meaning);
      return new Env(more);
    }
  }

  private final Module module;
  private final Invariants invariants;
  private final SpecText text;
  private final Map<Expr, Type> types = new IdentityHashMap<>();
  private final Map<String, Type> variables = new LinkedHashMap<>();
  private final Map<String, Type> constants = new LinkedHashMap<>();
  private final Map<String, Signature> signatures = new HashMap<>();
  private final Map<Definition, Signature> letSignatures = new IdentityHashMap<>();
  private final Set<Definition> inferredLets = new HashSet<>();
  private final Map<String, Type> declaredSets = new HashMap<>();
  private final Map<Location, Type> declaredAt = new LinkedHashMap<>();
  private final Map<Set<String>, List<String>> recordSets = new HashMap<>();
  private final Map<Set<String>, Type> madeRecords = new LinkedHashMap<>();
  private final Map<Type.Product, List<Type>> products = new LinkedHashMap<>();
  private final Set<String> typeNames = new HashSet<>();
  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Map<Type, String> tuplesOf = new IdentityHashMap<>();
  private final Map<Expr.Case, Expr> choices = new IdentityHashMap<>();
  private final List<BooleanSupplier> deferred = new ArrayList<>();
  private final List<Type> exceptValues = new ArrayList<>();
  private String current = "";

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
    this.text = text;
    typeNames.addAll(takenNames);
    module.constants().forEach((name, arity) -> constants.put(name, Type.unknown()));
    givenConstants.forEach(
        (name, element) ->
            Type.unify(constants.get(name), Type.set(element), new Location(name, 1, 1, 1, 1)));
    module.variables().forEach(name -> variables.put(name, Type.unknown()));
    module.definitions().values().forEach(this::noteRecordSet);
    typesSaidBy(typeOk, Env.NONE);
    collectActions(definition("Next").body(), Env.NONE, new HashMap<>());
    infer(definition("Init").body(), Env.NONE);
    actions.values().forEach(action -> bodyOf(action.definition()));
    invariants.claims().forEach(this::bodyOf);
    asked.forEach(this::bodyOf);
    settle();
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

  List<Action> actions() {
    return List.copyOf(actions.values());
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

  /** Enumerations and records that are declared or made. */
  List<Type> declared() {
    List<Type> all = new ArrayList<>(declaredAt.values());
    all.addAll(madeRecords.values());
    return all;
  }

  List<Type.Product> products() {
    return List.copyOf(products.keySet());
  }

  List<Type> componentsOf(Type.Product product) {
    return products.get(product);
  }

  Definition definition(String name) {
    Definition definition = module.definitions().get(name);
    if (definition == null) {
      throw new Unsupported(
          new Location(module.name() + ".tla", 1, 1, 1, 1), "no definition of " + name);
    }
    return definition;
  }

  // ------------------------------------------------------------------ declarations

  private void noteRecordSet(Definition definition) {
    if (definition.parameters().isEmpty() && definition.body() instanceof Expr.RecordSet set) {
      recordSets
          .computeIfAbsent(names(set.fields()), fields -> new ArrayList<>())
          .add(definition.name());
    }
  }

  private static Set<String> names(List<Expr.Entry> entries) {
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    return names;
  }

  /** What a predicate such as TypeOK says of the types in it. */
  private void typesSaidBy(Expr predicate, Env env) {
    if (predicate instanceof Expr.Builtin builtin) {
      List<Expr> args = builtin.args();
      if (builtin.op() == Operator.AND) {
        args.forEach(arg -> typesSaidBy(arg, env));
      } else if (builtin.op() == Operator.IN) {
        Type element = elementOf(args.get(1), env, hintOf(args.get(0)), "");
        Type.unify(infer(args.get(0), env), element, builtin.at());
      } else if (builtin.op() == Operator.SUBSET_OF) {
        Type element = elementOf(args.get(1), env, hintOf(args.get(0)), "");
        Type.unify(infer(args.get(0), env), Type.set(element), builtin.at());
      }
    } else if (predicate instanceof Expr.Quantified all && all.forAll()) {
      Env inner = env;
      for (Expr.Bound bound : all.bounds()) {
        Type element = elementOf(bound.set(), env, null, "");
        for (String name : bound.names()) {
          inner = inner.with(name, element);
        }
      }
      typesSaidBy(all.body(), inner);
    } else if (predicate instanceof Expr.Call call
        && module.definitions().containsKey(call.target())) {
      Definition definition = definition(call.target());
      String hint = call.args().isEmpty() ? null : hintOf(call.args().get(0));
      Env inner = Env.NONE;
      for (int i = 0; i < call.args().size(); i++) {
        Expr arg = call.args().get(i);
        boolean value = arg instanceof Expr.Variable || arg instanceof Expr.Local;
        inner =
            inner.with(
                definition.parameters().get(i).name(),
                value ? infer(arg, env) : Type.set(elementOf(arg, env, hint, "")));
      }
      typesSaidBy(definition.body(), inner);
    }
  }

  private static String hintOf(Expr expr) {
    return expr instanceof Expr.Variable variable ? JavaNames.type(variable.name()) : null;
  }

  /** The type of a set's elements, where the set is one that TypeOK or a quantifier names. */
  private Type elementOf(Expr set, Env env, String hint, String owner) {
    if (set instanceof Expr.Constant constant) {
      return elementOfType(constants.get(constant.name()), set.at());
    } else if (set instanceof Expr.Local local && env.names().get(local.name()) instanceof Type t) {
      return elementOfType(t, set.at());
    } else if (set instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      return elementOfCall(call, env, hint, owner);
    } else if (set instanceof Expr.RecordSet records) {
      return declaredRecord(records, env, hint == null ? current : hint, owner);
    } else if (set instanceof Expr.FunctionSet functions) {
      Type range = elementOf(functions.range(), env, hint, owner);
      return functions.domain() instanceof Expr.Builtin domain && domain.op() == Operator.RANGE
          ? Type.sequence(range)
          : Type.function(elementOf(functions.domain(), env, null, owner), range);
    } else if (set instanceof Expr.SetMap map) {
      return elementOfMap(map, env, hint, owner);
    } else if (set instanceof Expr.Filter filter) {
      return elementOf(filter.bound().set(), env, hint, owner);
    } else if (set instanceof Expr.SetOf strings
        && hint != null
        && !strings.elements().isEmpty()
        && strings.elements().stream().allMatch(Expr.Str.class::isInstance)) {
      return enumeration(strings, hint, owner);
    } else if (set instanceof Expr.Builtin builtin) {
      return elementOfBuiltin(builtin, env, hint, owner);
    }
    return elementOfType(infer(set, env), set.at());
  }

  private static Type elementOfType(Type set, Location at) {
    Type element = Type.unknown();
    Type.unify(set, Type.set(element), at);
    return element.find();
  }

  private Type elementOfCall(Expr.Call call, Env env, String hint, String owner) {
    Definition definition = definition(call.target());
    if (definition.parameters().isEmpty()) {
      Type known = declaredSets.get(definition.name());
      if (known == null) {
        known = elementOf(definition.body(), Env.NONE, definition.name(), "");
        declaredSets.put(definition.name(), known);
      }
      return known;
    }
    Env inner = Env.NONE;
    for (int i = 0; i < call.args().size(); i++) {
      Expr arg = call.args().get(i);
      String parameter = definition.parameters().get(i).name();
      boolean number = definition.body().any(e -> isBoundedBy(e, parameter));
      if (number) {
        expect(arg, Type.integer(), env);
      }
      inner =
          inner.with(
              parameter, number ? Type.integer() : Type.set(elementOf(arg, env, hint, owner)));
    }
    return elementOf(definition.body(), inner, hint, owner);
  }

  private static boolean isBoundedBy(Expr expr, String number) {
    return expr instanceof Expr.Builtin builtin
        && (builtin.op().isComparison() || builtin.op() == Operator.RANGE)
        && builtin.args().stream().anyMatch(arg -> Patterns.isLocal(arg, number));
  }

  private Type elementOfMap(Expr.SetMap map, Env env, String hint, String owner) {
    Env inner = env;
    for (Expr.Bound bound : map.bounds()) {
      Type element = elementOf(bound.set(), env, null, owner);
      for (String name : bound.names()) {
        inner = inner.with(name, element);
      }
    }
    // As far as this is a set of sets, as under UNION.
    return map.body() instanceof Expr.FunctionSet || map.body() instanceof Expr.RecordSet
        ? Type.set(elementOf(map.body(), inner, hint, owner))
        : infer(map.body(), inner);
  }

  private Type elementOfBuiltin(Expr.Builtin set, Env env, String hint, String owner) {
    List<Expr> args = set.args();
    switch (set.op()) {
      case POWERSET -> {
        return Type.set(elementOf(args.get(0), env, hint, owner));
      }
      case UNION_OF -> {
        return elementOfType(elementOf(args.get(0), env, hint, owner), set.at());
      }
      case UNION -> {
        Type element = elementOf(args.get(0), env, null, owner);
        Type.unify(element, elementOf(args.get(1), env, null, owner), set.at());
        return element;
      }
      case PRODUCT -> {
        List<Type> components = new ArrayList<>();
        List<String> componentNames = new ArrayList<>();
        for (Expr arg : args) {
          components.add(elementOf(arg, env, null, owner));
          componentNames.add(nameOf(arg));
        }
        return Type.tuple(components, product(componentNames, components, set.at()));
      }
      case NAT, INT, RANGE -> {
        return Type.integer();
      }
      case BOOLEAN -> {
        return Type.bool();
      }
      case STRING -> {
        return Type.string();
      }
      case SEQ -> {
        return Type.sequence(elementOf(args.get(0), env, hint, owner));
      }
      default -> {
        return elementOfType(infer(set, env), set.at());
      }
    }
  }

  private static String nameOf(Expr set) {
    if (set instanceof Expr.Constant constant) {
      return constant.name();
    } else if (set instanceof Expr.Call call && call.args().isEmpty()) {
      return call.target();
    }
    throw new Unsupported(set.at(), "\\X: give this set a name, which its component takes");
  }

  private Type.Product product(List<String> sets, List<Type> componentTypes, Location at) {
    List<String> components = new ArrayList<>();
    for (String set : sets) {
      String name = JavaNames.method(set);
      components.add(components.contains(name) ? name + (components.size() + 1) : name);
    }
    Type.Product product = new Type.Product(String.join("", sets), components);
    if (!products.containsKey(product)) {
      claim(product.name(), at);
      products.put(product, componentTypes);
    }
    return product;
  }

  private void claim(String name, Location at) {
    if (!typeNames.add(name)) {
      throw new Unsupported(at, "a second type named " + name);
    }
  }

  /** The name hinted at, or with its owner's in front where another type has it. */
  private String claim(String hint, String owner, Location at) {
    String name = typeNames.contains(hint) ? owner + hint : hint;
    claim(name, at);
    return name;
  }

  private Type enumeration(Expr.SetOf strings, String hint, String owner) {
    Type known = declaredAt.get(strings.at());
    if (known == null) {
      List<String> values =
          strings.elements().stream().map(value -> ((Expr.Str) value).value()).toList();
      Definition named = module.definitions().get(hint);
      String comment = named != null ? named.comment() : text.commentAt(strings.at());
      String name = claim(hint, owner, strings.at());
      known = Type.of(new Type.Enumeration(name, values, comment, strings.at()));
      declaredAt.put(strings.at(), known);
    }
    return known;
  }

  private Type declaredRecord(Expr.RecordSet records, Env env, String hint, String owner) {
    Type known = declaredAt.get(records.at());
    if (known == null) {
      Definition named = module.definitions().get(hint);
      String name = claim(hint, owner, records.at());
      Type.Shape shape = new Type.Shape(name, named == null ? "" : named.comment(), records.at());
      known = Type.of(shape);
      declaredAt.put(records.at(), known);
      for (Expr.Entry field : records.fields()) {
        String fieldHint = JavaNames.type(field.name());
        shape.fields.put(field.name(), elementOf(field.value(), env, fieldHint, name));
        shape.fieldComments.put(field.name(), text.commentOfField(field.value().at()));
      }
    }
    return known;
  }

  // ------------------------------------------------------------------ Next

  private void collectActions(Expr next, Env env, Map<String, String> sets) {
    if (next instanceof Expr.Builtin or && or.op() == Operator.OR) {
      or.args().forEach(arg -> collectActions(arg, env, sets));
    } else if (next instanceof Expr.Quantified exists && !exists.forAll()) {
      Env inner = env;
      Map<String, String> innerSets = new HashMap<>(sets);
      for (Expr.Bound bound : exists.bounds()) {
        for (String name : bound.names()) {
          inner = inner.with(name, elementOf(bound.set(), env, JavaNames.type(name), ""));
          innerSets.put(name, text.text(bound.set().at()));
        }
      }
      collectActions(exists.body(), inner, innerSets);
    } else if (next instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      Definition definition = definition(call.target());
      if (call.args().isEmpty() && isGroup(definition.body())) {
        collectActions(definition.body(), Env.NONE, Map.of());
      } else {
        collectAction(definition, call, env, sets);
      }
    } else {
      throw new Unsupported(next.at(), "Next: a step that is no action with a name");
    }
  }

  private void collectAction(
      Definition definition, Expr.Call call, Env env, Map<String, String> sets) {
    Signature signature = signatureOf(definition);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      Expr arg = call.args().get(i);
      if (definition.parameters().get(i).arity() > 0) {
        throw new Unsupported(arg.at(), "an action with an operator as its parameter");
      }
      Type.unify(signature.parameter(i), infer(arg, env), arg.at());
      written.add(
          arg instanceof Expr.Local local && sets.containsKey(local.name())
              ? sets.get(local.name())
              : text.text(arg.at()));
    }
    actions.merge(
        definition.name(),
        new Action(definition, written),
        (one, other) -> new Action(definition, joined(one.sets(), other.sets())));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      all.add(one.get(i).equals(other.get(i)) ? one.get(i) : one.get(i) + ", " + other.get(i));
    }
    return all;
  }

  /** Whether this only lists actions. */
  private static boolean isGroup(Expr body) {
    if (body instanceof Expr.Builtin or && or.op() == Operator.OR) {
      return or.args().stream().allMatch(Typer::isGroup);
    } else if (body instanceof Expr.Quantified exists && !exists.forAll()) {
      return isGroup(exists.body());
    }
    return body instanceof Expr.Call;
  }

  // ------------------------------------------------------------------ inference

  private void settle() {
    boolean progress = true;
    while (progress) {
      // What is settled may defer more.
      List<BooleanSupplier> open = new ArrayList<>(deferred);
      deferred.clear();
      progress = false;
      for (BooleanSupplier supplier : open) {
        if (supplier.getAsBoolean()) {
          progress = true;
        } else {
          deferred.add(supplier);
        }
      }
    }
  }

  private void defer(BooleanSupplier attempt) {
    if (!attempt.getAsBoolean()) {
      deferred.add(attempt);
    }
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

  private final Set<String> inferredBodies = new HashSet<>();

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

  private Type infer(Expr expr, Env env) {
    Type type = inferred(expr, env);
    types.put(expr, type);
    return type;
  }

  private void expect(Expr expr, Type type, Env env) {
    Type.unify(infer(expr, env), type, expr.at());
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
      return builtin(builtin, env);
    } else if (expr instanceof Expr.Quantified quantified) {
      expect(quantified.body(), Type.bool(), bind(quantified.bounds(), env));
      return Type.bool();
    } else if (expr instanceof Expr.Choose choose) {
      expect(choose.predicate(), Type.bool(), bind(List.of(choose.bound()), env));
      return elementOfType(types.get(choose.bound().set()), choose.at());
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
      defer(() -> field(owner, field.name(), result, field.at()));
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
      return Type.set(elementOf(expr, env, null, ""));
    }
    throw new Unsupported(expr.at(), Operators.nameOf(expr));
  }

  /** Names the tuples of invariants that no set of TypeOK names. */
  private void nameTuples() {
    tuplesOf.forEach(
        (type, operator) -> {
          if (type.is(Type.Kind.TUPLE) && type.product() == null) {
            List<String> components = new ArrayList<>();
            for (int i = 1; i <= type.arguments().size(); i++) {
              components.add("component" + i);
            }
            Location at = definition(operator).at();
            Type.Product product =
                new Type.Product(claim("ElementOf" + operator, "", at), components);
            products.put(product, type.arguments());
            type.called(product);
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
      Type element = elementOfType(infer(bound.set(), env), bound.set().at());
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
    Type domain = elementOfType(infer(set, env), set.at());
    Type range = infer(function.body(), env.with(name, domain));
    // Over a sequence's positions it is a sequence.
    Type result = Type.unknown();
    boolean interval = set instanceof Expr.Builtin range0 && range0.op() == Operator.RANGE;
    Type positions =
        set instanceof Expr.Builtin of && of.op() == Operator.DOMAIN
            ? types.get(of.args().get(0))
            : null;
    defer(
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
    defer(() -> applied(function, apply.argument(), argument, result, apply.at()));
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
    Set<String> fields = names(made.fields());
    Type type = madeRecords.get(fields);
    List<String> sets = recordSets.getOrDefault(fields, List.of());
    List<Type> declared =
        declaredAt.values().stream()
            .filter(t -> t.is(Type.Kind.RECORD) && t.shape().fields.keySet().equals(fields))
            .toList();
    if (sets.size() > 1 || declared.size() > 1) {
      throw new Unsupported(made.at(), "a record that several sets of records could hold");
    } else if (!declared.isEmpty()) {
      type = declared.get(0);
    } else if (sets.size() == 1) {
      type = elementOfCall(new Expr.Call(sets.get(0), List.of(), made.at()), Env.NONE, null, "");
    } else if (type == null) {
      Type.Shape shape =
          new Type.Shape(
              claim(JavaNames.type(current) + "Result", "", made.at()),
              "What " + current + " gives.",
              made.at());
      made.fields().forEach(field -> shape.fields.put(field.name(), Type.unknown()));
      type = Type.of(shape);
      madeRecords.put(fields, type);
    }
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
        defer(() -> applied(outer, step, stepType, inner, step.at()));
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
      inner = inner.with(definition.name(), new LetOperator(definition, inner));
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
    Env inner = ((LetOperator) env.names().get(definition.name())).env();
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
    } else if (meaning instanceof LetOperator operator) {
      Signature signature = letSignatures.get(operator.definition());
      passArguments(call, signature, env);
      inferLet(operator.definition(), env);
      return signature.result();
    } else if (module.constants().containsKey(call.target())) {
      throw new Unsupported(call.at(), call.target() + ": a CONSTANT operator");
    }
    Definition definition = definition(call.target());
    if (Patterns.any(definition)) {
      return patternCall(definition, call, env);
    }
    if (definition.parameters().isEmpty()) {
      Type declared = declaredSets.get(definition.name());
      if (declared == null && declaresSet(definition.body())) {
        declared = elementOfCall(call, env, null, "");
      }
      if (declared != null && declaresSet(definition.body())) {
        signatures.computeIfAbsent(
            definition.name(), name -> new Signature(List.of(), Type.set(declaredSets.get(name))));
        return signatures.get(definition.name()).result();
      } else if (declared != null) {
        Signature signature = signatureOf(definition);
        Type.unify(signature.result(), Type.set(declared), call.at());
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

  private Type patternCall(Definition definition, Expr.Call call, Env env) {
    Type key = Type.unknown();
    Type value = Type.unknown();
    Type function = Type.function(key, value);
    if (Patterns.isEmpty(definition)) {
      return function;
    }
    expect(call.args().get(0), function, env);
    if (Patterns.puts(definition)) {
      expect(call.args().get(1), key, env);
      expect(call.args().get(2), value, env);
    } else {
      expect(call.args().get(1), Type.set(key), env);
    }
    return function;
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
    } else if (meaning instanceof LetOperator operator) {
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

  private final List<Runnable> deferredLambdas = new ArrayList<>();

  private void inferPassedLets(Expr.Call call, Env env) {
    List<Runnable> lambdas = new ArrayList<>(deferredLambdas);
    deferredLambdas.clear();
    lambdas.forEach(Runnable::run);
    for (Expr arg : call.args()) {
      if (arg instanceof Expr.OperatorArg operator
          && operator.target() != null
          && env.names().get(operator.target()) instanceof LetOperator let) {
        inferLet(let.definition(), env);
      }
    }
  }

  private Type builtin(Expr.Builtin builtin, Env env) {
    List<Expr> args = builtin.args();
    Location at = builtin.at();
    switch (builtin.op()) {
      case AND, OR, NOT, IMPLIES, EQUIVALENT -> {
        args.forEach(arg -> expect(arg, Type.bool(), env));
        return Type.bool();
      }
      case EQUAL, UNEQUAL, SUBSET_OF -> {
        Type left = infer(args.get(0), env);
        Type.unify(left, infer(args.get(1), env), at);
        return Type.bool();
      }
      case IN, NOT_IN -> {
        Type element = infer(args.get(0), env);
        Type.unify(Type.set(element), infer(args.get(1), env), at);
        return Type.bool();
      }
      case UNION, INTERSECTION, DIFFERENCE -> {
        Type left = infer(args.get(0), env);
        Type.unify(left, Type.set(Type.unknown()), at);
        Type.unify(left, infer(args.get(1), env), at);
        return left;
      }
      case UNION_OF -> {
        Type element = Type.set(Type.unknown());
        expect(args.get(0), Type.set(element), env);
        return element;
      }
      case POWERSET -> {
        return Type.set(infer(args.get(0), env));
      }
      case PRODUCT, NAT, INT, BOOLEAN, STRING, SEQ -> {
        return Type.set(elementOfBuiltin(builtin, env, null, ""));
      }
      case DOMAIN -> {
        Type function = infer(args.get(0), env);
        Type element = Type.unknown();
        defer(() -> domain(function, element, at));
        return Type.set(element);
      }
      case RANGE -> {
        args.forEach(arg -> expect(arg, Type.integer(), env));
        return Type.set(Type.integer());
      }
      case PLUS, MINUS, TIMES, DIV, MODULO -> {
        args.forEach(arg -> expect(arg, Type.integer(), env));
        return Type.integer();
      }
      case NEGATIVE, CARDINALITY, LEN -> {
        Type wanted =
            switch (builtin.op()) {
              case NEGATIVE -> Type.integer();
              case LEN -> Type.sequence(Type.unknown());
              default -> Type.set(Type.unknown());
            };
        expect(args.get(0), wanted, env);
        return Type.integer();
      }
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        args.forEach(arg -> expect(arg, Type.integer(), env));
        return Type.bool();
      }
      case HEAD -> {
        Type element = Type.unknown();
        expect(args.get(0), Type.sequence(element), env);
        return element;
      }
      case TAIL -> {
        Type sequence = Type.sequence(Type.unknown());
        expect(args.get(0), sequence, env);
        return sequence;
      }
      case APPEND -> {
        Type element = Type.unknown();
        Type sequence = Type.sequence(element);
        expect(args.get(0), sequence, env);
        expect(args.get(1), element, env);
        return sequence;
      }
      case CONCAT -> {
        Type sequence = Type.sequence(Type.unknown());
        args.forEach(arg -> expect(arg, sequence, env));
        return sequence;
      }
      case SUB_SEQ -> {
        Type sequence = Type.sequence(Type.unknown());
        expect(args.get(0), sequence, env);
        expect(args.get(1), Type.integer(), env);
        expect(args.get(2), Type.integer(), env);
        return sequence;
      }
      case UNCHANGED -> {
        return Type.bool();
      }
      default -> throw new Unsupported(at, builtin.op().symbol());
    }
  }

  private static boolean domain(Type function, Type element, Location at) {
    switch (function.kind()) {
      case FUNCTION -> Type.unify(function.argument(0), element, at);
      case SEQUENCE -> Type.unify(Type.integer(), element, at);
      case UNKNOWN, NOTHING -> {
        return false;
      }
      default -> throw new Unsupported(at, "DOMAIN: " + function + " is no function");
    }
    return true;
  }
}
