package sharedsockets.model.packed;

import java.util.List;
import sharedsockets.model.ast.Expr;

/** What local names mean while code is generated; a linked list, innermost first. */
final class Scope {
  static final Scope EMPTY = new Scope(null, null, null);

  /** An argument or LET definition: compiled where it is used, once on each way. */
  record Thunk(Expr expr, Scope scope) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A LAMBDA or LET operator with its scope; a null body names a module-level operator. */
  record Operator(String target, List<String> parameters, Expr body, Scope scope) {}

  private final String name;
  private final Object binding;
  private final Scope outer;

  private Scope(String name, Object binding, Scope outer) {
    this.name = name;
    this.binding = binding;
    this.outer = outer;
  }

  /** Binds a name to a {@link Val}, a {@link Thunk} or an {@link Operator}. */
  Scope with(String newName, Object newBinding) {
    return new Scope(newName, newBinding, this);
  }

  Object find(String wanted) {
    for (Scope s = this; s.name != null; s = s.outer) {
      if (s.name.equals(wanted)) {
        return s.binding;
      }
    }
    return null;
  }
}
