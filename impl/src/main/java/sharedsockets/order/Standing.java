package sharedsockets.order;

import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.oracle.Assignment;
import sharedsockets.oracle.Branch;
import sharedsockets.spec.State;

/**
 * The position of one order of the events: the branches that are possible after it, and which of
 * the events that are still open it has placed.
 *
 * @param placed the bits of those events
 * @param closed the sockets of descriptors that a network event may speak of after their close
 */
record Standing(long placed, Branch branch, PersistentMap<Closed, Long> closed) {
  /** A descriptor that was closed. */
  record Closed(String process, String name) {}

  State state() {
    return branch.state();
  }

  Assignment assignment() {
    return branch.assignment();
  }

  boolean hasPlaced(Overlapped event) {
    return (placed & event.bit()) != 0;
  }

  /** What follows when an event is placed next. */
  Standing then(Overlapped event, Branch after, PersistentMap<Closed, Long> closedAfter) {
    return new Standing(placed | event.bit(), after, closedAfter);
  }

  /** The same when a placed event is open no more, and its slot free for another. */
  Standing ended(Overlapped event) {
    return new Standing(placed & ~event.bit(), branch, closed);
  }

  /** The same when it does not matter what led there. */
  Standing forgotten() {
    return new Standing(0, branch, closed);
  }

  Standing with(State state) {
    return new Standing(placed, branch.with(branch.assignment(), state), closed);
  }

  Standing with(Assignment assignment) {
    return new Standing(placed, branch.with(assignment, branch.state()), closed);
  }

  Standing withPlaced(long bits) {
    return new Standing(bits, branch, closed);
  }

  Standing withClosed(PersistentMap<Closed, Long> otherClosed) {
    return otherClosed == closed ? this : new Standing(placed, branch, otherClosed);
  }
}
