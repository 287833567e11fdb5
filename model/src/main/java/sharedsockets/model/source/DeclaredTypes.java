package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * The types that a specification declares: input is a set that TypeOK or a quantifier names, output
 * the type of its elements, with the records, enumerations and tuples that become Java types.
 */
final class DeclaredTypes {
  private final Inference inference;
  private final Module module;
  private final SpecText text;
  private final Map<String, Type> constants;
  private final Map<String, Type> declaredSets = new HashMap<>();
  private final Map<Location, Type> declaredAt = new LinkedHashMap<>();
  private final Map<Set<String>, List<String>> recordSets = new HashMap<>();
  private final Map<Set<String>, Type> madeRecords = new LinkedHashMap<>();
  private final Map<Type.Product, List<Type>> products = new LinkedHashMap<>();
  private final Set<String> typeNames = new HashSet<>();

  DeclaredTypes(
      Inference inference,
      Module module,
      SpecText text,
      Map<String, Type> constants,
      Set<String> takenNames) {
    this.inference = inference;
    this.module = module;
    this.text = text;
    this.constants = constants;
    typeNames.addAll(takenNames);
    module.definitions().values().forEach(this::noteRecordSet);
  }

  /** The declared type of the elements of a definition's set, null where it declares none. */
  Type ofSet(String definition) {
    return declaredSets.get(definition);
  }

  /** Names a tuple that no set of TypeOK names. */
  void name(Type tuple, String operator, Location at) {
    List<String> components = new ArrayList<>();
    for (int i = 1; i <= tuple.arguments().size(); i++) {
      components.add("component" + i);
    }
    Type.Product product = new Type.Product(claim("ElementOf" + operator, "", at), components);
    products.put(product, tuple.arguments());
    tuple.called(product);
  }

  private void noteRecordSet(Definition definition) {
    if (definition.parameters().isEmpty() && definition.body() instanceof Expr.RecordSet set) {
      recordSets
          .computeIfAbsent(names(set.fields()), fields -> new ArrayList<>())
          .add(definition.name());
    }
  }

  static Set<String> names(List<Expr.Entry> entries) {
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    return names;
  }

  /** What a predicate such as TypeOK says of the types in it. */
  void typesSaidBy(Expr predicate, Env env) {
    if (predicate instanceof Expr.Builtin builtin) {
      List<Expr> args = builtin.args();
      if (builtin.op() == Operator.AND) {
        args.forEach(arg -> typesSaidBy(arg, env));
      } else if (builtin.op() == Operator.IN) {
        Type element = elementOf(args.get(1), env, hintOf(args.get(0)), "");
        Type.unify(inference.infer(args.get(0), env), element, builtin.at());
      } else if (builtin.op() == Operator.SUBSET_OF) {
        Type element = elementOf(args.get(1), env, hintOf(args.get(0)), "");
        Type.unify(inference.infer(args.get(0), env), Type.set(element), builtin.at());
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
                value ? inference.infer(arg, env) : Type.set(elementOf(arg, env, hint, "")));
      }
      typesSaidBy(definition.body(), inner);
    }
  }

  private static String hintOf(Expr expr) {
    return expr instanceof Expr.Variable variable ? JavaNames.type(variable.name()) : null;
  }

  /** The type of a set's elements, where the set is one that TypeOK or a quantifier names. */
  Type elementOf(Expr set, Env env, String hint, String owner) {
    if (set instanceof Expr.Constant constant) {
      return elementOfType(constants.get(constant.name()), set.at());
    } else if (set instanceof Expr.Local local && env.names().get(local.name()) instanceof Type t) {
      return elementOfType(t, set.at());
    } else if (set instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      return elementOfCall(call, env, hint, owner);
    } else if (set instanceof Expr.RecordSet records) {
      return declaredRecord(records, env, hint == null ? inference.current() : hint, owner);
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
    return elementOfType(inference.infer(set, env), set.at());
  }

  static Type elementOfType(Type set, Location at) {
    Type element = Type.unknown();
    Type.unify(set, Type.set(element), at);
    return element.find();
  }

  Type elementOfCall(Expr.Call call, Env env, String hint, String owner) {
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
        inference.expect(arg, Type.integer(), env);
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
        : inference.infer(map.body(), inner);
  }

  Type elementOfBuiltin(Expr.Builtin set, Env env, String hint, String owner) {
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
        return elementOfType(inference.infer(set, env), set.at());
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
  String claim(String hint, String owner, Location at) {
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

  /** The type of a record that is made: the one that is declared with its fields, or a new one. */
  Type ofMade(Expr.Record made) {
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
              claim(JavaNames.type(inference.current()) + "Result", "", made.at()),
              "What " + inference.current() + " gives.",
              made.at());
      made.fields().forEach(field -> shape.fields.put(field.name(), Type.unknown()));
      type = Type.of(shape);
      madeRecords.put(fields, type);
    }
    return type;
  }

  /** Enumerations and records that are declared or made. */
  List<Type> all() {
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

  private Definition definition(String name) {
    return module.definitions().get(name);
  }
}
