package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/** Writes sets, functions, sequences, records and tuples, and the operators on them. */
final class Structures {
  private final ExpressionWriter writer;
  private final Statements statements;
  private final Typer typer;
  private final JavaTypes javaTypes;

  Structures(ExpressionWriter writer, Statements statements, Typer typer, JavaTypes javaTypes) {
    this.writer = writer;
    this.statements = statements;
    this.typer = typer;
    this.javaTypes = javaTypes;
  }

  static Code component(Code owner, String name) {
    Code code = Code.primary("$L.$N()", owner.at(Code.PRIMARY), name);
    return owner.simple() ? code.asSimple() : code;
  }

  Code patternCall(Definition definition, Expr.Call call, Context c) {
    if (Patterns.isEmpty(definition)) {
      return empty(typer.typeOf(call), call);
    }
    CodeBlock map = writer.expression(call.args().get(0), c).at(Code.PRIMARY);
    Expr second = call.args().get(1);
    if (Patterns.puts(definition)) {
      return Code.primary(
          "$L.put($L,$W$L)",
          map,
          writer.expression(second, c).object(),
          writer.expression(call.args().get(2), c).object());
    }
    return removed(map, second, c);
  }

  private Code removed(CodeBlock map, Expr keys, Context c) {
    if (keys instanceof Expr.SetOf set && set.elements().size() == 1) {
      return Code.primary(
          "$L.remove($L)", map, writer.expression(set.elements().get(0), c).object());
    }
    return Code.primary("$L.removeAll($L)", map, writer.expression(keys, c).block());
  }

  /** The empty function or sequence. */
  private Code empty(Type type, Expr expr) {
    if (type.is(Type.Kind.SEQUENCE)) {
      return Code.primary(
          "$T.<$T>empty()", JavaTypes.SEQUENCE, javaTypes.boxed(type.argument(0), expr.at()));
    } else if (type.is(Type.Kind.FUNCTION)) {
      return Code.primary(
          "$T.<$T, $T>empty()",
          JavaTypes.MAP,
          javaTypes.boxed(type.argument(0), expr.at()),
          javaTypes.boxed(type.argument(1), expr.at()));
    }
    throw new Unsupported(expr.at(), "<<>>: a sequence or a function? Nothing says");
  }

  Code set(Expr.SetOf set, Context c) {
    Type element = typer.typeOf(set).argument(0);
    if (set.elements().isEmpty()) {
      return JavaTypes.isEnum(element)
          ? Code.primary("$T.none($T.class)", JavaTypes.SMALL_SET, javaTypes.of(element, set.at()))
          : Code.primary("$T.<$T>empty()", JavaTypes.SET, javaTypes.boxed(element, set.at()));
    }
    return Code.primary(
        "$T.of($L)",
        JavaTypes.isEnum(element) ? JavaTypes.SMALL_SET : JavaTypes.SET,
        objects(set.elements(), c));
  }

  Code map(Expr.SetMap map, Context c) {
    if (map.bounds().size() != 1) {
      throw new Unsupported(map.at(), "{e : x \\in S, y \\in T}: several bounds");
    }
    Expr.Bound bound = map.bounds().get(0);
    Type element = typer.typeOf(map).argument(0);
    CodeBlock source = writer.expression(bound.set(), c).block();
    CodeBlock lambda = statements.lambda(List.of(onlyName(bound)), map.body(), c, true);
    return JavaTypes.isEnum(element)
        ? Code.primary(
            "$T.of($T.class,$W$L,$W$L)",
            JavaTypes.SMALL_SET,
            javaTypes.of(element, map.at()),
            source,
            lambda)
        : Code.primary("$T.of($L,$W$L)", JavaTypes.SET, source, lambda);
  }

  Code function(Expr.Function function, Context c) {
    String name = Patterns.onlyName(function);
    Expr set = function.bounds().get(0).set();
    Type type = typer.typeOf(function);
    if (type.is(Type.Kind.SEQUENCE)) {
      return sequence(function, name, set, type, c);
    }
    Expr domain = set;
    Expr without = null;
    if (set instanceof Expr.Builtin minus && minus.op() == Operator.DIFFERENCE) {
      domain = minus.args().get(0);
      without = minus.args().get(1);
    }
    boolean same =
        domain instanceof Expr.Builtin of
            && of.op() == Operator.DOMAIN
            && typer.typeOf(of.args().get(0)).is(Type.Kind.FUNCTION)
            && typer.typeOf(of.args().get(0)).argument(1) == type.argument(1);
    if (!same) {
      return Code.primary(
          "$T.of($L,$W$L)",
          JavaTypes.MAP,
          writer.expression(set, c).block(),
          statements.lambda(List.of(name), function.body(), c, true));
    }
    return mapped(function, name, ((Expr.Builtin) domain).args().get(0), without, c);
  }

  /** A function on another one's domain, without some keys: a map with its values changed. */
  private Code mapped(Expr.Function function, String name, Expr mapped, Expr without, Context c) {
    Code map = writer.expression(mapped, c);
    CodeBlock base =
        without == null ? map.at(Code.PRIMARY) : removed(map.at(Code.PRIMARY), without, c).block();
    Expr body = function.body();
    Definition let =
        body instanceof Expr.Call call
                && call.args().size() == 1
                && Patterns.isLocal(call.args().get(0), name)
            ? c.pending(call.target())
            : null;
    if (let != null) {
      // So that f[x] in it is the value at hand.
      body = let.body();
    }
    statements.captured(body, c);
    Context inner = c.block();
    String key = c.freshInside(inner, JavaNames.local(name));
    String was = c.freshInside(inner, "was");
    Set<String> names = new LinkedHashSet<>(List.of(name));
    if (let != null) {
      names.add(let.parameters().get(0).name());
    }
    for (String each : names) {
      inner.define(each, Code.name(key).asBoxed());
      inner.define(
          appliedName(map, each), boxedOf(Code.name(was), typer.typeOf(function).argument(1)));
    }
    // [y \in DOMAIN f |-> IF y \in X THEN e ELSE f[y]] costs what X costs.
    if (body instanceof Expr.If some
        && some.condition() instanceof Expr.Builtin in
        && in.op() == Operator.IN
        && names.stream().anyMatch(each -> Patterns.isLocal(in.args().get(0), each))
        && names.stream().noneMatch(each -> in.args().get(1).locals().contains(each))
        && writer.expression(some.otherwise(), inner.block()).toString().equals(was)) {
      return Code.primary(
          "$L.mapValues($L,$W$L)",
          base,
          writer.expression(in.args().get(1), c).block(),
          statements.lambda(List.of(key, was), inner, some.then(), true));
    }
    return Code.primary(
        "$L.mapValues($L)", base, statements.lambda(List.of(key, was), inner, body, true));
  }

  /** Under which {@code f[x]} is known where it is a value at hand. */
  private static String appliedName(Code function, String argument) {
    return function + "[" + argument + "]";
  }

  static Code boxedOf(Code code, Type type) {
    return JavaTypes.isPrimitive(type) ? code.asBoxed() : code;
  }

  private Code sequence(Expr.Function function, String name, Expr set, Type type, Context c) {
    if (!(set instanceof Expr.Builtin domain) || domain.op() != Operator.DOMAIN) {
      throw new Unsupported(function.at(), "[i \\in 1 .. n |-> e]: a sequence made by position");
    }
    Code source = writer.expression(domain.args().get(0), c);
    if (typer.typeOf(domain.args().get(0)).argument(0) != type.argument(0)) {
      throw new Unsupported(function.at(), "a sequence mapped to one of another type");
    }
    statements.captured(function.body(), c);
    Context inner = c.block();
    String element = c.freshInside(inner, "element");
    inner.define(appliedName(source, name), boxedOf(Code.name(element), type.argument(0)));
    // A use of the position itself is refused: it is not bound.
    return Code.primary(
        "$L.map($L)",
        source.at(Code.PRIMARY),
        statements.lambda(List.of(element), inner, function.body(), true));
  }

  Code apply(Expr.Apply apply, Context c) {
    Type function = typer.typeOf(apply.function());
    Code owner = writer.expression(apply.function(), c);
    if (apply.argument() instanceof Expr.Local local) {
      Code known = c.value(appliedName(owner, local.name()));
      if (known != null) {
        return known;
      }
    }
    if (function.is(Type.Kind.TUPLE)) {
      int index = (int) ((Expr.Int) apply.argument()).value() - 1;
      javaTypes.of(function, apply.at());
      return component(owner, function.product().components().get(index));
    } else if (function.is(Type.Kind.RECORD)) {
      return component(owner, JavaNames.local(((Expr.Str) apply.argument()).value()));
    }
    Code argument = writer.expression(apply.argument(), c);
    CodeBlock index = function.is(Type.Kind.SEQUENCE) ? argument.block() : argument.object();
    return boxedIfPrimitive(Code.primary("$L.get($L)", owner.at(Code.PRIMARY), index), apply);
  }

  Code record(Expr.Record made, Context c) {
    Type type = typer.typeOf(made);
    List<CodeBlock> arguments = new ArrayList<>();
    for (String field : type.shape().fields.keySet()) {
      for (Expr.Entry entry : made.fields()) {
        if (entry.name().equals(field)) {
          arguments.add(writer.expression(entry.value(), c).block());
        }
      }
    }
    return Code.primary("new $T($L)", javaTypes.of(type, made.at()), Code.join(arguments));
  }

  Code tuple(Expr.Tuple tuple, Context c) {
    Type type = typer.typeOf(tuple);
    if (tuple.elements().isEmpty()) {
      return empty(type, tuple);
    } else if (type.is(Type.Kind.SEQUENCE)) {
      return Code.primary("$T.of($L)", JavaTypes.SEQUENCE, objects(tuple.elements(), c));
    }
    List<CodeBlock> arguments =
        tuple.elements().stream().map(e -> writer.expression(e, c).block()).toList();
    return Code.primary("new $T($L)", javaTypes.of(type, tuple.at()), Code.join(arguments));
  }

  /** An operator of the module Sequences. */
  Code ofSequence(Expr.Builtin builtin, Context c) {
    List<Expr> args = builtin.args();
    switch (builtin.op()) {
      case LEN -> {
        return Code.primary("$L.size()", writer.expression(args.get(0), c).at(Code.PRIMARY))
            .asNarrow();
      }
      case HEAD -> {
        return boxedIfPrimitive(
            Code.primary("$L.head()", writer.expression(args.get(0), c).at(Code.PRIMARY)), builtin);
      }
      case TAIL -> {
        return Code.primary("$L.tail()", writer.expression(args.get(0), c).at(Code.PRIMARY));
      }
      case APPEND -> {
        return Code.primary(
            "$L.append($L)",
            writer.expression(args.get(0), c).at(Code.PRIMARY),
            writer.expression(args.get(1), c).object());
      }
      case CONCAT -> {
        return Code.primary(
            "$L.concat($L)",
            writer.expression(args.get(0), c).at(Code.PRIMARY),
            writer.expression(args.get(1), c).block());
      }
      case SUB_SEQ -> {
        return Code.primary(
            "$L.part($L, $L)",
            writer.expression(args.get(0), c).at(Code.PRIMARY),
            writer.expression(args.get(1), c).block(),
            writer.expression(args.get(2), c).block());
      }
      default -> throw new Unsupported(builtin.at(), builtin.op().symbol());
    }
  }

  /** An operator whose operand or value is a set. */
  Code ofSet(Expr.Builtin builtin, Context c) {
    List<Expr> args = builtin.args();
    Operator op = builtin.op();
    switch (op) {
      case UNION, INTERSECTION, DIFFERENCE -> {
        return setOperation(op, args, c);
      }
      case DOMAIN -> {
        Code function = writer.expression(args.get(0), c);
        boolean sequence = typer.typeOf(args.get(0)).is(Type.Kind.SEQUENCE);
        return Code.primary("$L.$N()", function.at(Code.PRIMARY), sequence ? "positions" : "keys");
      }
      case RANGE -> {
        return Code.primary(
            "$T.range($L,$W$L)",
            JavaTypes.SET,
            writer.expression(args.get(0), c).block(),
            writer.expression(args.get(1), c).block());
      }
      case BOOLEAN -> {
        return Code.primary("$T.of(false, true)", JavaTypes.SET);
      }
      case UNION_OF -> {
        if (JavaTypes.isEnum(typer.typeOf(builtin).argument(0))) {
          throw new Unsupported(builtin.at(), "UNION of sets of one enumeration");
        }
        return Code.primary(
            "$T.unionOf($L)", JavaTypes.SET, writer.expression(args.get(0), c).block());
      }
      case CARDINALITY -> {
        return cardinality(builtin, c);
      }
      default -> throw new Unsupported(builtin.at(), op.symbol());
    }
  }

  private Code cardinality(Expr.Builtin builtin, Context c) {
    Expr counted = builtin.args().get(0);
    Code counts = c.value(Statements.countName(builtin));
    if (counts != null) {
      Expr.Builtin equal = (Expr.Builtin) ((Expr.Filter) counted).predicate();
      String element = ((Expr.Filter) counted).bound().names().get(0);
      Expr of = equal.args().get(equal.args().get(0).locals().contains(element) ? 1 : 0);
      return Code.primary(
          "$L.getOrDefault($L, 0L)", counts.block(), writer.expression(of, c).object());
    }
    Expr size =
        counted instanceof Expr.Builtin domain && domain.op() == Operator.DOMAIN
            ? domain.args().get(0)
            : counted;
    return Code.primary("$L.size()", writer.expression(size, c).at(Code.PRIMARY)).asNarrow();
  }

  private Code setOperation(Operator op, List<Expr> args, Context c) {
    Code left = writer.expression(args.get(0), c);
    if (op != Operator.INTERSECTION
        && args.get(1) instanceof Expr.SetOf single
        && single.elements().size() == 1) {
      return Code.primary(
          "$L.$N($L)",
          left.at(Code.PRIMARY),
          op == Operator.DIFFERENCE ? "without" : "with",
          writer.expression(single.elements().get(0), c).object());
    }
    String name =
        switch (op) {
          case UNION -> "union";
          case INTERSECTION -> "intersection";
          default -> "minus";
        };
    return Code.primary(
        "$L$Z.$N($L)", left.at(Code.PRIMARY), name, writer.expression(args.get(1), c).block());
  }

  CodeBlock objects(List<Expr> args, Context c) {
    return Code.join(args.stream().map(arg -> writer.expression(arg, c).object()).toList());
  }

  Code boxedIfPrimitive(Code code, Expr expr) {
    return JavaTypes.isPrimitive(typer.typeOf(expr)) ? code.asBoxed() : code;
  }

  static String onlyName(Expr.Bound bound) {
    if (bound.tuple() || bound.names().size() != 1) {
      throw new Unsupported(bound.set().at(), "several names bound at once");
    }
    return bound.names().get(0);
  }
}
