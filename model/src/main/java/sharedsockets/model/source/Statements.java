package sharedsockets.model.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * Writes the statements around an expression: alternatives, LETs as locals, lambdas with the LETs
 * that they capture.
 */
final class Statements {
  private final ExpressionWriter writer;
  private final Members members;
  private final Typer typer;
  private final JavaTypes javaTypes;

  Statements(ExpressionWriter writer, Members members, Typer typer, JavaTypes javaTypes) {
    this.writer = writer;
    this.members = members;
    this.typer = typer;
    this.javaTypes = javaTypes;
  }

  /** Writes what computes an expression; {@code sink} returns or assigns it where it is told. */
  private void branch(Expr expr, Context c, BiConsumer<Context, Code> sink, boolean returns) {
    if (expr instanceof Expr.Let let) {
      open(let, c);
      branch(let.body(), c, sink, returns);
    } else if (expr instanceof Expr.Case cases) {
      branch(cases(cases), c, sink, returns);
    } else if (expr instanceof Expr.If choice && !isPlain(choice, c)) {
      Code condition = writer.expression(choice.condition(), c);
      Context then = c.block();
      Context otherwise = c.block();
      c.open("if ($L)", condition.block());
      branch(choice.then(), then, sink, returns);
      c.out.add(then.out.build());
      if (returns) {
        c.close();
        branch(choice.otherwise(), c, sink, true);
      } else {
        c.out.add("$<} else {\n$>");
        branch(choice.otherwise(), otherwise, sink, false);
        c.out.add(otherwise.out.build());
        c.close();
      }
    } else {
      sink.accept(c, writer.expression(expr, c));
    }
  }

  /** Writes an expression as a method's result. */
  void returned(Expr expr, Context c) {
    branch(expr, c, (at, code) -> at.line("return $L", code.block()), true);
  }

  /** Writes an assignment, as alternatives where the value is one. */
  void assigned(String variable, Expr expr, Context c) {
    branch(expr, c, (at, code) -> at.line("$L = $L", variable, code.block()), false);
  }

  /** Whether a choice reads well as {@code a ? b : c}. */
  private boolean isPlain(Expr.If choice, Context c) {
    for (Expr branch : List.of(choice.then(), choice.otherwise())) {
      if (branch instanceof Expr.If || branch instanceof Expr.Let || branch instanceof Expr.Case) {
        return false;
      }
      Context trial = c.block();
      int length = writer.expression(branch, trial).toString().length();
      if (!trial.out.isEmpty() || length > 160) {
        return false;
      }
    }
    return true;
  }

  /** Makes LET's definitions known; declares those that will be needed whatever happens. */
  void open(Expr.Let let, Context c) {
    let.definitions().forEach(c::postpone);
    Set<String> needed = Strictness.strict(let.body(), let.definitions());
    for (Definition definition : let.definitions()) {
      if ((needed.contains(definition.name()) || isPath(definition.body()))
          && definition.parameters().isEmpty()
          && c.pending(definition.name()) == definition) {
        declare(definition, c);
      }
    }
  }

  /** Whether it is fields of something at hand: cheap, never undefined, no point consulted. */
  private boolean isPath(Expr expr) {
    return expr instanceof Expr.Local
        || expr instanceof Expr.Variable
        || expr instanceof Expr.Field field
            && isPath(field.record())
            && !members.isParameterType(typer.typeOf(field.record()));
  }

  void declare(Definition let, Context c) {
    Signature signature = typer.signature(let);
    String name = c.fresh(JavaNames.local(let.name()));
    if (!let.parameters().isEmpty()) {
      TypeName type = javaTypes.operator(signature, let.at());
      captured(let.body(), c);
      List<String> names = let.parameters().stream().map(Definition.Parameter::name).toList();
      boolean condition = signature.result().is(Type.Kind.BOOLEAN);
      CodeBlock lambda = lambda(names, let.body(), c, !condition);
      c.line("$T $N = $L", type, name, lambda);
      c.defineOperator(let.name(), name);
      return;
    }
    TypeName type = javaTypes.of(signature.result(), let.at());
    if (let.body() instanceof Expr.If choice && !isPlain(choice, c)) {
      c.line("$T $N", type, name);
      assigned(name, choice, c);
    } else {
      c.line("$T $N = $L", type, name, writer.expression(let.body(), c).block());
    }
    c.define(let.name(), Code.name(name));
  }

  /** Declares the LETs that a lambda will use before it is made, so that they are computed once. */
  void captured(Expr body, Context c) {
    for (String target : body.targets().stream().sorted().toList()) {
      if (c.pending(target) != null) {
        declare(c.pending(target), c);
      }
    }
  }

  CodeBlock lambda(List<String> parameters, Expr body, Context c, boolean object) {
    captured(body, c);
    if (parameters.size() == 1) {
      counted(body, parameters.get(0), c);
    }
    Context inner = c.block();
    List<String> names = new ArrayList<>();
    for (String parameter : parameters) {
      String name = c.freshInside(inner, JavaNames.local(parameter));
      names.add(name);
      inner.define(parameter, Code.name(name).asBoxed());
    }
    return lambda(names, inner, body, object);
  }

  /**
   * {@code Cardinality({x \in S : e(x) = y})} for each y of a set: counted for all y before, so
   * that it costs one pass over S and not one for each y.
   */
  private void counted(Expr body, String parameter, Context c) {
    for (Expr.Builtin count : Strictness.certain(body, Operator.CARDINALITY)) {
      if (!(count.args().get(0) instanceof Expr.Filter filter)
          || filter.bound().tuple()
          || filter.bound().names().size() != 1
          || !(filter.predicate() instanceof Expr.Builtin equal)
          || equal.op() != Operator.EQUAL) {
        continue;
      }
      String element = filter.bound().names().get(0);
      boolean right = Patterns.isLocal(equal.args().get(1), parameter);
      if (!right && !Patterns.isLocal(equal.args().get(0), parameter)) {
        continue;
      }
      Expr value = equal.args().get(right ? 0 : 1);
      if (!known(filter.bound().set(), Set.of(), c) || !known(value, Set.of(element), c)) {
        continue;
      }
      Type type = typer.typeOf(value);
      CodeBlock set = writer.expression(filter.bound().set(), c).block();
      CodeBlock lambda = lambda(List.of(element), value, c, true);
      String name = c.fresh("counts");
      c.line(
          "$T<$T, $T> $N = $T.counts($L,$W$L)",
          JavaTypes.MAP,
          javaTypes.boxed(type, value.at()),
          Long.class,
          name,
          JavaTypes.MAP,
          set,
          lambda);
      c.define(countName(count), Code.name(name));
    }
  }

  /** Whether it has a value before the lambda whose parameters are not known yet. */
  private static boolean known(Expr expr, Set<String> bound, Context c) {
    return !expr.any(Expr.At.class::isInstance)
        && expr.locals().stream()
            .allMatch(local -> bound.contains(local) || c.value(local) != null);
  }

  static String countName(Expr.Builtin count) {
    return "Cardinality " + count.at();
  }

  CodeBlock lambda(List<String> names, Context inner, Expr given, boolean object) {
    Expr body = given instanceof Expr.Case cases ? cases(cases) : given;
    Context trial = inner.block();
    CodeBlock.Builder lambda = CodeBlock.builder();
    lambda.add(names.size() == 1 ? names.get(0) : "(" + String.join(", ", names) + ")");
    lambda.add(" ->");
    boolean plain =
        !(body instanceof Expr.Let) && !(body instanceof Expr.If choice && !isPlain(choice, trial));
    if (plain) {
      Code code = writer.expression(body, trial);
      if (trial.out.isEmpty()) {
        return lambda.add("$W$L", object ? code.object() : code.block()).build();
      }
    }
    Context block = inner.block();
    branch(
        body,
        block,
        (at, code) -> at.line("return $L", object ? code.object() : code.block()),
        true);
    return lambda.add(" {\n$>").add(block.out.build()).add("$<}").build();
  }

  Code choice(Expr.If choice, Context c) {
    Code condition = writer.expression(choice.condition(), c);
    Context then = c.block();
    Context otherwise = c.block();
    Code first = writer.expression(choice.then(), then);
    Code second = writer.expression(choice.otherwise(), otherwise);
    if (then.out.isEmpty() && otherwise.out.isEmpty()) {
      return new Code(
          CodeBlock.of(
              "$L$W? $L$W: $L", condition.at(Code.OR), first.at(Code.OR), second.at(Code.CHOICE)),
          Code.CHOICE,
          first.boxed() && second.boxed(),
          first.narrow() && second.narrow(),
          false);
    }
    return byStatements(choice, c);
  }

  /** A value that takes statements to compute, in a variable. */
  private Code byStatements(Expr.If choice, Context c) {
    String name = c.fresh("value");
    c.line("$T $N", javaTypes.of(typer.typeOf(choice), choice.at()), name);
    branchAlways(choice, c, (at, code) -> at.line("$N = $L", name, code.block()));
    return Code.name(name);
  }

  private void branchAlways(Expr.If choice, Context c, BiConsumer<Context, Code> sink) {
    Code condition = writer.expression(choice.condition(), c);
    Context then = c.block();
    Context otherwise = c.block();
    branch(choice.then(), then, sink, false);
    branch(choice.otherwise(), otherwise, sink, false);
    c.open("if ($L)", condition.block());
    c.out.add(then.out.build());
    c.out.add("$<} else {\n$>");
    c.out.add(otherwise.out.build());
    c.close();
  }

  /**
   * CASE over the values of one enumeration as a choice; another is refused. It is no switch: a
   * switch over an enumeration is a class named {@code X$1}, which Java PathFinder takes for that
   * of a lambda of X.
   */
  Expr cases(Expr.Case cases) {
    Expr subject = null;
    Set<String> values = new LinkedHashSet<>();
    for (Expr.Arm arm : cases.arms()) {
      if (!(arm.condition() instanceof Expr.Builtin equal)
          || equal.op() != Operator.EQUAL
          || !(equal.args().get(1) instanceof Expr.Str value)
          || !JavaTypes.isEnum(typer.typeOf(value))
          || !(equal.args().get(0) instanceof Expr.Local local)
          || subject != null && !Patterns.isLocal(subject, local.name())) {
        throw new Unsupported(
            arm.condition().at(), "CASE whose arms do not ask for one parameter's value");
      }
      subject = local;
      values.add(value.value());
    }
    if (cases.other() == null
        && !values.containsAll(typer.typeOf(subject).enumeration().values())) {
      throw new Unsupported(cases.at(), "CASE without an arm for every value, and without OTHER");
    }
    return typer.choiceOf(cases);
  }
}
