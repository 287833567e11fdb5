package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;

/** Walks over expressions. */
final class Walk {
  private Walk() {}

  /** The expressions directly inside, those of LET definitions included. */
  static List<Expr> children(Expr expr) {
    List<Expr> all = new ArrayList<>();
    if (expr instanceof Expr.Prime e) {
      all.add(e.body());
    } else if (expr instanceof Expr.Call e) {
      all.addAll(e.args());
    } else if (expr instanceof Expr.OperatorArg e) {
      if (e.lambdaBody() != null) {
        all.add(e.lambdaBody());
      }
    } else if (expr instanceof Expr.Builtin e) {
      all.addAll(e.args());
    } else if (expr instanceof Expr.Unknown e) {
      all.addAll(e.args());
    } else if (expr instanceof Expr.Quantified e) {
      e.bounds().forEach(bound -> all.add(bound.set()));
      all.add(e.body());
    } else if (expr instanceof Expr.Choose e) {
      all.add(e.bound().set());
      all.add(e.predicate());
    } else if (expr instanceof Expr.SetOf e) {
      all.addAll(e.elements());
    } else if (expr instanceof Expr.Filter e) {
      all.add(e.bound().set());
      all.add(e.predicate());
    } else if (expr instanceof Expr.SetMap e) {
      e.bounds().forEach(bound -> all.add(bound.set()));
      all.add(e.body());
    } else if (expr instanceof Expr.Function e) {
      e.bounds().forEach(bound -> all.add(bound.set()));
      all.add(e.body());
    } else if (expr instanceof Expr.Apply e) {
      all.add(e.function());
      all.add(e.argument());
    } else if (expr instanceof Expr.FunctionSet e) {
      all.add(e.domain());
      all.add(e.range());
    } else if (expr instanceof Expr.Record e) {
      e.fields().forEach(field -> all.add(field.value()));
    } else if (expr instanceof Expr.RecordSet e) {
      e.fields().forEach(field -> all.add(field.value()));
    } else if (expr instanceof Expr.Field e) {
      all.add(e.record());
    } else if (expr instanceof Expr.Tuple e) {
      all.addAll(e.elements());
    } else if (expr instanceof Expr.Except e) {
      all.add(e.base());
      for (Expr.Update update : e.updates()) {
        all.addAll(update.path());
        all.add(update.value());
      }
    } else if (expr instanceof Expr.If e) {
      all.addAll(List.of(e.condition(), e.then(), e.otherwise()));
    } else if (expr instanceof Expr.Case e) {
      for (Expr.Arm arm : e.arms()) {
        all.add(arm.condition());
        all.add(arm.value());
      }
      if (e.other() != null) {
        all.add(e.other());
      }
    } else if (expr instanceof Expr.Let e) {
      e.definitions().forEach(definition -> all.add(definition.body()));
      all.add(e.body());
    } else if (expr instanceof Expr.ActionSubscript e) {
      all.addAll(List.of(e.action(), e.subscript()));
    }
    return all;
  }

  static boolean any(Expr expr, Predicate<Expr> condition) {
    return condition.test(expr) || children(expr).stream().anyMatch(e -> any(e, condition));
  }

  /** The operators that an expression names, as calls or as arguments. */
  static Set<String> targets(Expr expr) {
    Set<String> targets = new HashSet<>();
    any(
        expr,
        e -> {
          if (e instanceof Expr.Call call) {
            targets.add(call.target());
          } else if (e instanceof Expr.OperatorArg operator && operator.target() != null) {
            targets.add(operator.target());
          }
          return false;
        });
    return targets;
  }

  static Set<String> locals(Expr expr) {
    Set<String> locals = new HashSet<>();
    any(
        expr,
        e -> {
          if (e instanceof Expr.Local local) {
            locals.add(local.name());
          }
          return false;
        });
    return locals;
  }

  /** The LET values that an expression evaluates whenever it is evaluated itself. */
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
      if (builtin.op() == Operator.AND && builtin.args().stream().allMatch(Walk::assigns)) {
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
      children(expr).forEach(child -> strict(child, certain));
    }
  }

  /** The uses of a built-in operator that are evaluated whenever the expression is. */
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
      children(expr).forEach(child -> certain(child, op, all));
    }
  }

  /** {@code x' = e} or UNCHANGED: never false, so that what follows is evaluated too. */
  private static boolean assigns(Expr expr) {
    return expr instanceof Expr.Builtin builtin
        && (builtin.op() == Operator.UNCHANGED
            || builtin.op() == Operator.EQUAL && builtin.args().get(0) instanceof Expr.Prime);
  }
}
