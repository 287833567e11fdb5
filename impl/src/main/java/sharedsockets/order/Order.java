package sharedsockets.order;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import sharedsockets.trace.Event;

/**
 * An order of events from where some factors were joined.
 *
 * @param standing where it stands
 * @param from the row of each factor
 * @param before the order without its last event; null where it has none
 * @param last its last event
 */
record Order(Standing standing, int[] from, Order before, Event last) {
  /** The order with another event, which leads there. */
  Order then(Overlapped event, Standing after) {
    return new Order(after, from, this, event.event());
  }

  Order at(Standing other) {
    return new Order(other, from, before, last);
  }

  List<Event> events() {
    Deque<Event> events = new ArrayDeque<>();
    for (Order order = this; order.before != null; order = order.before) {
      events.addFirst(order.last);
    }
    return List.copyOf(events);
  }
}
