package sharedsockets.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sharedsockets.trace.Event;
import sharedsockets.trace.MalformedTrace;

/**
 * A history as the moments at which its events begin and end. One that ends before another begins
 * took effect before it; moments that the clock cannot tell apart order nothing. An event without
 * times took effect where it stands: after all lines before it and before all after it. A call that
 * has not returned is open until all others have ended; then it is asked whether it still waits.
 */
final class Timeline {
  /** Events that may be open at a time: as many as a long has bits. */
  static final int MOST_OPEN = Long.SIZE;

  /** A moment; at its begin an event becomes open, at its end it must have been placed. */
  record Moment(Overlapped event, boolean isEnd) {}

  private final List<Moment> moments = new ArrayList<>();
  private final int events;
  private final Overlapped[] slots = new Overlapped[MOST_OPEN];
  private int used;
  private long nextSocket;

  // The latest begin of any event so far, and of those before the last event without times.
  private double latestBegin = Double.NEGATIVE_INFINITY;
  private long latestLine;

  /**
   * Lays out a history.
   *
   * @param stillWaiting those of its calls that must still wait at the end
   * @param freshSocket the first identity that no socket has
   */
  Timeline(List<Event> history, List<Event> stillWaiting, long freshSocket) throws MalformedTrace {
    events = history.size();
    nextSocket = freshSocket;
    int from = 0;
    for (int i = 0; i <= history.size(); i++) {
      if (i == history.size() || !history.get(i).isTimed()) {
        addTimed(history.subList(from, i));
        from = i + 1;
        if (i < history.size()) {
          Overlapped alone = open(history.get(i), false);
          close(alone);
        }
      }
    }
    for (Overlapped open : slots.clone()) {
      if (open != null) {
        close(open);
      }
    }
    for (Event call : stillWaiting) {
      close(open(call, true));
    }
  }

  /** How many events have ended before a moment. */
  int ended(int moment) {
    return Math.min(moment / 2, events);
  }

  List<Moment> moments() {
    return moments;
  }

  /** How many slots the events have. */
  int slots() {
    return used;
  }

  private void addTimed(List<Event> events) throws MalformedTrace {
    double earlierBegin = latestBegin;
    for (Event event : events) {
      if (event.end() < earlierBegin) {
        throw new MalformedTrace(
            event.line(),
            event.operation()
                + " ended before line "
                + latestLine
                + " began, but a line without begin and end stands between them");
      }
    }
    for (Event event : events) {
      if (event.begin() > latestBegin) {
        latestBegin = event.begin();
        latestLine = event.line();
      }
    }
    Event[] byBegin = sorted(events, Comparator.comparingDouble(Event::begin));
    Event[] byEnd =
        sorted(
            events.stream().filter(event -> !event.isPending()).toList(),
            Comparator.comparingDouble(Event::end));
    int ended = 0;
    for (Event event : byBegin) {
      for (; ended < byEnd.length && byEnd[ended].end() < event.begin(); ended++) {
        close(slotOf(byEnd[ended]));
      }
      open(event, false);
    }
    for (; ended < byEnd.length; ended++) {
      close(slotOf(byEnd[ended]));
    }
  }

  /** Sorted; of equal ones the earlier line first. */
  private static Event[] sorted(List<Event> events, Comparator<Event> order) {
    Event[] sorted = events.toArray(new Event[0]);
    Arrays.sort(sorted, order);
    return sorted;
  }

  private Overlapped open(Event event, boolean isStill) throws MalformedTrace {
    for (int slot = 0; slot < MOST_OPEN; slot++) {
      if (slots[slot] == null) {
        Overlapped opened = new Overlapped(event, slot, nextSocket++, isStill);
        slots[slot] = opened;
        used = Math.max(used, slot + 1);
        moments.add(new Moment(opened, false));
        return opened;
      }
    }
    throw new MalformedTrace(event.line(), "overlaps more than " + MOST_OPEN + " other events");
  }

  private Overlapped slotOf(Event event) {
    for (Overlapped open : slots) {
      if (open != null && open.event() == event) {
        return open;
      }
    }
    throw new AssertionError(event);
  }

  private void close(Overlapped event) {
    slots[event.slot()] = null;
    moments.add(new Moment(event, true));
  }
}
