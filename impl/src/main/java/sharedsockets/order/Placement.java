package sharedsockets.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Oracle;
import sharedsockets.order.Standing.Closed;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/** Places one event next in an order, as the specification allows it. */
final class Placement {
  private final Oracle oracle;
  private final Set<Closed> spokenOf = new HashSet<>();
  private final boolean speakOfAll;

  /** Null where any event may follow. */
  private final Liveness liveness;

  /**
   * Placements of the events of a history.
   *
   * @param liveness what they may see; null where all of a state matters
   */
  Placement(Oracle oracle, Iterable<Event> history, Liveness liveness) {
    this.oracle = oracle;
    speakOfAll = false;
    this.liveness = liveness;
    for (Event event : history) {
      if (!event.operation().isCall()) {
        spokenOf.add(new Closed(event.process(), (String) event.argument(1)));
      }
    }
  }

  /** Placements of events that may speak of any descriptor. */
  Placement(Oracle oracle) {
    this.oracle = oracle;
    speakOfAll = true;
    liveness = null;
  }

  /** Where the orders begin that go on from the oracle's judgement of earlier events. */
  List<Standing> start() {
    PersistentMap<Closed, Long> closed = PersistentMap.empty();
    for (Closed descriptor : spokenOf) {
      Long socket = oracle.closedSocket(descriptor.process(), descriptor.name());
      if (socket != null) {
        closed = closed.put(descriptor, socket);
      }
    }
    List<Standing> start = new ArrayList<>();
    for (Branch branch : oracle.branches()) {
      start.add(new Standing(0, branch, closed));
    }
    return start;
  }

  /** All that can follow when the event is placed next: nothing where it has no place here. */
  List<Standing> after(Standing standing, Overlapped event) {
    Long socket = socketOf(standing, event);
    if (socket == null) {
      return List.of();
    }
    Branch started = oracle.started(standing.branch(), event.event());
    if (event.isStill()) {
      boolean mayWait = !oracle.after(started, event.event(), socket).isEmpty();
      boolean mustEnd =
          isClosed(standing, event.event()) || oracle.succeeds(started, event.event(), socket);
      return !mayWait && mustEnd
          ? List.of()
          : List.of(standing.then(event, started, standing.closed()));
    }
    List<Branch> branches = new ArrayList<>(oracle.after(started, event.event(), socket));
    if (event.event().isInterrupted()) {
      branches.addAll(oracle.after(started, event.event().uninterrupted(), socket));
    }
    if (branches.isEmpty()) {
      return List.of();
    }
    PersistentMap<Closed, Long> closed = closing(standing, event.event());
    List<Standing> after = new ArrayList<>(branches.size());
    for (Branch branch : branches) {
      after.add(standing.then(event, live(started, branch, event.event()), closed));
    }
    return after;
  }

  /** Whether the call's descriptor names nothing any more. */
  private static boolean isClosed(Standing standing, Event call) {
    return call.operation().takes(Kind.DESCRIPTOR)
        && Oracle.socketOf(
                standing.state(), call.process(), (String) call.argument(Kind.DESCRIPTOR))
            == null;
  }

  private Branch live(Branch before, Branch after, Event event) {
    return liveness == null || before == after ? after : liveness.live(before, after, event);
  }

  /** The socket that a network event is about; of a call the identity of what it may open. */
  private static Long socketOf(Standing standing, Overlapped event) {
    if (event.event().operation().isCall()) {
      return event.socket();
    }
    String process = event.event().process();
    String name = (String) event.event().argument(1);
    Long open = Oracle.socketOf(standing.state(), process, name);
    return open == null ? standing.closed().getOrNull(new Closed(process, name)) : open;
  }

  /** The closed descriptors after an event that may close some. */
  private PersistentMap<Closed, Long> closing(Standing standing, Event event) {
    PersistentMap<Closed, Long> closed = standing.closed();
    if (!speakOfAll && spokenOf.isEmpty()) {
      return closed;
    }
    for (var entry : Oracle.closed(standing.state(), event).entrySet()) {
      Closed descriptor = new Closed(event.process(), entry.getKey());
      if (speakOfAll || spokenOf.contains(descriptor)) {
        closed = closed.put(descriptor, entry.getValue());
      }
    }
    return closed;
  }
}
