package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.reading.Dependencies.Uses;

/** Writes expressions without primes as Java, and says what else is needed for them. */
final class Expressions {
  static final String STATE = "state";
  static final Set<String> RESERVED = Set.of(STATE, "profile", "attempt", "next", "args");

  private static final Map<Operator, Integer> ARITHMETIC =
      Map.of(Operator.PLUS, Code.SUM, Operator.MINUS, Code.SUM, Operator.TIMES, Code.PRODUCT);
  private static final Map<Operator, Operator> OPPOSITE =
      Map.of(
          Operator.LESS, Operator.GREATER_OR_EQUAL,
          Operator.GREATER_OR_EQUAL, Operator.LESS,
          Operator.GREATER, Operator.LESS_OR_EQUAL,
          Operator.LESS_OR_EQUAL, Operator.GREATER);

  private final Module module;
  private final Invariants invariants;
  private final Typer typer;
  private final Facts facts;
  private final JavaTypes javaTypes;

  /** Definitions to be written, in the order in which they were asked for. */
  final Set<Definition> wanted = new LinkedHashSet<>();

  /** By record, the fields of which a changed copy is asked for. */
  final Map<String, Set<String>> changed = new LinkedHashMap<>();

  Expressions(Invariants invariants, Typer typer, Facts facts, JavaTypes javaTypes) {
    this.module = invariants.module();
    this.invariants = invariants;
    this.typer = typer;
    this.facts = facts;
    this.javaTypes = javaTypes;
  }

  // ------------------------------------------------------------------ where things stand

  /** The class that holds the invariants. */
  ClassName invariantsClass() {
    return javaTypes.named("Invariants");
  }

  /** The class that holds an operator: its module's, or the specification's if it reads a state. */
  ClassName owner(Definition definition) {
    if (invariants.contains(definition)) {
      return invariantsClass();
    }
    Uses uses = facts.of(definition);
    String file = definition.at().file().replaceFirst("\\.tla$", "");
    boolean own = uses.current().isEmpty() && uses.constants().isEmpty() && !uses.primed();
    if (specification != null && !own && uses.constants().isEmpty()) {
      return javaTypes.named(elsewhere.contains(definition.name()) ? specification : rootClass());
    } else if (specification != null && !elsewhere.contains(definition.name())) {
      return javaTypes.named(rootClass());
    }
    return javaTypes.named(own ? JavaNames.type(file) : rootClass());
  }

  /** Sets that a variant of the specification is given. */
  private boolean givenSets;

  /**
   * Definitions whose methods stand in the class of the specification of which this is a variant.
   */
  private Set<String> elsewhere = Set.of();

  private String specification;

  /** Writes a variant: what it has in common with the specification is not written again. */
  void variantOf(ClassName original, Set<String> common) {
    givenSets = true;
    specification = original.simpleName();
    elsewhere = common;
  }

  String rootClass() {
    return JavaNames.type(module.name());
  }

  boolean readsState(Uses uses) {
    return uses.current().stream().anyMatch(name -> !facts.parameters.contains(name));
  }

  /** Whether it is a constant of Java: no parameters, nothing read. */
  boolean isConstant(Definition definition) {
    Uses uses = facts.of(definition);
    return definition.parameters().isEmpty()
        && uses.current().isEmpty()
        && uses.constants().isEmpty();
  }

  /** What a method takes before the operator's own parameters. */
  List<CodeBlock> implicit(Definition definition) {
    List<CodeBlock> arguments = new ArrayList<>();
    Uses uses = facts.of(definition);
    if (readsState(uses) || uses.primed()) {
      arguments.add(CodeBlock.of(STATE));
    }
    for (String parameter : facts.parameters) {
      if (uses.current().contains(parameter)) {
        arguments.add(CodeBlock.of("$N", JavaNames.local(parameter)));
      }
    }
    return arguments;
  }

  /** Which class is being written: its own members need no qualification. */
  private ClassName inside;

  void inside(ClassName writing) {
    inside = writing;
  }

  private CodeBlock member(Definition definition, String name) {
    ClassName owner = owner(definition);
    if (invariantsClass().equals(inside)
        && !owner.equals(inside)
        && !facts.of(definition).constants().isEmpty()) {
      throw new Unsupported(
          definition.at(), definition.name() + " in an invariant: it is no static method");
    }
    return owner.equals(inside) ? CodeBlock.of("$N", name) : CodeBlock.of("$T.$N", owner, name);
  }

  // ------------------------------------------------------------------ statements

  /** Writes what computes an expression; {@code sink} returns or assigns it where it is told. */
  private void branch(Expr expr, Context c, BiConsumer<Context, Code> sink, boolean returns) {
    if (expr instanceof Expr.Let let) {
      open(let, c);
      branch(let.body(), c, sink, returns);
    } else if (expr instanceof Expr.Case cases) {
      branch(cases(cases), c, sink, returns);
    } else if (expr instanceof Expr.If choice && !isPlain(choice, c)) {
      Code condition = expression(choice.condition(), c);
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
      sink.accept(c, expression(expr, c));
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
      int length = expression(branch, trial).toString().length();
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
            && !isParameterType(typer.typeOf(field.record()));
  }

  private void declare(Definition let, Context c) {
    Typer.Signature signature = typer.signature(let);
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
      c.line("$T $N = $L", type, name, expression(let.body(), c).block());
    }
    c.define(let.name(), Code.name(name));
  }

  /** Declares the LETs that a lambda will use before it is made, so that they are computed once. */
  private void captured(Expr body, Context c) {
    for (String target : body.targets().stream().sorted().toList()) {
      if (c.pending(target) != null) {
        declare(c.pending(target), c);
      }
    }
  }

  private CodeBlock lambda(List<String> parameters, Expr body, Context c, boolean object) {
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
      CodeBlock set = expression(filter.bound().set(), c).block();
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

  private static String countName(Expr.Builtin count) {
    return "Cardinality " + count.at();
  }

  private CodeBlock lambda(List<String> names, Context inner, Expr given, boolean object) {
    Expr body = given instanceof Expr.Case cases ? cases(cases) : given;
    Context trial = inner.block();
    CodeBlock.Builder lambda = CodeBlock.builder();
    lambda.add(names.size() == 1 ? names.get(0) : "(" + String.join(", ", names) + ")");
    lambda.add(" ->");
    boolean plain =
        !(body instanceof Expr.Let) && !(body instanceof Expr.If choice && !isPlain(choice, trial));
    if (plain) {
      Code code = expression(body, trial);
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

  // ------------------------------------------------------------------ expressions

  Code expression(Expr expr, Context c) {
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
          : Code.primary("$N.$N()", STATE, name).asSimple();
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
      return quantified(quantified.forAll(), quantified.bounds(), quantified.body(), c);
    } else if (expr instanceof Expr.SetOf set) {
      return set(set, c);
    } else if (expr instanceof Expr.Filter filter) {
      Code set = expression(filter.bound().set(), c);
      return Code.primary(
          "$L.filter($L)",
          set.at(Code.PRIMARY),
          lambda(List.of(onlyName(filter.bound())), filter.predicate(), c, false));
    } else if (expr instanceof Expr.SetMap map) {
      return map(map, c);
    } else if (expr instanceof Expr.Function function) {
      return function(function, c);
    } else if (expr instanceof Expr.Apply apply) {
      return apply(apply, c);
    } else if (expr instanceof Expr.Record made) {
      return record(made, c);
    } else if (expr instanceof Expr.Field field) {
      Code owner = expression(field.record(), c);
      return component(owner, JavaNames.local(field.name()));
    } else if (expr instanceof Expr.Tuple tuple) {
      return tuple(tuple, c);
    } else if (expr instanceof Expr.Except except) {
      return except(except, c);
    } else if (expr instanceof Expr.At at) {
      if (c.at == null) {
        throw new Unsupported(at.at(), "@ under an operator that is not computed in place");
      }
      return c.at;
    } else if (expr instanceof Expr.If choice) {
      return choice(choice, c);
    } else if (expr instanceof Expr.Case cases) {
      return expression(cases(cases), c);
    } else if (expr instanceof Expr.Let let) {
      open(let, c);
      return expression(let.body(), c);
    }
    throw new Unsupported(expr.at(), Operators.nameOf(expr));
  }

  private static Code component(Code owner, String name) {
    Code code = Code.primary("$L.$N()", owner.at(Code.PRIMARY), name);
    return owner.simple() ? code.asSimple() : code;
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
    if (type.is(Type.Kind.SET) && !givenSets && !invariantsClass().equals(inside)) {
      throw new Unsupported(constant.at(), constant.name() + ": a set without bounds");
    }
    return Code.name(JavaNames.local(constant.name()));
  }

  private Code call(Expr.Call call, Context c) {
    if (c.value(call.target()) != null) {
      return c.value(call.target());
    }
    if (c.pending(call.target()) != null) {
      declare(c.pending(call.target()), c);
      return call(call, c);
    }
    String operator = c.operator(call.target());
    if (operator != null) {
      boolean condition = typer.typeOf(call).is(Type.Kind.BOOLEAN);
      Code code =
          Code.primary(
              "$N.$N($L)", operator, condition ? "test" : "apply", objects(call.args(), c));
      return condition ? code : boxedIfPrimitive(code, call);
    }
    Definition definition = module.definitions().get(call.target());
    if (definition == null) {
      throw new Unsupported(call.at(), call.target());
    }
    if (Patterns.any(definition)) {
      return patternCall(definition, call, c);
    }
    wanted.add(definition);
    if (isConstant(definition)) {
      return Code.primary("$L", member(definition, JavaNames.constant(definition.name())))
          .asSimple();
    }
    List<CodeBlock> arguments = implicit(definition);
    for (Expr arg : call.args()) {
      arguments.add(
          arg instanceof Expr.OperatorArg operatorArg
              ? operatorArgument(operatorArg, c)
              : expression(arg, c).block());
    }
    return Code.primary(
        "$L($L)", member(definition, JavaNames.method(definition.name())), join(arguments));
  }

  /** The arguments of a call, for the statements that actions share. */
  CodeBlock arguments(Definition definition, Expr.Call call, Context c) {
    List<CodeBlock> arguments = implicit(definition);
    for (Expr arg : call.args()) {
      arguments.add(
          arg instanceof Expr.OperatorArg operatorArg
              ? operatorArgument(operatorArg, c)
              : expression(arg, c).block());
    }
    return join(arguments);
  }

  private static CodeBlock join(List<CodeBlock> blocks) {
    return CodeBlock.join(blocks, ",$W");
  }

  private CodeBlock objects(List<Expr> args, Context c) {
    return join(args.stream().map(arg -> expression(arg, c).object()).toList());
  }

  private CodeBlock operatorArgument(Expr.OperatorArg arg, Context c) {
    if (arg.target() == null) {
      boolean condition = typer.typeOf(arg.lambdaBody()).is(Type.Kind.BOOLEAN);
      return lambda(arg.lambdaParams(), arg.lambdaBody(), c, !condition);
    }
    if (c.pending(arg.target()) != null) {
      declare(c.pending(arg.target()), c);
    }
    String local = c.operator(arg.target());
    if (local != null) {
      return CodeBlock.of("$N", local);
    }
    Definition definition = typer.definition(arg.target());
    List<String> names = new ArrayList<>();
    List<CodeBlock> arguments = implicit(definition);
    wanted.add(definition);
    for (Definition.Parameter parameter : definition.parameters()) {
      String name = c.freshInside(c.block(), JavaNames.local(parameter.name()));
      names.add(name);
      arguments.add(CodeBlock.of("$N", name));
    }
    return CodeBlock.of(
        "($L) ->$W$L($L)",
        String.join(", ", names),
        member(definition, JavaNames.method(definition.name())),
        join(arguments));
  }

  private Code patternCall(Definition definition, Expr.Call call, Context c) {
    if (Patterns.isEmpty(definition)) {
      return empty(typer.typeOf(call), call);
    }
    CodeBlock map = expression(call.args().get(0), c).at(Code.PRIMARY);
    Expr second = call.args().get(1);
    if (Patterns.puts(definition)) {
      return Code.primary(
          "$L.put($L,$W$L)",
          map,
          expression(second, c).object(),
          expression(call.args().get(2), c).object());
    }
    return removed(map, second, c);
  }

  private Code removed(CodeBlock map, Expr keys, Context c) {
    if (keys instanceof Expr.SetOf set && set.elements().size() == 1) {
      return Code.primary("$L.remove($L)", map, expression(set.elements().get(0), c).object());
    }
    return Code.primary("$L.removeAll($L)", map, expression(keys, c).block());
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

  private Code boxedIfPrimitive(Code code, Expr expr) {
    return JavaTypes.isPrimitive(typer.typeOf(expr)) ? code.asBoxed() : code;
  }

  private static String onlyName(Expr.Bound bound) {
    if (bound.tuple() || bound.names().size() != 1) {
      throw new Unsupported(bound.set().at(), "several names bound at once");
    }
    return bound.names().get(0);
  }

  // ------------------------------------------------------------------ sets, functions, records

  private Code set(Expr.SetOf set, Context c) {
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

  private Code map(Expr.SetMap map, Context c) {
    if (map.bounds().size() != 1) {
      throw new Unsupported(map.at(), "{e : x \\in S, y \\in T}: several bounds");
    }
    Expr.Bound bound = map.bounds().get(0);
    Type element = typer.typeOf(map).argument(0);
    CodeBlock source = expression(bound.set(), c).block();
    CodeBlock lambda = lambda(List.of(onlyName(bound)), map.body(), c, true);
    return JavaTypes.isEnum(element)
        ? Code.primary(
            "$T.of($T.class,$W$L,$W$L)",
            JavaTypes.SMALL_SET,
            javaTypes.of(element, map.at()),
            source,
            lambda)
        : Code.primary("$T.of($L,$W$L)", JavaTypes.SET, source, lambda);
  }

  private Code function(Expr.Function function, Context c) {
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
          expression(set, c).block(),
          lambda(List.of(name), function.body(), c, true));
    }
    Expr mapped = ((Expr.Builtin) domain).args().get(0);
    Code map = expression(mapped, c);
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
    captured(body, c);
    Context inner = c.block();
    String key = c.freshInside(inner, JavaNames.local(name));
    String was = c.freshInside(inner, "was");
    Set<String> names = new LinkedHashSet<>(List.of(name));
    if (let != null) {
      names.add(let.parameters().get(0).name());
    }
    for (String each : names) {
      inner.define(each, Code.name(key).asBoxed());
      inner.define(appliedName(map, each), boxedOf(Code.name(was), type.argument(1)));
    }
    // [y \in DOMAIN f |-> IF y \in X THEN e ELSE f[y]] costs what X costs.
    if (body instanceof Expr.If some
        && some.condition() instanceof Expr.Builtin in
        && in.op() == Operator.IN
        && names.stream().anyMatch(each -> Patterns.isLocal(in.args().get(0), each))
        && names.stream().noneMatch(each -> in.args().get(1).locals().contains(each))
        && expression(some.otherwise(), inner.block()).toString().equals(was)) {
      return Code.primary(
          "$L.mapValues($L,$W$L)",
          base,
          expression(in.args().get(1), c).block(),
          lambda(List.of(key, was), inner, some.then(), true));
    }
    return Code.primary("$L.mapValues($L)", base, lambda(List.of(key, was), inner, body, true));
  }

  /** Under which {@code f[x]} is known where it is a value at hand. */
  private static String appliedName(Code function, String argument) {
    return function + "[" + argument + "]";
  }

  private static Code boxedOf(Code code, Type type) {
    return JavaTypes.isPrimitive(type) ? code.asBoxed() : code;
  }

  private Code sequence(Expr.Function function, String name, Expr set, Type type, Context c) {
    if (!(set instanceof Expr.Builtin domain) || domain.op() != Operator.DOMAIN) {
      throw new Unsupported(function.at(), "[i \\in 1 .. n |-> e]: a sequence made by position");
    }
    Code source = expression(domain.args().get(0), c);
    if (typer.typeOf(domain.args().get(0)).argument(0) != type.argument(0)) {
      throw new Unsupported(function.at(), "a sequence mapped to one of another type");
    }
    captured(function.body(), c);
    Context inner = c.block();
    String element = c.freshInside(inner, "element");
    inner.define(appliedName(source, name), boxedOf(Code.name(element), type.argument(0)));
    // A use of the position itself is refused: it is not bound.
    return Code.primary(
        "$L.map($L)",
        source.at(Code.PRIMARY),
        lambda(List.of(element), inner, function.body(), true));
  }

  private Code apply(Expr.Apply apply, Context c) {
    Type function = typer.typeOf(apply.function());
    Code owner = expression(apply.function(), c);
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
    Code argument = expression(apply.argument(), c);
    CodeBlock index = function.is(Type.Kind.SEQUENCE) ? argument.block() : argument.object();
    return boxedIfPrimitive(Code.primary("$L.get($L)", owner.at(Code.PRIMARY), index), apply);
  }

  private Code record(Expr.Record made, Context c) {
    Type type = typer.typeOf(made);
    List<CodeBlock> arguments = new ArrayList<>();
    for (String field : type.shape().fields.keySet()) {
      for (Expr.Entry entry : made.fields()) {
        if (entry.name().equals(field)) {
          arguments.add(expression(entry.value(), c).block());
        }
      }
    }
    return Code.primary("new $T($L)", javaTypes.of(type, made.at()), join(arguments));
  }

  private Code tuple(Expr.Tuple tuple, Context c) {
    Type type = typer.typeOf(tuple);
    if (tuple.elements().isEmpty()) {
      return empty(type, tuple);
    } else if (type.is(Type.Kind.SEQUENCE)) {
      return Code.primary("$T.of($L)", JavaTypes.SEQUENCE, objects(tuple.elements(), c));
    }
    List<CodeBlock> arguments =
        tuple.elements().stream().map(e -> expression(e, c).block()).toList();
    return Code.primary("new $T($L)", javaTypes.of(type, tuple.at()), join(arguments));
  }

  private record Change(List<Expr> path, Expr value) {}

  private Code except(Expr.Except except, Context c) {
    List<Change> changes =
        except.updates().stream().map(u -> new Change(u.path(), u.value())).toList();
    return changed(expression(except.base(), c), typer.typeOf(except.base()), changes, c);
  }

  /** A base with changes applied; those behind one step of their paths go together. */
  private Code changed(Code given, Type type, List<Change> changes, Context c) {
    boolean looksInside =
        changes.stream().anyMatch(change -> change.path().size() > 1 || usesAt(change.value()));
    Code base = looksInside ? hoisted(given, type, changes.get(0).value(), c) : given;
    Map<String, List<Change>> steps = new LinkedHashMap<>();
    for (Change change : changes) {
      steps
          .computeIfAbsent(step(type, change.path().get(0), c).toString(), s -> new ArrayList<>())
          .add(change);
    }
    CodeBlock.Builder code = CodeBlock.builder().add(base.at(Code.PRIMARY));
    for (List<Change> group : steps.values()) {
      Expr first = group.get(0).path().get(0);
      CodeBlock step = step(type, first, c);
      Type innerType = inner(type, first);
      Code was = stepInto(base, type, first, step);
      Code value;
      if (group.get(0).path().size() == 1) {
        if (group.size() > 1) {
          throw new Unsupported(group.get(1).value().at(), "EXCEPT: one place twice");
        }
        Code outerAt = c.at;
        c.at = boxedOf(was, innerType).asSimple();
        if (!type.is(Type.Kind.RECORD)) {
          c.at =
              usesOftenAt(group.get(0).value())
                  ? hoisted(was, innerType, first, c)
                  : boxedOf(was, innerType);
        } else {
          c.at = was;
        }
        value = expression(group.get(0).value(), c);
        c.at = outerAt;
      } else {
        List<Change> inner =
            group.stream()
                .map(g -> new Change(g.path().subList(1, g.path().size()), g.value()))
                .toList();
        if (inner.stream().anyMatch(g -> g.path().isEmpty())) {
          throw new Unsupported(first.at(), "EXCEPT: a place and one inside it");
        }
        value = changed(was, innerType, inner, c);
      }
      if (type.is(Type.Kind.RECORD)) {
        String field = fieldOf(first);
        changed.computeIfAbsent(type.shape().name, s -> new LinkedHashSet<>()).add(field);
        code.add("$Z.$N($L)", wither(field), value.block());
      } else if (type.is(Type.Kind.FUNCTION) || type.is(Type.Kind.SEQUENCE)) {
        code.add(".replace($L,$W$L)", step, value.object());
      } else {
        throw new Unsupported(first.at(), "EXCEPT of what is " + type);
      }
    }
    return new Code(code.build(), Code.PRIMARY, false, false, false);
  }

  static String wither(String field) {
    return "with" + JavaNames.type(field);
  }

  private CodeBlock step(Type type, Expr step, Context c) {
    return type.is(Type.Kind.RECORD)
        ? CodeBlock.of("$L", fieldOf(step))
        : expression(step, c).object();
  }

  private static String fieldOf(Expr step) {
    if (step instanceof Expr.Str field) {
      return field.value();
    }
    throw new Unsupported(step.at(), "EXCEPT: a field that is computed");
  }

  private static Type inner(Type type, Expr step) {
    return switch (type.kind()) {
      case RECORD -> type.shape().fields.get(fieldOf(step)).find();
      case SEQUENCE -> type.argument(0);
      case FUNCTION -> type.argument(1);
      default -> throw new Unsupported(step.at(), "EXCEPT of what is " + type);
    };
  }

  private static Code stepInto(Code base, Type type, Expr first, CodeBlock step) {
    return type.is(Type.Kind.RECORD)
        ? component(base, JavaNames.local(fieldOf(first)))
        : Code.primary("$L.get($L)", base.at(Code.PRIMARY), step);
  }

  private static boolean usesAt(Expr value) {
    return countAt(value) > 0;
  }

  private static boolean usesOftenAt(Expr value) {
    return countAt(value) > 1;
  }

  /** How often {@code @} of this level is used. */
  private static int countAt(Expr value) {
    if (value instanceof Expr.At) {
      return 1;
    } else if (value instanceof Expr.Except except) {
      // Its own updates have an @ of their own; its base and its paths have ours.
      int count = countAt(except.base());
      for (Expr.Update update : except.updates()) {
        count += update.path().stream().mapToInt(Expressions::countAt).sum();
      }
      return count;
    }
    return value.children().stream().mapToInt(Expressions::countAt).sum();
  }

  private Code hoisted(Code code, Type type, Expr place, Context c) {
    if (code.simple()) {
      return code;
    }
    String name = c.fresh("was");
    c.line("$T $N = $L", javaTypes.of(type, place.at()), name, code.block());
    return Code.name(name);
  }

  // ------------------------------------------------------------------ choices

  private Code choice(Expr.If choice, Context c) {
    Code condition = expression(choice.condition(), c);
    Context then = c.block();
    Context otherwise = c.block();
    Code first = expression(choice.then(), then);
    Code second = expression(choice.otherwise(), otherwise);
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
    Code condition = expression(choice.condition(), c);
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
  private Expr cases(Expr.Case cases) {
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

  // ------------------------------------------------------------------ conditions

  private Code quantified(boolean all, List<Expr.Bound> bounds, Expr body, Context c) {
    Expr.Bound bound = bounds.get(0);
    if (bound.tuple()) {
      throw new Unsupported(bound.set().at(), "\\E <<x, y>> \\in S");
    }
    List<Expr.Bound> rest = new ArrayList<>();
    for (String name : bound.names().subList(1, bound.names().size())) {
      rest.add(new Expr.Bound(List.of(name), false, bound.set()));
    }
    rest.addAll(bounds.subList(1, bounds.size()));
    Expr inner = rest.isEmpty() ? body : new Expr.Quantified(all, rest, body, body.at());
    CodeBlock lambda = lambda(List.of(bound.names().get(0)), inner, c, false);
    if (bound.set() instanceof Expr.Builtin range && range.op() == Operator.RANGE) {
      return Code.primary(
          "$T.$N($L,$W$L,$W$L)",
          JavaTypes.SET,
          all ? "allOf" : "anyOf",
          expression(range.args().get(0), c).block(),
          expression(range.args().get(1), c).block(),
          lambda);
    }
    return Code.primary(
        "$L.$N($L)", expression(bound.set(), c).at(Code.PRIMARY), all ? "all" : "any", lambda);
  }

  /** Operands of one operator, nested ones taken apart; those that consult a profile last. */
  List<Expr> operands(Operator op, Expr expr) {
    List<Expr> flat = expr.operands(op);
    List<Expr> ordered = new ArrayList<>(flat.stream().filter(e -> !consults(e)).toList());
    ordered.addAll(flat.stream().filter(this::consults).toList());
    return ordered;
  }

  /** Whether it is nothing but a test of a field of a parameter variable: no order is needed. */
  private boolean consults(Expr expr) {
    return expr instanceof Expr.Builtin builtin
        && (builtin.op() == Operator.EQUAL || builtin.op() == Operator.UNEQUAL)
        && builtin.args().get(0) instanceof Expr.Field field
        && builtin.args().get(1) instanceof Expr.Str
        && isParameterType(typer.typeOf(field.record()));
  }

  boolean isParameterType(Type type) {
    return facts.parameters.stream()
        .anyMatch(name -> typer.variables().get(name).find() == type.find());
  }

  private Code list(Operator op, Expr expr, Context c) {
    int level = op == Operator.AND ? Code.AND : Code.OR;
    String java = op == Operator.AND ? "&&" : "||";
    return list(level, java, operands(op, expr), false, c);
  }

  /** A LET condition that nothing has needed so far stands where it is used. */
  private static Expr unfolded(Expr operand, Context c) {
    return operand instanceof Expr.Call call
            && call.args().isEmpty()
            && c.value(call.target()) == null
            && c.pending(call.target()) != null
        ? c.pending(call.target()).body()
        : operand;
  }

  /** Operands joined; one that takes statements is computed only where those before let it. */
  private Code list(int level, String java, List<Expr> operands, boolean negated, Context c) {
    List<CodeBlock> parts = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Context inner = i == 0 ? c : c.block();
      Expr operand = i == 0 ? operands.get(0) : unfolded(operands.get(i), c);
      Code part = negated ? negation(operand, inner) : expression(operand, inner);
      if (i > 0 && !inner.out.isEmpty()) {
        return byStatements(level, java, parts, operands.subList(i, operands.size()), negated, c);
      }
      parts.add(part.at(level == Code.OR && part.level() == Code.AND ? Code.OR : level + 1));
    }
    return Code.of(level, "$L", CodeBlock.join(parts, "$W" + java + " "));
  }

  private Code byStatements(
      int level,
      String java,
      List<CodeBlock> before,
      List<Expr> operands,
      boolean negated,
      Context c) {
    String name = c.fresh("holds");
    c.line("$T $N", boolean.class, name);
    boolean and = level == Code.AND;
    CodeBlock known = CodeBlock.join(before, "$W" + java + " ");
    if (and) {
      c.open("if ($L)", known);
    } else {
      c.open("if (!($L))", known);
    }
    Context inner = c.block();
    Code rest = list(level, java, operands, negated, inner);
    inner.line("$N = $L", name, rest.block());
    c.out.add(inner.out.build());
    c.out.add("$<} else {\n$>");
    c.line("$N = $L", name, !and);
    c.close();
    return Code.name(name);
  }

  /** The opposite of a condition, without a needless {@code !}. */
  Code negation(Expr expr, Context c) {
    if (expr instanceof Expr.Builtin builtin) {
      List<Expr> args = builtin.args();
      switch (builtin.op()) {
        case NOT -> {
          return expression(args.get(0), c);
        }
        case EQUAL -> {
          return equality(args.get(0), args.get(1), false, c);
        }
        case UNEQUAL -> {
          return equality(args.get(0), args.get(1), true, c);
        }
        case IN -> {
          return membership(builtin, false, c);
        }
        case NOT_IN -> {
          return membership(builtin, true, c);
        }
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
          return relation(OPPOSITE.get(builtin.op()), builtin, c);
        }
        case IMPLIES -> {
          Expr not = new Expr.Builtin(Operator.NOT, List.of(args.get(1)), args.get(1).at());
          return list(Code.AND, "&&", List.of(args.get(0), not), false, c);
        }
        case AND, OR -> {
          List<Expr> operands = operands(builtin.op(), builtin);
          boolean atoms =
              operands.stream()
                  .noneMatch(e -> e instanceof Expr.Builtin b && b.op().isConnective());
          if (atoms) {
            boolean and = builtin.op() == Operator.AND;
            return list(and ? Code.OR : Code.AND, and ? "||" : "&&", operands, true, c);
          }
        }
        default -> {}
      }
    }
    return Code.of(Code.UNARY, "!$L", expression(expr, c).at(Code.UNARY));
  }

  private Code builtin(Expr.Builtin builtin, Context c) {
    List<Expr> args = builtin.args();
    Operator op = builtin.op();
    switch (op) {
      case AND, OR -> {
        return list(op, builtin, c);
      }
      case NOT -> {
        return negation(args.get(0), c);
      }
      case IMPLIES -> {
        Expr not = new Expr.Builtin(Operator.NOT, List.of(args.get(0)), args.get(0).at());
        return list(Code.OR, "||", List.of(not, args.get(1)), false, c);
      }
      case EQUIVALENT -> {
        return equality(args.get(0), args.get(1), true, c);
      }
      case EQUAL, UNEQUAL -> {
        return equality(args.get(0), args.get(1), op == Operator.EQUAL, c);
      }
      case IN, NOT_IN -> {
        return membership(builtin, op == Operator.IN, c);
      }
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        return relation(op, builtin, c);
      }
      case PLUS, MINUS, TIMES -> {
        int level = ARITHMETIC.get(op);
        Code left = expression(args.get(0), c);
        Code right = expression(args.get(1), c);
        Code code = Code.of(level, "$L$W$L $L", left.at(level), op, right.at(level + 1));
        return left.narrow() && right.narrow() ? code.asNarrow() : code;
      }
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
      case UNION, INTERSECTION, DIFFERENCE -> {
        return setOperation(op, args, c);
      }
      case SUBSET_OF -> {
        return Code.primary(
            "$L.containsAll($L)",
            expression(args.get(1), c).at(Code.PRIMARY),
            expression(args.get(0), c).block());
      }
      case DOMAIN -> {
        Code function = expression(args.get(0), c);
        boolean sequence = typer.typeOf(args.get(0)).is(Type.Kind.SEQUENCE);
        return Code.primary("$L.$N()", function.at(Code.PRIMARY), sequence ? "positions" : "keys");
      }
      case RANGE -> {
        return Code.primary(
            "$T.range($L,$W$L)",
            JavaTypes.SET,
            expression(args.get(0), c).block(),
            expression(args.get(1), c).block());
      }
      case BOOLEAN -> {
        return Code.primary("$T.of(false, true)", JavaTypes.SET);
      }
      case UNION_OF -> {
        if (JavaTypes.isEnum(typer.typeOf(builtin).argument(0))) {
          throw new Unsupported(builtin.at(), "UNION of sets of one enumeration");
        }
        return Code.primary("$T.unionOf($L)", JavaTypes.SET, expression(args.get(0), c).block());
      }
      case CARDINALITY -> {
        Code counts = c.value(countName(builtin));
        if (counts != null) {
          Expr.Builtin equal = (Expr.Builtin) ((Expr.Filter) args.get(0)).predicate();
          String element = ((Expr.Filter) args.get(0)).bound().names().get(0);
          Expr of = equal.args().get(equal.args().get(0).locals().contains(element) ? 1 : 0);
          return Code.primary(
              "$L.getOrDefault($L, 0L)", counts.block(), expression(of, c).object());
        }
        Expr counted =
            args.get(0) instanceof Expr.Builtin domain && domain.op() == Operator.DOMAIN
                ? domain.args().get(0)
                : args.get(0);
        return Code.primary("$L.size()", expression(counted, c).at(Code.PRIMARY)).asNarrow();
      }
      case LEN -> {
        return Code.primary("$L.size()", expression(args.get(0), c).at(Code.PRIMARY)).asNarrow();
      }
      case HEAD -> {
        return boxedIfPrimitive(
            Code.primary("$L.head()", expression(args.get(0), c).at(Code.PRIMARY)), builtin);
      }
      case TAIL -> {
        return Code.primary("$L.tail()", expression(args.get(0), c).at(Code.PRIMARY));
      }
      case APPEND -> {
        return Code.primary(
            "$L.append($L)",
            expression(args.get(0), c).at(Code.PRIMARY),
            expression(args.get(1), c).object());
      }
      case CONCAT -> {
        return Code.primary(
            "$L.concat($L)",
            expression(args.get(0), c).at(Code.PRIMARY),
            expression(args.get(1), c).block());
      }
      case SUB_SEQ -> {
        return Code.primary(
            "$L.part($L, $L)",
            expression(args.get(0), c).at(Code.PRIMARY),
            expression(args.get(1), c).block(),
            expression(args.get(2), c).block());
      }
      default -> throw new Unsupported(builtin.at(), op.symbol());
    }
  }

  private Code setOperation(Operator op, List<Expr> args, Context c) {
    Code left = expression(args.get(0), c);
    if (op != Operator.INTERSECTION
        && args.get(1) instanceof Expr.SetOf single
        && single.elements().size() == 1) {
      return Code.primary(
          "$L.$N($L)",
          left.at(Code.PRIMARY),
          op == Operator.DIFFERENCE ? "without" : "with",
          expression(single.elements().get(0), c).object());
    }
    String name =
        switch (op) {
          case UNION -> "union";
          case INTERSECTION -> "intersection";
          default -> "minus";
        };
    return Code.primary(
        "$L$Z.$N($L)", left.at(Code.PRIMARY), name, expression(args.get(1), c).block());
  }

  private Code relation(Operator op, Expr.Builtin builtin, Context c) {
    return Code.of(
        Code.RELATION,
        "$L$W$L $L",
        expression(builtin.args().get(0), c).at(Code.SUM),
        op,
        expression(builtin.args().get(1), c).at(Code.SUM));
  }

  private static boolean isEmptyLiteral(Expr expr) {
    return expr instanceof Expr.SetOf set && set.elements().isEmpty()
        || expr instanceof Expr.Tuple tuple && tuple.elements().isEmpty();
  }

  private Code equality(Expr left, Expr right, boolean equal, Context c) {
    Type type = typer.typeOf(left);
    if (isEmptyLiteral(right)) {
      CodeBlock set = expression(left, c).at(Code.PRIMARY);
      return equal ? Code.primary("$L.isEmpty()", set) : Code.of(Code.UNARY, "!$L.isEmpty()", set);
    }
    return equality(expression(left, c), expression(right, c), type, equal);
  }

  private static Code equality(Code left, Code right, Type type, boolean equal) {
    boolean byValue =
        !JavaTypes.isEnum(type) && (!JavaTypes.isPrimitive(type) || left.boxed() && right.boxed());
    if (byValue) {
      CodeBlock call = CodeBlock.of("$L.equals($L)", left.at(Code.PRIMARY), right.block());
      return equal ? Code.primary("$L", call) : Code.of(Code.UNARY, "!$L", call);
    }
    if (right.toString().equals("true") || right.toString().equals("false")) {
      boolean asIs = equal == right.toString().equals("true");
      return asIs ? left : Code.of(Code.UNARY, "!$L", left.at(Code.UNARY));
    }
    return Code.of(
        Code.EQUALITY,
        "$L$W$L $L",
        left.at(Code.RELATION),
        equal ? "==" : "!=",
        right.at(Code.RELATION));
  }

  private Code membership(Expr.Builtin builtin, boolean in, Context c) {
    Expr element = builtin.args().get(0);
    Expr set = builtin.args().get(1);
    if (set instanceof Expr.SetOf listed && !listed.elements().isEmpty()) {
      Code code = expression(element, c);
      if (listed.elements().size() == 1 || code.simple()) {
        List<CodeBlock> parts = new ArrayList<>();
        Type type = typer.typeOf(element);
        for (Expr value : listed.elements()) {
          parts.add(equality(code, expression(value, c), type, in).at(Code.EQUALITY));
        }
        return Code.of(
            parts.size() == 1 ? Code.EQUALITY : in ? Code.OR : Code.AND,
            "$L",
            CodeBlock.join(parts, in ? "$W|| " : "$W&& "));
      }
    }
    Code contained = contained(element, set, c);
    return in ? contained : Code.of(Code.UNARY, "!$L", contained.at(Code.UNARY));
  }

  private Code contained(Expr element, Expr set, Context c) {
    if (set instanceof Expr.Builtin builtin) {
      switch (builtin.op()) {
        case DOMAIN -> {
          Expr function = builtin.args().get(0);
          boolean sequence = typer.typeOf(function).is(Type.Kind.SEQUENCE);
          Code code = expression(element, c);
          return Code.primary(
              "$L.$N($L)",
              expression(function, c).at(Code.PRIMARY),
              sequence ? "containsPosition" : "containsKey",
              sequence ? code.block() : code.object());
        }
        case POWERSET -> {
          return Code.primary(
              "$L.containsAll($L)",
              expression(builtin.args().get(0), c).at(Code.PRIMARY),
              expression(element, c).block());
        }
        case BOOLEAN -> {
          return Code.primary("true");
        }
        case NAT -> {
          return Code.of(Code.RELATION, "$L >= 0", expression(element, c).at(Code.SUM));
        }
        default -> {}
      }
    }
    return Code.primary(
        "$L.contains($L)", expression(set, c).at(Code.PRIMARY), expression(element, c).object());
  }
}
