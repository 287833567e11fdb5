package sharedsockets.oracle;

import sharedsockets.spec.State;

/**
 * One element of the oracle's belief state: the state of every implementation whose values of the
 * disputed points agree with an assignment. Points that no event has asked about are open.
 */
public record Branch(Assignment assignment, State state) {
  /** This very branch where nothing changes. */
  public Branch with(Assignment otherAssignment, State otherState) {
    return otherAssignment == assignment && otherState == state
        ? this
        : new Branch(otherAssignment, otherState);
  }
}
