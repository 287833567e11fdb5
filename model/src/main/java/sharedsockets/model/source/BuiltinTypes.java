package sharedsockets.model.source;

import java.util.List;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Unsupported;

/** The types of TLA+'s operators, and of those of {@link Patterns}, which have many. */
final class BuiltinTypes {
  private final Inference inference;
  private final DeclaredTypes declared;
  private final Deferred deferred;

  BuiltinTypes(Inference inference, DeclaredTypes declared, Deferred deferred) {
    this.inference = inference;
    this.declared = declared;
    this.deferred = deferred;
  }

  Type of(Expr.Builtin builtin, Env env) {
    List<Expr> args = builtin.args();
    Location at = builtin.at();
    switch (builtin.op()) {
      case AND, OR, NOT, IMPLIES, EQUIVALENT -> {
        args.forEach(arg -> inference.expect(arg, Type.bool(), env));
        return Type.bool();
      }
      case EQUAL, UNEQUAL, SUBSET_OF -> {
        Type left = inference.infer(args.get(0), env);
        Type.unify(left, inference.infer(args.get(1), env), at);
        return Type.bool();
      }
      case IN, NOT_IN -> {
        Type element = inference.infer(args.get(0), env);
        Type.unify(Type.set(element), inference.infer(args.get(1), env), at);
        return Type.bool();
      }
      case UNION, INTERSECTION, DIFFERENCE -> {
        Type left = inference.infer(args.get(0), env);
        Type.unify(left, Type.set(Type.unknown()), at);
        Type.unify(left, inference.infer(args.get(1), env), at);
        return left;
      }
      case UNION_OF -> {
        Type element = Type.set(Type.unknown());
        inference.expect(args.get(0), Type.set(element), env);
        return element;
      }
      case POWERSET -> {
        return Type.set(inference.infer(args.get(0), env));
      }
      case PRODUCT, NAT, INT, BOOLEAN, STRING, SEQ -> {
        return Type.set(declared.elementOfBuiltin(builtin, env, null, ""));
      }
      case DOMAIN -> {
        Type function = inference.infer(args.get(0), env);
        Type element = Type.unknown();
        deferred.defer(() -> domain(function, element, at));
        return Type.set(element);
      }
      case RANGE -> {
        args.forEach(arg -> inference.expect(arg, Type.integer(), env));
        return Type.set(Type.integer());
      }
      case PLUS, MINUS, TIMES, DIV, MODULO -> {
        args.forEach(arg -> inference.expect(arg, Type.integer(), env));
        return Type.integer();
      }
      case NEGATIVE, CARDINALITY, LEN -> {
        Type wanted =
            switch (builtin.op()) {
              case NEGATIVE -> Type.integer();
              case LEN -> Type.sequence(Type.unknown());
              default -> Type.set(Type.unknown());
            };
        inference.expect(args.get(0), wanted, env);
        return Type.integer();
      }
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        args.forEach(arg -> inference.expect(arg, Type.integer(), env));
        return Type.bool();
      }
      case HEAD -> {
        Type element = Type.unknown();
        inference.expect(args.get(0), Type.sequence(element), env);
        return element;
      }
      case TAIL -> {
        Type sequence = Type.sequence(Type.unknown());
        inference.expect(args.get(0), sequence, env);
        return sequence;
      }
      case APPEND -> {
        Type element = Type.unknown();
        Type sequence = Type.sequence(element);
        inference.expect(args.get(0), sequence, env);
        inference.expect(args.get(1), element, env);
        return sequence;
      }
      case CONCAT -> {
        Type sequence = Type.sequence(Type.unknown());
        args.forEach(arg -> inference.expect(arg, sequence, env));
        return sequence;
      }
      case SUB_SEQ -> {
        Type sequence = Type.sequence(Type.unknown());
        inference.expect(args.get(0), sequence, env);
        inference.expect(args.get(1), Type.integer(), env);
        inference.expect(args.get(2), Type.integer(), env);
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

  Type ofPattern(Definition definition, Expr.Call call, Env env) {
    Type key = Type.unknown();
    Type value = Type.unknown();
    Type function = Type.function(key, value);
    if (Patterns.isEmpty(definition)) {
      return function;
    }
    inference.expect(call.args().get(0), function, env);
    if (Patterns.puts(definition)) {
      inference.expect(call.args().get(1), key, env);
      inference.expect(call.args().get(2), value, env);
    } else {
      inference.expect(call.args().get(1), Type.set(key), env);
    }
    return function;
  }
}
