package sharedsockets.model.source;

import sharedsockets.model.ast.Expr;

/** Infers the type of an expression of any kind: the recursion of those that know some kinds. */
interface Inference {
  Type infer(Expr expr, Env env);

  default void expect(Expr expr, Type type, Env env) {
    Type.unify(infer(expr, env), type, expr.at());
  }

  /** The name of the definition whose body is inferred, empty outside of any. */
  String current();
}
