package sharedsockets.model.source;

import java.util.List;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;

/**
 * Definitions that say, for functions of any type, what a persistent map does by itself. They are
 * known by their bodies, whatever their names.
 */
final class Patterns {
  private Patterns() {}

  /** {@code F(f, x, v) == [y \in DOMAIN f \cup {x} |-> IF y = x THEN v ELSE f[y]]}. */
  static boolean puts(Definition definition) {
    if (!values(definition, 3) || !(definition.body() instanceof Expr.Function function)) {
      return false;
    }
    String f = definition.parameters().get(0).name();
    String x = definition.parameters().get(1).name();
    String v = definition.parameters().get(2).name();
    String y = onlyName(function);
    return y != null
        && function.bounds().get(0).set() instanceof Expr.Builtin union
        && union.op() == Operator.UNION
        && isDomain(union.args().get(0), f)
        && union.args().get(1) instanceof Expr.SetOf single
        && single.elements().size() == 1
        && isLocal(single.elements().get(0), x)
        && function.body() instanceof Expr.If choice
        && choice.condition() instanceof Expr.Builtin equal
        && equal.op() == Operator.EQUAL
        && isLocal(equal.args().get(0), y)
        && isLocal(equal.args().get(1), x)
        && isLocal(choice.then(), v)
        && isApplied(choice.otherwise(), f, y);
  }

  /** {@code F(f, X) == [y \in DOMAIN f \ X |-> f[y]]}. */
  static boolean removes(Definition definition) {
    if (!values(definition, 2) || !(definition.body() instanceof Expr.Function function)) {
      return false;
    }
    String f = definition.parameters().get(0).name();
    String y = onlyName(function);
    return y != null
        && function.bounds().get(0).set() instanceof Expr.Builtin minus
        && minus.op() == Operator.DIFFERENCE
        && isDomain(minus.args().get(0), f)
        && isLocal(minus.args().get(1), definition.parameters().get(1).name())
        && isApplied(function.body(), f, y);
  }

  /** {@code F == [x \in {} |-> e]}. */
  static boolean isEmpty(Definition definition) {
    return definition.parameters().isEmpty()
        && definition.body() instanceof Expr.Function function
        && onlyName(function) != null
        && function.bounds().get(0).set() instanceof Expr.SetOf none
        && none.elements().isEmpty();
  }

  static boolean any(Definition definition) {
    return puts(definition) || removes(definition) || isEmpty(definition);
  }

  /** The bound name of a function of one argument, or null. */
  static String onlyName(Expr.Function function) {
    return function.bounds().size() == 1
            && function.bounds().get(0).names().size() == 1
            && !function.bounds().get(0).tuple()
        ? function.bounds().get(0).names().get(0)
        : null;
  }

  static boolean isLocal(Expr expr, String name) {
    return expr instanceof Expr.Local local && local.name().equals(name);
  }

  private static boolean values(Definition definition, int count) {
    List<Definition.Parameter> parameters = definition.parameters();
    return parameters.size() == count && parameters.stream().allMatch(p -> p.arity() == 0);
  }

  private static boolean isDomain(Expr expr, String f) {
    return expr instanceof Expr.Builtin domain
        && domain.op() == Operator.DOMAIN
        && isLocal(domain.args().get(0), f);
  }

  private static boolean isApplied(Expr expr, String f, String y) {
    return expr instanceof Expr.Apply apply
        && isLocal(apply.function(), f)
        && isLocal(apply.argument(), y);
  }
}
