package sharedsockets.model.sany;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Definition.Parameter;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Expr.Bound;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.SymbolNode;

/**
 * Translates the expressions of one definition. What has no node of its own in {@code Expr} comes
 * out as {@link Expr.Unknown} under SANY's name, for the back ends to refuse where it is used.
 */
final class ExprTranslator {
  private final SanyTranslator module;
  private final InstanceScope scope;
  private final Map<OpDefNode, String> letNames;

  ExprTranslator(SanyTranslator module, InstanceScope scope) {
    this(module, scope, new HashMap<>());
  }

  private ExprTranslator(
      SanyTranslator module, InstanceScope scope, Map<OpDefNode, String> letNames) {
    this.module = module;
    this.scope = scope;
    this.letNames = letNames;
  }

  Expr translate(SemanticNode node) {
    if (node instanceof OpApplNode application) {
      return application(application);
    }
    Location at = Locations.of(node);
    if (node instanceof NumeralNode number) {
      return number.useVal()
          ? new Expr.Int(number.val(), at)
          : new Expr.Unknown("number " + number.bigVal(), List.of(), at);
    } else if (node instanceof StringNode string) {
      return new Expr.Str(string.getRep().toString(), at);
    } else if (node instanceof LetInNode let) {
      return let(let, at);
    } else if (node instanceof AtNode) {
      return new Expr.At(at);
    } else if (node instanceof LabelNode label) {
      return translate(label.getBody());
    } else if (node instanceof OpArgNode operator) {
      return operatorArgument(operator, at);
    }
    return new Expr.Unknown(node.getClass().getSimpleName(), List.of(), at);
  }

  private Expr let(LetInNode let, Location at) {
    List<Definition> definitions = new ArrayList<>();
    for (OpDefNode definition : let.getLets()) {
      // A name of the instantiated module could hide one of the root module's in a substitution.
      String name = definition.getName().toString();
      letNames.put(definition, scope == InstanceScope.ROOT ? name : name + "_");
    }
    for (OpDefNode definition : let.getLets()) {
      if (definition.getKind() == ASTConstants.UserDefinedOpKind) {
        definitions.add(
            new Definition(
                letNames.get(definition),
                parameters(definition),
                translate(definition.getBody()),
                "",
                Locations.of(definition)));
      }
    }
    return new Expr.Let(definitions, translate(let.getBody()), at);
  }

  private List<Parameter> parameters(OpDefNode definition) {
    List<Parameter> parameters = new ArrayList<>();
    for (FormalParamNode parameter : definition.getParams()) {
      parameters.add(new Parameter(scope.nameOf(parameter), parameter.getArity()));
    }
    return parameters;
  }

  private Expr operatorArgument(OpArgNode argument, Location at) {
    SymbolNode operator = argument.getOp();
    if (operator instanceof OpDefNode definition
        && definition.getName().toString().equals("LAMBDA")) {
      List<String> names = parameters(definition).stream().map(Parameter::name).toList();
      return new Expr.OperatorArg(null, names, translate(definition.getBody()), at);
    } else if (operator instanceof OpDeclNode declared && scope.substitution(declared) != null) {
      return outside().translate(scope.substitution(declared));
    } else if (operator instanceof FormalParamNode parameter) {
      return new Expr.OperatorArg(scope.nameOf(parameter), List.of(), null, at);
    } else if (operator instanceof OpDefNode definition && !isBuiltin(definition)) {
      if (!letNames.containsKey(definition) && !scope.instanceParameters().isEmpty()) {
        return partial(definition, at);
      }
      return new Expr.OperatorArg(target(definition), List.of(), null, at);
    }
    return new Expr.OperatorArg(
        StandardOperators.name(operator.getName().toString()), List.of(), null, at);
  }

  /** An operator of a parametrised instance as an argument: a LAMBDA over its own parameters. */
  private Expr partial(OpDefNode definition, Location at) {
    List<String> names = new ArrayList<>();
    List<Expr> args = instanceArguments(at);
    for (FormalParamNode parameter : definition.getParams()) {
      names.add(scope.nameOf(parameter));
      args.add(new Expr.Local(scope.nameOf(parameter), at));
    }
    return new Expr.OperatorArg(null, names, new Expr.Call(target(definition), args, at), at);
  }

  private Expr application(OpApplNode node) {
    SymbolNode operator = node.getOperator();
    Location at = Locations.of(node);
    if (operator instanceof FormalParamNode parameter) {
      return parameter.getArity() == 0
          ? new Expr.Local(scope.nameOf(parameter), at)
          : new Expr.Call(scope.nameOf(parameter), arguments(node), at);
    } else if (operator instanceof OpDeclNode declared) {
      return declared(declared, node, at);
    } else if (operator instanceof OpDefNode definition) {
      if (isBuiltin(definition)) {
        return builtin(definition.getName().toString(), node, at);
      } else if (letNames.containsKey(definition)) {
        return new Expr.Call(letNames.get(definition), arguments(node), at);
      }
      List<Expr> args = instanceArguments(at);
      args.addAll(arguments(node));
      return new Expr.Call(target(definition), args, at);
    }
    return new Expr.Unknown(operator.getName().toString(), arguments(node), at);
  }

  private Expr declared(OpDeclNode declared, OpApplNode node, Location at) {
    ExprOrOpArgNode replacement = scope.substitution(declared);
    String name = declared.getName().toString();
    if (replacement == null) {
      if (declared.getArity() > 0) {
        return new Expr.Call(name, arguments(node), at);
      }
      return declared.getKind() == ASTConstants.VariableDeclKind
          ? new Expr.Variable(name, at)
          : new Expr.Constant(name, at);
    }
    Expr outer = module.replacement(replacement, scope, () -> outside().translate(replacement));
    if (outer instanceof Expr.OperatorArg operator) {
      // An operator constant replaced by an operator; a LAMBDA cannot stand in WITH.
      return operator.target() == null
          ? new Expr.Unknown("LAMBDA", arguments(node), at)
          : new Expr.Call(operator.target(), arguments(node), at);
    }
    return outer;
  }

  /** Substituted expressions are those of the module that instantiates. */
  private ExprTranslator outside() {
    return new ExprTranslator(module, scope.outer(), letNames);
  }

  private String target(OpDefNode definition) {
    return letNames.containsKey(definition)
        ? letNames.get(definition)
        : module.require(scope, definition);
  }

  private List<Expr> instanceArguments(Location at) {
    List<Expr> args = new ArrayList<>();
    for (Parameter parameter : scope.instanceParameters()) {
      args.add(
          parameter.arity() == 0
              ? new Expr.Local(parameter.name(), at)
              : new Expr.OperatorArg(parameter.name(), List.of(), null, at));
    }
    return args;
  }

  private static boolean isBuiltin(OpDefNode definition) {
    return definition.getKind() == ASTConstants.BuiltInKind || StandardOperators.owns(definition);
  }

  private List<Expr> arguments(OpApplNode node) {
    List<Expr> args = new ArrayList<>();
    for (ExprOrOpArgNode arg : node.getArgs()) {
      if (arg != null) {
        args.add(translate(arg));
      }
    }
    return args;
  }

  private Expr argument(OpApplNode node, int index) {
    return translate(node.getArgs()[index]);
  }

  private Expr builtin(String sanyName, OpApplNode node, Location at) {
    return switch (sanyName) {
      case "TRUE" -> new Expr.Bool(true, at);
      case "FALSE" -> new Expr.Bool(false, at);
      case "'" -> new Expr.Prime(argument(node, 0), at);
      case "$Nop" -> argument(node, 0);
      case "$BoundedForall", "$BoundedExists" ->
          new Expr.Quantified(
              sanyName.equals("$BoundedForall"), bounds(node), argument(node, 0), at);
      case "$BoundedChoose" -> new Expr.Choose(bounds(node).get(0), argument(node, 0), at);
      case "$SetEnumerate" -> new Expr.SetOf(arguments(node), at);
      case "$SubsetOf" -> new Expr.Filter(bounds(node).get(0), argument(node, 0), at);
      case "$SetOfAll" -> new Expr.SetMap(argument(node, 0), bounds(node), at);
      case "$FcnConstructor", "$NonRecursiveFcnSpec" ->
          new Expr.Function(bounds(node), argument(node, 0), at);
      case "$FcnApply" -> new Expr.Apply(argument(node, 0), argument(node, 1), at);
      case "$SetOfFcns" -> new Expr.FunctionSet(argument(node, 0), argument(node, 1), at);
      case "$RcdConstructor" -> new Expr.Record(entries(node), at);
      case "$SetOfRcds" -> new Expr.RecordSet(entries(node), at);
      case "$RcdSelect" ->
          new Expr.Field(
              argument(node, 0), ((StringNode) node.getArgs()[1]).getRep().toString(), at);
      case "$Tuple" -> new Expr.Tuple(arguments(node), at);
      case "$Except" -> except(node, at);
      case "$IfThenElse" ->
          new Expr.If(argument(node, 0), argument(node, 1), argument(node, 2), at);
      case "$Case" -> caseOf(node, at);
      case "$SquareAct", "$AngleAct" ->
          new Expr.ActionSubscript(
              sanyName.equals("$SquareAct"), argument(node, 0), argument(node, 1), at);
      case "$RecursiveFcnSpec" ->
          new Expr.Unknown("function that is defined by itself", List.of(), at);
      case "$UnboundedChoose", "$UnboundedForall", "$UnboundedExists" ->
          new Expr.Unknown(
              (sanyName.equals("$UnboundedChoose")
                      ? "CHOOSE"
                      : sanyName.equals("$UnboundedForall") ? "\\A" : "\\E")
                  + " without a set",
              arguments(node),
              at);
      case "$TemporalForall", "$TemporalExists" ->
          new Expr.Unknown(
              sanyName.equals("$TemporalForall") ? "\\AA" : "\\EE", arguments(node), at);
      default -> operator(StandardOperators.name(sanyName), arguments(node), at);
    };
  }

  private static Expr operator(String symbol, List<Expr> args, Location at) {
    Operator known = Operator.of(symbol);
    return known == null ? new Expr.Unknown(symbol, args, at) : new Expr.Builtin(known, args, at);
  }

  private List<Bound> bounds(OpApplNode node) {
    List<Bound> bounds = new ArrayList<>();
    ExprNode[] sets = node.getBdedQuantBounds();
    FormalParamNode[][] names = node.getBdedQuantSymbolLists();
    for (int i = 0; i < sets.length; i++) {
      List<String> bound = new ArrayList<>();
      for (FormalParamNode name : names[i]) {
        bound.add(scope.nameOf(name));
      }
      bounds.add(new Bound(bound, node.isBdedQuantATuple()[i], translate(sets[i])));
    }
    return bounds;
  }

  private List<Expr.Entry> entries(OpApplNode node) {
    List<Expr.Entry> entries = new ArrayList<>();
    for (ExprOrOpArgNode arg : node.getArgs()) {
      ExprOrOpArgNode[] pair = ((OpApplNode) arg).getArgs();
      entries.add(new Expr.Entry(((StringNode) pair[0]).getRep().toString(), translate(pair[1])));
    }
    return entries;
  }

  private Expr except(OpApplNode node, Location at) {
    ExprOrOpArgNode[] args = node.getArgs();
    List<Expr.Update> updates = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      ExprOrOpArgNode[] pair = ((OpApplNode) args[i]).getArgs();
      updates.add(new Expr.Update(arguments((OpApplNode) pair[0]), translate(pair[1])));
    }
    return new Expr.Except(translate(args[0]), updates, at);
  }

  private Expr caseOf(OpApplNode node, Location at) {
    List<Expr.Arm> arms = new ArrayList<>();
    Expr other = null;
    for (ExprOrOpArgNode arg : node.getArgs()) {
      ExprOrOpArgNode[] pair = ((OpApplNode) arg).getArgs();
      if (pair[0] == null) {
        other = translate(pair[1]);
      } else {
        arms.add(new Expr.Arm(translate(pair[0]), translate(pair[1])));
      }
    }
    return new Expr.Case(arms, other, at);
  }
}
