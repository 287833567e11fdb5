package sharedsockets.model.packed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.eval.ConfiguredModule;

/** Which variables expressions read, in the current state and in the next. */
final class VariableUse {
  private record Seen(String definition, boolean primed) {}

  private final ConfiguredModule model;
  private final Map<Boolean, Set<String>> found =
      new HashMap<>(Map.of(false, new HashSet<>(), true, new HashSet<>()));
  private final Set<Seen> seen = new HashSet<>();

  VariableUse(ConfiguredModule model) {
    this.model = model;
  }

  VariableUse add(Expr e) {
    collect(e, false);
    return this;
  }

  /** Variables read in the current state. */
  Set<String> unprimed() {
    return found.get(false);
  }

  /** Variables read in the next state. */
  Set<String> primed() {
    return found.get(true);
  }

  private void collect(Expr e, boolean primed) {
    if (e instanceof Expr.Variable v) {
      found.get(primed).add(v.name());
    } else if (e instanceof Expr.Prime p) {
      collect(p.body(), true);
    } else if (e instanceof Expr.Builtin b && b.op() == Operator.UNCHANGED) {
      collect(b.args().get(0), true);
      collect(b.args().get(0), primed);
    } else {
      String name =
          e instanceof Expr.Call call
              ? call.target()
              : e instanceof Expr.OperatorArg arg
                  ? arg.target()
                  : e instanceof Expr.Constant constant ? constant.name() : null;
      if (name != null && seen.add(new Seen(name, primed))) {
        Definition definition = model.resolve(name);
        if (definition != null) {
          collect(definition.body(), primed);
        }
      }
      for (Expr child : e.children()) {
        collect(child, primed);
      }
    }
  }
}
