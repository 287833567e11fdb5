package sharedsockets.model.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.reading.Scope;

/**
 * An expression at its place, with the meanings of what its names are bound to: one text that is
 * used with other arguments has another meaning.
 */
final class Meaning {
  private final Expr expr;
  private final List<Object> bindings = new ArrayList<>();

  Meaning(Expr expr, Scope scope) {
    this.expr = expr;
    Set<String> names = new TreeSet<>(expr.locals());
    names.addAll(expr.targets());
    for (String name : names) {
      Object binding = scope.find(name);
      if (binding != null) {
        bindings.add(name);
        bindings.add(
            binding instanceof Scope.Closure closure
                ? new Meaning(closure.expr(), closure.scope())
                : binding);
      }
    }
  }

  /** Whether it is a meaning of this very expression. */
  boolean isOf(Expr other) {
    return other == expr;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Meaning meaning
        && meaning.expr == expr
        && meaning.bindings.equals(bindings);
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(expr);
  }
}
