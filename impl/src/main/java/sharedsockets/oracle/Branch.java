package sharedsockets.oracle;

import sharedsockets.spec.State;

/**
 * What may be so after the events seen: the state of every implementation that has these values of
 * the disputed points and has not told itself apart by others.
 */
public record Branch(Assignment assignment, State state) {
  /** This very branch where nothing changes. */
  public Branch with(Assignment otherAssignment, State otherState) {
    return otherAssignment == assignment && otherState == state
        ? this
        : new Branch(otherAssignment, otherState);
  }
}
