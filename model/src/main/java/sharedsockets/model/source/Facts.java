package sharedsockets.model.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.reading.Dependencies;
import sharedsockets.model.reading.Dependencies.Uses;

/** The variables and constants that definitions depend on; which variables are parameters. */
final class Facts {
  private final Module module;
  private final Dependencies dependencies;

  /** Variables that no step changes and Init only chooses: parameters, such as a profile. */
  final Set<String> parameters = new LinkedHashSet<>();

  Facts(Module module, Expr init, List<Definition> reached) {
    this.module = module;
    this.dependencies = new Dependencies(module.definitions()::get);
    chosen(init);
    reached.forEach(definition -> parameters.removeAll(of(definition).next()));
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
    return of(definition.body());
  }

  Uses of(Expr expr) {
    return dependencies.of(expr);
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
