package sharedsockets.model.source;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/** What a definition depends on, through whatever it calls. */
final class Facts {
  /** What an expression reads and whether it says something about the next state. */
  record Uses(Set<String> variables, Set<String> constants, boolean primed) {}

  private final Module module;
  private final Map<String, Uses> known = new HashMap<>();

  /** Variables that no step changes and Init only chooses: parameters, such as a profile. */
  final Set<String> parameters = new LinkedHashSet<>();

  Facts(Module module, Expr init, List<Definition> reached) {
    this.module = module;
    chosen(init);
    for (Definition definition : reached) {
      definition
          .body()
          .any(
              e -> {
                if (e instanceof Expr.Prime prime
                    && prime.body() instanceof Expr.Variable variable) {
                  parameters.remove(variable.name());
                }
                return false;
              });
    }
  }

  private void chosen(Expr init) {
    if (init instanceof Expr.Builtin builtin && builtin.op() == Operator.AND) {
      builtin.args().forEach(this::chosen);
    } else if (init instanceof Expr.Builtin in
        && in.op() == Operator.IN
        && in.args().get(0) instanceof Expr.Variable variable) {
      parameters.add(variable.name());
    } else if (init instanceof Expr.Call call
        && call.args().isEmpty()
        && module.definitions().containsKey(call.target())) {
      chosen(module.definitions().get(call.target()).body());
    }
  }

  Uses of(Definition definition) {
    Uses uses = known.get(definition.name());
    if (uses == null) {
      uses = of(definition.body());
      known.put(definition.name(), uses);
    }
    return uses;
  }

  Uses of(Expr expr) {
    Set<String> variables = new LinkedHashSet<>();
    Set<String> constants = new LinkedHashSet<>();
    boolean[] primed = new boolean[1];
    collect(expr, variables, constants, primed);
    return new Uses(variables, constants, primed[0]);
  }

  private void collect(Expr expr, Set<String> variables, Set<String> constants, boolean[] primed) {
    if (expr instanceof Expr.Variable variable) {
      variables.add(variable.name());
    } else if (expr instanceof Expr.Constant constant) {
      constants.add(constant.name());
    } else if (expr instanceof Expr.Prime
        || expr instanceof Expr.Builtin builtin && builtin.op() == Operator.UNCHANGED) {
      primed[0] = true;
      if (expr instanceof Expr.Builtin) {
        return; // it reads nothing
      }
      if (((Expr.Prime) expr).body() instanceof Expr.Variable) {
        return;
      }
    }
    for (String target : targets(expr)) {
      Definition definition = module.definitions().get(target);
      if (definition != null && !Patterns.any(definition)) {
        Uses uses = of(definition);
        variables.addAll(uses.variables());
        constants.addAll(uses.constants());
        primed[0] |= uses.primed();
      }
    }
    expr.children().forEach(child -> collect(child, variables, constants, primed));
  }

  private static Set<String> targets(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return Set.of(call.target());
    } else if (expr instanceof Expr.OperatorArg operator && operator.target() != null) {
      return Set.of(operator.target());
    }
    return Set.of();
  }

  /** The variables of {@code UNCHANGED e}. */
  Set<String> variablesOf(Expr tuple) {
    Set<String> all = new LinkedHashSet<>();
    if (tuple instanceof Expr.Variable variable) {
      all.add(variable.name());
    } else if (tuple instanceof Expr.Tuple elements) {
      elements.elements().forEach(e -> all.addAll(variablesOf(e)));
    } else if (tuple instanceof Expr.Call call
        && call.args().isEmpty()
        && module.definitions().containsKey(call.target())) {
      all.addAll(variablesOf(module.definitions().get(call.target()).body()));
    } else {
      throw new Unsupported(tuple.at(), "UNCHANGED of what is no variable");
    }
    return all;
  }
}
