package sharedsockets.model.eval;

import sharedsockets.model.ast.Location;

/** An expression that has no value; the message starts with its place. */
public final class EvaluationError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EvaluationError(Location at, String message) {
    super(at + ": " + message);
  }

  EvaluationError(String message) {
    super(message);
  }
}
