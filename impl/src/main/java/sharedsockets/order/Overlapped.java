package sharedsockets.order;

import sharedsockets.trace.Event;

/**
 * An event that is to be placed among those that it overlaps.
 *
 * @param event the event
 * @param slot its place in the set of events placed; events that overlap have different ones
 * @param socket the identity of the socket that it opens, if it does: the same in every order, so
 *     that orders which come to the same give equal states
 * @param isStill of a call that has not returned: that it still waits; otherwise, that it has begun
 *     to wait
 */
record Overlapped(Event event, int slot, long socket, boolean isStill) {
  Overlapped(Event event, int slot, long socket) {
    this(event, slot, socket, false);
  }

  long bit() {
    return 1L << slot;
  }
}
