package sharedsockets.model.eval;

import java.util.List;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.value.Value;

/** What local names are bound to; a linked list, innermost first. */
public final class Env {
  public static final Env EMPTY = new Env(null, null, null);

  /** An argument or LET definition, evaluated where it is used. */
  public record Thunk(Expr expr, Env env) {}

  /** A LAMBDA or LET operator with its scope; a null body names a module-level operator. */
  record Operator(String target, List<String> parameters, Expr body, Env env) {}

  private final String name;
  private final Object binding;
  private final Env outer;

  private Env(String name, Object binding, Env outer) {
    this.name = name;
    this.binding = binding;
    this.outer = outer;
  }

  Env with(String newName, Value value) {
    return new Env(newName, value, this);
  }

  Env with(String newName, Thunk thunk) {
    return new Env(newName, thunk, this);
  }

  Env with(String newName, Operator operator) {
    return new Env(newName, operator, this);
  }

  public Object find(String wanted) {
    for (Env e = this; e.name != null; e = e.outer) {
      if (e.name.equals(wanted)) {
        return e.binding;
      }
    }
    return null;
  }
}
