package sharedsockets.model.reading;

import java.util.List;
import java.util.function.Function;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Definition.Parameter;
import sharedsockets.model.ast.Expr;

/**
 * The environment: bindings of local names, innermost first: the values of a back end, arguments
 * and LETs not evaluated yet (call by name), operators.
 */
public final class Scope {
  public static final Scope EMPTY = new Scope(null, null, null);

  /**
   * An expression with the scope of its names (a closure), such as an argument or a LET value: it
   * is evaluated where it is used. Equal only to itself.
   */
  public static final class Closure {
    private final Expr expr;
    private final Scope scope;
    private Object memo;

    /** Not evaluated yet. */
    public Closure(Expr expr, Scope scope) {
      this.expr = expr;
      this.scope = scope;
    }

    /** What is evaluated. */
    public Expr expr() {
      return expr;
    }

    /** The scope of its names. */
    public Scope scope() {
      return scope;
    }

    /** What a back end has last noted of it, an immutable object; or null. */
    public Object memo() {
      return memo;
    }

    /** Notes what has come out, since a name is often used more than once. */
    public void note(Object newMemo) {
      memo = newMemo;
    }
  }

  /** A LAMBDA or LET operator with its scope; a null body names a module-level operator. */
  public record Operator(String target, List<String> parameters, Expr body, Scope scope) {}

  private final String name;
  private final Object binding;
  private final Scope outer;

  private Scope(String name, Object binding, Scope outer) {
    this.name = name;
    this.binding = binding;
    this.outer = outer;
  }

  /** Binds a name to a back end's value, a {@link Closure} or an {@link Operator}. */
  public Scope with(String newName, Object newBinding) {
    return new Scope(newName, newBinding, this);
  }

  /** Binds the names that a LET defines. */
  public Scope with(Expr.Let let) {
    Scope inner = this;
    for (Definition definition : let.definitions()) {
      inner =
          inner.with(
              definition.name(),
              definition.parameters().isEmpty()
                  ? new Closure(definition.body(), inner)
                  : new Operator(null, names(definition), definition.body(), inner));
    }
    return inner;
  }

  /** What a name is bound to, or null. */
  public Object find(String wanted) {
    for (Scope s = this; s.name != null; s = s.outer) {
      if (s.name.equals(wanted)) {
        return s.binding;
      }
    }
    return null;
  }

  /** The variable that an expression stands for, itself or through arguments and LETs; or null. */
  public String variable(Expr e) {
    if (e instanceof Expr.Variable x) {
      return x.name();
    }
    return e instanceof Expr.Local x && find(x.name()) instanceof Closure closure
        ? closure.scope().variable(closure.expr())
        : null;
  }

  /**
   * One step from a name, or a LET, to the expression that it stands for: an argument, the body of
   * a LET, or that of an operator with its parameters bound.
   *
   * @param resolve gives the definition of a name of the module, or null
   * @return null where the expression stands for itself
   */
  public Closure expand(Expr e, Function<String, Definition> resolve) {
    if (e instanceof Expr.Local x) {
      return find(x.name()) instanceof Closure closure ? closure : null;
    } else if (e instanceof Expr.Let x) {
      return new Closure(x.body(), with(x));
    }
    return e instanceof Expr.Call x ? enter(x.target(), x.args(), resolve) : null;
  }

  private Closure enter(String target, List<Expr> args, Function<String, Definition> resolve) {
    Object found = find(target);
    if (found instanceof Closure closure) {
      return closure;
    } else if (found instanceof Operator operator) {
      return operator.body() == null
          ? enter(operator.target(), args, resolve)
          : new Closure(operator.body(), operator.scope().bind(operator.parameters(), args, this));
    }
    Definition definition = resolve.apply(target);
    if (definition == null) {
      return null;
    }
    // What a .cfg puts in the place of an instance's operator takes no parameters of the instance.
    int surplus = Math.max(0, args.size() - definition.parameters().size());
    List<Expr> own = args.subList(surplus, args.size());
    return new Closure(definition.body(), EMPTY.bind(names(definition), own, this));
  }

  private Scope bind(List<String> names, List<Expr> args, Scope from) {
    Scope inner = this;
    for (int i = 0; i < names.size(); i++) {
      inner = inner.with(names.get(i), from.argument(args.get(i)));
    }
    return inner;
  }

  private Object argument(Expr arg) {
    if (arg instanceof Expr.OperatorArg operator) {
      return operator(operator);
    }
    Object known = arg instanceof Expr.Local local ? find(local.name()) : null;
    return known == null ? new Closure(arg, this) : known;
  }

  private Operator operator(Expr.OperatorArg arg) {
    if (arg.target() == null) {
      return new Operator(null, arg.lambdaParams(), arg.lambdaBody(), this);
    }
    return find(arg.target()) instanceof Operator known
        ? known
        : new Operator(arg.target(), List.of(), null, EMPTY);
  }

  private static List<String> names(Definition definition) {
    return definition.parameters().stream().map(Parameter::name).toList();
  }
}
