package sharedsockets.model.eval;

import java.util.HashMap;
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
    for (Expr child : e.children()) {
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
}
