package sharedsockets.model.liveness;

import java.util.List;

/**
 * A temporal formula in negation normal form: only atoms are negated. Each one has a number of its
 * own within a property.
 */
sealed interface Formula {
  int number();

  record Literal(int number, Atom atom, boolean positive) implements Formula {}

  record And(int number, List<Formula> parts) implements Formula {}

  record Or(int number, List<Formula> parts) implements Formula {}

  /** {@code []body}. */
  record Always(int number, Formula body) implements Formula {}

  /** {@code <>body}. */
  record Eventually(int number, Formula body) implements Formula {}
}
