package sharedsockets.oracle;

import sharedsockets.model.persistent.PersistentMap;

/**
 * Where one order of the events stands: what is possible after it, and which of the events that are
 * still open it has placed. Two that differ in the order only are equal: what can follow is the
 * same.
 */
final class Standing {
  /** A descriptor that a network event may speak of after its close. */
  record Closed(String process, String name) {}

  /** The order itself, the last event first. */
  record Trail(Overlapped last, Trail before, long length) {}

  private final long placed;
  private final Branch branch;
  private final PersistentMap<Closed, Long> closed;
  private final Trail trail;
  private final int hash;

  Standing(long placed, Branch branch, PersistentMap<Closed, Long> closed, Trail trail) {
    this.placed = placed;
    this.branch = branch;
    this.closed = closed;
    this.trail = trail;
    hash = 31 * (31 * Long.hashCode(placed) + branch.hashCode()) + closed.hashCode();
  }

  boolean hasPlaced(Overlapped event) {
    return (placed & event.bit()) != 0;
  }

  /** How many of the open events are placed. */
  int placedCount() {
    return Long.bitCount(placed);
  }

  Branch branch() {
    return branch;
  }

  PersistentMap<Closed, Long> closed() {
    return closed;
  }

  /** The events placed since the search began; null where there are none. */
  Trail trail() {
    return trail;
  }

  /** What follows when an event is placed next. */
  Standing then(Overlapped event, Branch after, PersistentMap<Closed, Long> closedAfter) {
    Trail longer = new Trail(event, trail, trail == null ? 1 : trail.length() + 1);
    return new Standing(placed | event.bit(), after, closedAfter, longer);
  }

  /** The same when a placed event is open no more, and its slot free for another. */
  Standing ended(Overlapped event) {
    return new Standing(placed & ~event.bit(), branch, closed, trail);
  }

  /** The same when it does not matter what led there. */
  Standing forgotten() {
    return new Standing(0, branch, closed, null);
  }

  Standing with(Branch other) {
    return new Standing(placed, other, closed, trail);
  }

  /** Whether they differ in their branches at most. */
  boolean isBeside(Standing other) {
    return placed == other.placed && closed.equals(other.closed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standing standing
        && standing.hash == hash
        && standing.placed == placed
        && standing.branch.equals(branch)
        && standing.closed.equals(closed);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
