package sharedsockets.model.source;

import sharedsockets.model.ast.Expr;

/** The TLA+ spelling of an expression's operator, for refusals. */
final class Operators {
  private Operators() {}

  static String nameOf(Expr expr) {
    if (expr instanceof Expr.Builtin builtin) {
      return builtin.op().symbol();
    } else if (expr instanceof Expr.Unknown unknown) {
      return unknown.operator();
    } else if (expr instanceof Expr.Call call) {
      return call.target();
    } else if (expr instanceof Expr.Prime) {
      return "'";
    } else if (expr instanceof Expr.Choose) {
      return "CHOOSE";
    } else if (expr instanceof Expr.FunctionSet) {
      return "[S -> T]";
    } else if (expr instanceof Expr.RecordSet) {
      return "[a : S]";
    } else if (expr instanceof Expr.ActionSubscript action) {
      return action.box() ? "[A]_v" : "<<A>>_v";
    } else if (expr instanceof Expr.OperatorArg) {
      return "LAMBDA";
    }
    return expr.getClass().getSimpleName();
  }
}
