package sharedsockets.model.source;

import sharedsockets.model.ast.Expr;

/** Writes an expression of any kind as Java: the recursion of those that write one kind. */
interface ExpressionWriter {
  /**
   * Input is an expression without primes; output the Java expression, with the statements before
   * it in the context.
   */
  Code expression(Expr expr, Context c);
}
