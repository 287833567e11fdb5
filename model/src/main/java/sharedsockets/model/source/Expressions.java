package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * Writes expressions without primes as Java, and says what else is needed for them. Each kind of
 * expression has its writer; this one knows them all.
 */
final class Expressions implements ExpressionWriter {
  private static final Map<Operator, Integer> ARITHMETIC =
      Map.of(Operator.PLUS, Code.SUM, Operator.MINUS, Code.SUM, Operator.TIMES, Code.PRODUCT);

  final Members members;
  final Statements statements;
  final Conditions conditions;
  final Updates updates;

  private final Structures structures;
  private final Module module;
  private final Typer typer;
  private final Facts facts;
  private final JavaTypes javaTypes;

  /** Definitions to be written, in the order in which they were asked for. */
  final Set<Definition> wanted = new LinkedHashSet<>();

  Expressions(Invariants invariants, Typer typer, Facts facts, JavaTypes javaTypes) {
    this.module = invariants.module();
    this.typer = typer;
    this.facts = facts;
    this.javaTypes = javaTypes;
    members = new Members(invariants, typer, facts, javaTypes);
    statements = new Statements(this, members, typer, javaTypes);
    conditions = new Conditions(this, statements, members, typer);
    structures = new Structures(this, statements, typer, javaTypes);
    updates = new Updates(this, typer, javaTypes);
  }

  @Override
  public Code expression(Expr expr, Context c) {
    if (expr instanceof Expr.Bool bool) {
      return Code.primary("$L", bool.value());
    } else if (expr instanceof Expr.Int number) {
      boolean narrow = number.value() == (int) number.value();
      Code code = Code.primary(narrow ? "$L" : "$LL", number.value());
      return (narrow ? code.asNarrow() : code).asSimple();
    } else if (expr instanceof Expr.Str string) {
      return string(string);
    } else if (expr instanceof Expr.Constant constant) {
      return constant(constant, c);
    } else if (expr instanceof Expr.Variable variable) {
      String name = JavaNames.local(variable.name());
      return facts.parameters.contains(variable.name())
          ? Code.name(name)
          : Code.primary("$N.$N()", Members.STATE, name).asSimple();
    } else if (expr instanceof Expr.Local local) {
      Code value = c.value(local.name());
      if (value == null) {
        throw new Unsupported(local.at(), local.name() + " is not bound here");
      }
      return value;
    } else if (expr instanceof Expr.Call call) {
      return call(call, c);
    } else if (expr instanceof Expr.Builtin builtin) {
      return builtin(builtin, c);
    } else if (expr instanceof Expr.Quantified quantified) {
      return conditions.quantified(quantified.forAll(), quantified.bounds(), quantified.body(), c);
    } else if (expr instanceof Expr.SetOf set) {
      return structures.set(set, c);
    } else if (expr instanceof Expr.Filter filter) {
      Code set = expression(filter.bound().set(), c);
      return Code.primary(
          "$L.filter($L)",
          set.at(Code.PRIMARY),
          statements.lambda(
              List.of(Structures.onlyName(filter.bound())), filter.predicate(), c, false));
    } else if (expr instanceof Expr.SetMap map) {
      return structures.map(map, c);
    } else if (expr instanceof Expr.Function function) {
      return structures.function(function, c);
    } else if (expr instanceof Expr.Apply apply) {
      return structures.apply(apply, c);
    } else if (expr instanceof Expr.Record made) {
      return structures.record(made, c);
    } else if (expr instanceof Expr.Field field) {
      Code owner = expression(field.record(), c);
      return Structures.component(owner, JavaNames.local(field.name()));
    } else if (expr instanceof Expr.Tuple tuple) {
      return structures.tuple(tuple, c);
    } else if (expr instanceof Expr.Except except) {
      return updates.except(except, c);
    } else if (expr instanceof Expr.At at) {
      if (c.at == null) {
        throw new Unsupported(at.at(), "@ under an operator that is not computed in place");
      }
      return c.at;
    } else if (expr instanceof Expr.If choice) {
      return statements.choice(choice, c);
    } else if (expr instanceof Expr.Case cases) {
      return expression(statements.cases(cases), c);
    } else if (expr instanceof Expr.Let let) {
      statements.open(let, c);
      return expression(let.body(), c);
    }
    throw new Unsupported(expr.at(), Operators.nameOf(expr));
  }

  private Code string(Expr.Str string) {
    Type type = typer.typeOf(string);
    if (!JavaTypes.isEnum(type)) {
      return Code.primary("$S", string.value()).asSimple();
    }
    return Code.primary(
            "$T.$N", javaTypes.of(type, string.at()), JavaNames.constant(string.value()))
        .asSimple();
  }

  private Code constant(Expr.Constant constant, Context c) {
    Code given = c.value(constant.name());
    if (given != null) {
      return given;
    }
    Type type = typer.constants().get(constant.name()).find();
    if (type.is(Type.Kind.SET) && !members.areSetsGiven()) {
      throw new Unsupported(constant.at(), constant.name() + ": a set without bounds");
    }
    return Code.name(JavaNames.local(constant.name()));
  }

  private Code call(Expr.Call call, Context c) {
    if (c.value(call.target()) != null) {
      return c.value(call.target());
    }
    if (c.pending(call.target()) != null) {
      statements.declare(c.pending(call.target()), c);
      return call(call, c);
    }
    String operator = c.operator(call.target());
    if (operator != null) {
      boolean condition = typer.typeOf(call).is(Type.Kind.BOOLEAN);
      Code code =
          Code.primary(
              "$N.$N($L)",
              operator,
              condition ? "test" : "apply",
              structures.objects(call.args(), c));
      return condition ? code : structures.boxedIfPrimitive(code, call);
    }
    Definition definition = module.definitions().get(call.target());
    if (definition == null) {
      throw new Unsupported(call.at(), call.target());
    }
    if (Patterns.any(definition)) {
      return structures.patternCall(definition, call, c);
    }
    wanted.add(definition);
    if (members.isConstant(definition)) {
      return Code.primary("$L", members.member(definition, JavaNames.constant(definition.name())))
          .asSimple();
    }
    return Code.primary(
        "$L($L)",
        members.member(definition, JavaNames.method(definition.name())),
        arguments(definition, call, c));
  }

  /** The arguments of a call, for the statements that actions share. */
  CodeBlock arguments(Definition definition, Expr.Call call, Context c) {
    List<CodeBlock> arguments = members.implicit(definition);
    for (Expr arg : call.args()) {
      arguments.add(
          arg instanceof Expr.OperatorArg operatorArg
              ? operatorArgument(operatorArg, c)
              : expression(arg, c).block());
    }
    return Code.join(arguments);
  }

  private CodeBlock operatorArgument(Expr.OperatorArg arg, Context c) {
    if (arg.target() == null) {
      boolean condition = typer.typeOf(arg.lambdaBody()).is(Type.Kind.BOOLEAN);
      return statements.lambda(arg.lambdaParams(), arg.lambdaBody(), c, !condition);
    }
    if (c.pending(arg.target()) != null) {
      statements.declare(c.pending(arg.target()), c);
    }
    String local = c.operator(arg.target());
    if (local != null) {
      return CodeBlock.of("$N", local);
    }
    Definition definition = typer.definition(arg.target());
    List<String> names = new ArrayList<>();
    List<CodeBlock> arguments = members.implicit(definition);
    wanted.add(definition);
    for (Definition.Parameter parameter : definition.parameters()) {
      String name = c.freshInside(c.block(), JavaNames.local(parameter.name()));
      names.add(name);
      arguments.add(CodeBlock.of("$N", name));
    }
    return CodeBlock.of(
        "($L) ->$W$L($L)",
        String.join(", ", names),
        members.member(definition, JavaNames.method(definition.name())),
        Code.join(arguments));
  }

  private Code builtin(Expr.Builtin builtin, Context c) {
    return switch (builtin.op()) {
      case AND,
          OR,
          NOT,
          IMPLIES,
          EQUIVALENT,
          EQUAL,
          UNEQUAL,
          IN,
          NOT_IN,
          SUBSET_OF,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL ->
          conditions.condition(builtin, c);
      case PLUS, MINUS, TIMES, NEGATIVE, DIV, MODULO -> arithmetic(builtin, c);
      case LEN, HEAD, TAIL, APPEND, CONCAT, SUB_SEQ -> structures.ofSequence(builtin, c);
      default -> structures.ofSet(builtin, c);
    };
  }

  private Code arithmetic(Expr.Builtin builtin, Context c) {
    Operator op = builtin.op();
    List<Expr> args = builtin.args();
    switch (op) {
      case NEGATIVE -> {
        Code number = expression(args.get(0), c);
        Code code = Code.of(Code.UNARY, "-$L", number.at(Code.PRIMARY));
        return number.narrow() ? code.asNarrow() : code;
      }
      case DIV, MODULO -> {
        // TLA+ rounds down, and its remainder is never negative.
        return Code.primary(
            "$T.$N($L,$W$L)",
            Math.class,
            op == Operator.MODULO ? "floorMod" : "floorDiv",
            expression(args.get(0), c).object(),
            expression(args.get(1), c).object());
      }
      default -> {
        int level = ARITHMETIC.get(op);
        Code left = expression(args.get(0), c);
        Code right = expression(args.get(1), c);
        Code code = Code.of(level, "$L$W$L $L", left.at(level), op, right.at(level + 1));
        return left.narrow() && right.narrow() ? code.asNarrow() : code;
      }
    }
  }
}
