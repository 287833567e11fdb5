package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.HashMap;
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
 * Says that something is of a set, however large, by what must be true of it and its parts: for a
 * record its fields, for a function its keys and values. No set is made for it.
 */
final class Membership {
  private static final List<String> NAMES = List.of("x", "y", "z", "w", "v");

  private final Module module;
  private final Map<String, Definition> made = new LinkedHashMap<>();

  Membership(Module module) {
    this.module = module;
  }

  /** The operators that predicates use, one for each set of records: {@code IsRequest(x)}. */
  Map<String, Definition> made() {
    return made;
  }

  /** A predicate such as TypeOK, of {@code v \in S} and {@code v \subseteq S}. */
  Expr predicate(Expr predicate) {
    return predicate(predicate, Map.of(), 0);
  }

  private Expr predicate(Expr expr, Map<String, Expr> env, int depth) {
    Location at = expr.at();
    if (expr instanceof Expr.Builtin builtin) {
      List<Expr> args = builtin.args();
      switch (builtin.op()) {
        case AND -> {
          return and(args.stream().map(arg -> predicate(arg, env, depth)).toList(), at);
        }
        case IN -> {
          return member(substituted(args.get(0), env), args.get(1), env, depth);
        }
        case SUBSET_OF -> {
          return subset(substituted(args.get(0), env), args.get(1), env, depth);
        }
        default -> {}
      }
    } else if (expr instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      Definition definition = module.definitions().get(call.target());
      return predicate(definition.body(), passed(definition, call, env), depth);
    }
    return substituted(expr, env);
  }

  private static Map<String, Expr> passed(
      Definition definition, Expr.Call call, Map<String, Expr> env) {
    Map<String, Expr> inner = new HashMap<>();
    for (int i = 0; i < call.args().size(); i++) {
      inner.put(definition.parameters().get(i).name(), substituted(call.args().get(i), env));
    }
    return inner;
  }

  private Expr member(Expr value, Expr set, Map<String, Expr> env, int depth) {
    Location at = set.at();
    if (set instanceof Expr.Local local && env.containsKey(local.name())) {
      return member(value, env.get(local.name()), Map.of(), depth);
    } else if (set instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      Definition definition = module.definitions().get(call.target());
      if (definition.body() instanceof Expr.SetOf && definition.parameters().isEmpty()) {
        return new Expr.Builtin(Operator.IN, List.of(value, set), at);
      } else if (definition.body() instanceof Expr.RecordSet && definition.parameters().isEmpty()) {
        return new Expr.Call(operator(definition), List.of(value), at);
      }
      return member(value, definition.body(), passed(definition, call, env), depth);
    } else if (set instanceof Expr.RecordSet records) {
      List<Expr> fields = new ArrayList<>();
      for (Expr.Entry field : records.fields()) {
        Expr part = new Expr.Field(value, field.name(), field.value().at());
        fields.add(member(part, field.value(), env, depth));
      }
      return and(fields, at);
    } else if (set instanceof Expr.FunctionSet functions) {
      return values(value, functions, env, depth);
    } else if (set instanceof Expr.Filter filter) {
      Map<String, Expr> inner = new HashMap<>(env);
      inner.put(filter.bound().names().get(0), value);
      return and(
          List.of(
              member(value, filter.bound().set(), env, depth),
              substituted(filter.predicate(), inner)),
          at);
    } else if (set instanceof Expr.Builtin builtin) {
      return memberOfBuiltin(value, builtin, env, depth);
    }
    return new Expr.Builtin(Operator.IN, List.of(value, substituted(set, env)), at);
  }

  private Expr memberOfBuiltin(Expr value, Expr.Builtin set, Map<String, Expr> env, int depth) {
    List<Expr> args = set.args();
    Location at = set.at();
    switch (set.op()) {
      case UNION -> {
        return new Expr.Builtin(
            Operator.OR, args.stream().map(arg -> member(value, arg, env, depth)).toList(), at);
      }
      case PRODUCT -> {
        List<Expr> components = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
          Expr component = new Expr.Apply(value, new Expr.Int(i + 1, at), at);
          components.add(member(component, args.get(i), env, depth));
        }
        return and(components, at);
      }
      case POWERSET -> {
        return subset(value, args.get(0), env, depth);
      }
      case UNION_OF -> {
        return member(value, partialFunctions(set), env, depth);
      }
      case SEQ -> {
        String position = NAMES.get(depth);
        Expr element = new Expr.Apply(value, new Expr.Local(position, at), at);
        return all(position, domain(value, at), member(element, args.get(0), env, depth + 1));
      }
      case RANGE -> {
        return and(
            List.of(
                new Expr.Builtin(
                    Operator.LESS_OR_EQUAL, List.of(substituted(args.get(0), env), value), at),
                new Expr.Builtin(
                    Operator.LESS_OR_EQUAL, List.of(value, substituted(args.get(1), env)), at)),
            at);
      }
      case NAT -> {
        return new Expr.Builtin(Operator.LESS_OR_EQUAL, List.of(new Expr.Int(0, at), value), at);
      }
      case BOOLEAN, INT, STRING -> {
        return new Expr.Bool(true, at); // its type says so
      }
      default -> throw new Unsupported(at, "TypeOK: an element of " + set.op());
    }
  }

  /** {@code UNION {[D -> T] : D \in SUBSET S}} as the functions from a part of S. */
  private static Expr partialFunctions(Expr.Builtin union) {
    if (union.args().get(0) instanceof Expr.SetMap map
        && map.bounds().size() == 1
        && map.bounds().get(0).set() instanceof Expr.Builtin subsets
        && subsets.op() == Operator.POWERSET
        && map.body() instanceof Expr.FunctionSet functions
        && Patterns.isLocal(functions.domain(), map.bounds().get(0).names().get(0))) {
      return new Expr.FunctionSet(subsets, functions.range(), union.at());
    }
    throw new Unsupported(union.at(), "TypeOK: an element of UNION");
  }

  private Expr values(Expr value, Expr.FunctionSet functions, Map<String, Expr> env, int depth) {
    Location at = functions.at();
    Expr domain = domain(value, at);
    List<Expr> both = new ArrayList<>();
    if (functions.domain() instanceof Expr.Builtin part && part.op() == Operator.POWERSET) {
      both.add(subset(domain, part.args().get(0), env, depth));
    } else if (!isDomainOf(functions.domain(), value, env)) {
      Expr wanted = substituted(functions.domain(), env);
      both.add(new Expr.Builtin(Operator.EQUAL, List.of(domain, wanted), at));
    }
    String key = NAMES.get(depth);
    Expr each = new Expr.Apply(value, new Expr.Local(key, at), at);
    both.add(all(key, domain, member(each, functions.range(), env, depth + 1)));
    return and(both, at);
  }

  private static boolean isDomainOf(Expr expr, Expr value, Map<String, Expr> env) {
    return expr instanceof Expr.Builtin domain
        && domain.op() == Operator.DOMAIN
        && substituted(domain.args().get(0), env).equals(value);
  }

  private Expr subset(Expr value, Expr set, Map<String, Expr> env, int depth) {
    Location at = set.at();
    if (set instanceof Expr.Local local && env.containsKey(local.name())) {
      return subset(value, env.get(local.name()), Map.of(), depth);
    }
    boolean listed =
        set instanceof Expr.Constant
            || set instanceof Expr.Call call
                && module.definitions().containsKey(call.target())
                && module.definitions().get(call.target()).body() instanceof Expr.SetOf;
    if (listed) {
      return new Expr.Builtin(Operator.SUBSET_OF, List.of(value, set), at);
    }
    String element = NAMES.get(depth);
    return all(element, value, member(new Expr.Local(element, at), set, env, depth + 1));
  }

  private String operator(Definition set) {
    String name = "Is" + set.name();
    if (!made.containsKey(name)) {
      made.put(name, null); // its place
      Expr x = new Expr.Local(NAMES.get(0), set.at());
      made.put(
          name,
          new Definition(
              name,
              List.of(new Definition.Parameter(NAMES.get(0), 0)),
              member(x, set.body(), Map.of(), 1),
              "Whether it is of " + set.name() + ".",
              set.at()));
    }
    return name;
  }

  private static Expr domain(Expr function, Location at) {
    return new Expr.Builtin(Operator.DOMAIN, List.of(function), at);
  }

  private static boolean isTrue(Expr expr) {
    return expr instanceof Expr.Bool bool && bool.value();
  }

  private static Expr all(String name, Expr set, Expr body) {
    return isTrue(body)
        ? body
        : new Expr.Quantified(
            true, List.of(new Expr.Bound(List.of(name), false, set)), body, body.at());
  }

  private static Expr and(List<Expr> conjuncts, Location at) {
    List<Expr> all = conjuncts.stream().filter(conjunct -> !isTrue(conjunct)).toList();
    return all.isEmpty()
        ? new Expr.Bool(true, at)
        : all.size() == 1 ? all.get(0) : new Expr.Builtin(Operator.AND, all, at);
  }

  /** An expression with the values of parameters in their places. */
  private static Expr substituted(Expr expr, Map<String, Expr> env) {
    Set<String> locals = expr.locals();
    if (locals.stream().noneMatch(env::containsKey)) {
      return expr;
    } else if (expr instanceof Expr.Local local) {
      return env.get(local.name());
    } else if (expr instanceof Expr.Builtin builtin) {
      return new Expr.Builtin(
          builtin.op(),
          builtin.args().stream().map(arg -> substituted(arg, env)).toList(),
          builtin.at());
    } else if (expr instanceof Expr.Call call) {
      return new Expr.Call(
          call.target(),
          call.args().stream().map(arg -> substituted(arg, env)).toList(),
          call.at());
    } else if (expr instanceof Expr.FunctionSet set) {
      return new Expr.FunctionSet(
          substituted(set.domain(), env), substituted(set.range(), env), set.at());
    }
    throw new Unsupported(expr.at(), "TypeOK: " + Operators.nameOf(expr) + " of a parameter");
  }
}
