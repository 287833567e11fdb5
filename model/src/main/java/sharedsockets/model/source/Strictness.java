package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;

/**
 * Strictness analysis: input is an expression, output the names that are evaluated whenever it is.
 */
final class Strictness {
  private Strictness() {}

  /** The LET values that an expression certainly evaluates. */
  static Set<String> strict(Expr expr, List<Definition> lets) {
    Set<String> certain = new HashSet<>();
    strict(expr, certain);
    boolean more = true;
    while (more) {
      more = false;
      for (Definition let : lets) {
        if (certain.contains(let.name()) && let.parameters().isEmpty()) {
          Set<String> inner = new HashSet<>();
          strict(let.body(), inner);
          more |= certain.addAll(inner);
        }
      }
    }
    return certain;
  }

  private static void strict(Expr expr, Set<String> certain) {
    if (expr instanceof Expr.If choice) {
      strict(choice.condition(), certain);
      Set<String> both = new HashSet<>();
      Set<String> otherwise = new HashSet<>();
      strict(choice.then(), both);
      strict(choice.otherwise(), otherwise);
      both.retainAll(otherwise);
      certain.addAll(both);
    } else if (expr instanceof Expr.Case cases) {
      strict(cases.arms().get(0).condition(), certain);
    } else if (expr instanceof Expr.Builtin builtin && builtin.op().isShortCircuit()) {
      strict(builtin.args().get(0), certain);
      if (builtin.op() == Operator.AND && builtin.args().stream().allMatch(Strictness::assigns)) {
        builtin.args().forEach(arg -> strict(arg, certain));
      }
    } else if (expr instanceof Expr.Let let) {
      certain.addAll(strict(let.body(), let.definitions()));
    } else if (expr instanceof Expr.OperatorArg) {
      return;
    } else {
      if (expr instanceof Expr.Call call) {
        certain.add(call.target());
      }
      expr.children().forEach(child -> strict(child, certain));
    }
  }

  /** The uses of a built-in operator that are certainly evaluated. */
  static List<Expr.Builtin> certain(Expr expr, Operator op) {
    List<Expr.Builtin> all = new ArrayList<>();
    certain(expr, op, all);
    return all;
  }

  private static void certain(Expr expr, Operator op, List<Expr.Builtin> all) {
    if (expr instanceof Expr.Builtin builtin && builtin.op() == op) {
      all.add(builtin);
    }
    if (expr instanceof Expr.If choice) {
      certain(choice.condition(), op, all);
    } else if (expr instanceof Expr.Record
        || expr instanceof Expr.Tuple
        || expr instanceof Expr.Builtin builtin && !builtin.op().isShortCircuit()) {
      expr.children().forEach(child -> certain(child, op, all));
    }
  }

  /** {@code x' = e} or UNCHANGED: never false, so that what follows is evaluated too. */
  private static boolean assigns(Expr expr) {
    return expr instanceof Expr.Builtin builtin
        && (builtin.op() == Operator.UNCHANGED
            || builtin.op() == Operator.EQUAL && builtin.args().get(0) instanceof Expr.Prime);
  }
}
