package sharedsockets.model.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;

/** The level of an expression: constant, state, action or temporal. */
public final class Levels {
  public static final int CONSTANT = 0;
  public static final int STATE = 1;
  public static final int ACTION = 2;
  public static final int TEMPORAL = 3;

  private final Function<String, Definition> resolve;
  private final Map<String, Integer> known = new HashMap<>();

  Levels(Function<String, Definition> resolve) {
    this.resolve = resolve;
  }

  /** The level of an expression whose local names are constants. */
  public int of(Expr e) {
    int level = own(e);
    for (Expr child : children(e)) {
      level = Math.max(level, of(child));
    }
    return level;
  }

  private int own(Expr e) {
    if (e instanceof Expr.Variable) {
      return STATE;
    } else if (e instanceof Expr.Prime) {
      return ACTION;
    } else if (e instanceof Expr.Builtin b) {
      return b.op().isTemporal() ? TEMPORAL : b.op().isAction() ? ACTION : CONSTANT;
    } else if (e instanceof Expr.Call call) {
      return ofDefinition(call.target());
    } else if (e instanceof Expr.OperatorArg arg && arg.target() != null) {
      return ofDefinition(arg.target());
    } else if (e instanceof Expr.Constant constant) {
      return ofDefinition(constant.name());
    }
    return CONSTANT;
  }

  /** The level of a definition's body, its parameters being constants. */
  public int ofDefinition(String name) {
    Integer level = known.get(name);
    if (level == null) {
      Definition definition = resolve.apply(name);
      known.put(name, CONSTANT); // a recursive use adds nothing
      level = definition == null ? CONSTANT : of(definition.body());
      known.put(name, level);
    }
    return level;
  }

  /** The direct subexpressions, definitions of a LET included. */
  public static List<Expr> children(Expr e) {
    List<Expr> list = new ArrayList<>();
    if (e instanceof Expr.Prime x) {
      list.add(x.body());
    } else if (e instanceof Expr.Call x) {
      list.addAll(x.args());
    } else if (e instanceof Expr.OperatorArg x) {
      if (x.lambdaBody() != null) {
        list.add(x.lambdaBody());
      }
    } else if (e instanceof Expr.Builtin x) {
      list.addAll(x.args());
    } else if (e instanceof Expr.Unknown x) {
      list.addAll(x.args());
    } else if (e instanceof Expr.Quantified x) {
      x.bounds().forEach(b -> list.add(b.set()));
      list.add(x.body());
    } else if (e instanceof Expr.Choose x) {
      list.add(x.bound().set());
      list.add(x.predicate());
    } else if (e instanceof Expr.SetOf x) {
      list.addAll(x.elements());
    } else if (e instanceof Expr.Filter x) {
      list.add(x.bound().set());
      list.add(x.predicate());
    } else if (e instanceof Expr.SetMap x) {
      x.bounds().forEach(b -> list.add(b.set()));
      list.add(x.body());
    } else if (e instanceof Expr.Function x) {
      x.bounds().forEach(b -> list.add(b.set()));
      list.add(x.body());
    } else if (e instanceof Expr.Apply x) {
      list.add(x.function());
      list.add(x.argument());
    } else if (e instanceof Expr.FunctionSet x) {
      list.add(x.domain());
      list.add(x.range());
    } else if (e instanceof Expr.Record x) {
      x.fields().forEach(f -> list.add(f.value()));
    } else if (e instanceof Expr.RecordSet x) {
      x.fields().forEach(f -> list.add(f.value()));
    } else if (e instanceof Expr.Field x) {
      list.add(x.record());
    } else if (e instanceof Expr.Tuple x) {
      list.addAll(x.elements());
    } else if (e instanceof Expr.Except x) {
      list.add(x.base());
      for (Expr.Update u : x.updates()) {
        list.addAll(u.path());
        list.add(u.value());
      }
    } else if (e instanceof Expr.If x) {
      list.addAll(List.of(x.condition(), x.then(), x.otherwise()));
    } else if (e instanceof Expr.Case x) {
      for (Expr.Arm arm : x.arms()) {
        list.add(arm.condition());
        list.add(arm.value());
      }
      if (x.other() != null) {
        list.add(x.other());
      }
    } else if (e instanceof Expr.Let x) {
      x.definitions().forEach(d -> list.add(d.body()));
      list.add(x.body());
    } else if (e instanceof Expr.ActionSubscript x) {
      list.add(x.action());
      list.add(x.subscript());
    }
    return list;
  }
}
