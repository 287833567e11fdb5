package sharedsockets.model.liveness;

import sharedsockets.model.ast.Expr;
import sharedsockets.model.reading.Scope;

/**
 * A part of a temporal formula that has no temporal operator, with the values of its local names.
 *
 * @param expr a state predicate; an action; for {@link Kind#STEP} {@code [A]_v} or {@code <<A>>_v}
 * @param step for {@link Kind#ENABLED} the atom of the same action's steps; may be null
 */
record Atom(Kind kind, Expr expr, Scope scope, Atom step) {
  enum Kind {
    /** Whether a predicate holds of a state. */
    STATE,
    /** Whether an action can happen in a state. */
    ENABLED,
    /** Whether a step is one of an action. */
    STEP
  }

  Atom(Kind kind, Expr expr, Scope scope) {
    this(kind, expr, scope, null);
  }

  /** Whether it holds of steps that change nothing; of {@link Kind#STEP}. */
  boolean holdsOfStuttering() {
    return ((Expr.ActionSubscript) expr).box();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
