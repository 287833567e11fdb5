package sharedsockets.order;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.oracle.Branch;
import sharedsockets.oracle.Oracle;
import sharedsockets.order.Standing.Closed;
import sharedsockets.spec.ProcessEventObject;
import sharedsockets.spec.ProcessWindow;
import sharedsockets.spec.Registration;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.State;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * Live variables. Input: a history. Output: states without the event objects that none of its
 * events polls, the windows that none of them reads, and their names in registrations: states that
 * differ in these only are one.
 */
final class Liveness {
  private final Set<ProcessEventObject> polled = new HashSet<>();
  private final Set<ProcessWindow> read = new HashSet<>();

  // What a registration of it is changed by.
  private final Set<ProcessEventObject> closedEvents = new HashSet<>();
  private final Set<ProcessWindow> destroyed = new HashSet<>();
  private final Set<Closed> closed = new HashSet<>();
  private final Set<String> exited = new HashSet<>();
  private final Set<String> closedAll = new HashSet<>();

  /** What events of a history may see. */
  Liveness(Iterable<Event> history) {
    for (Event event : history) {
      String process = event.process();
      Object first = event.operation().arity() == 0 ? null : event.argument(0);
      if (first instanceof List<?> names) {
        names.forEach(name -> note(event.operation(), process, name(name)));
      } else {
        note(event.operation(), process, name(first));
      }
    }
  }

  private void note(Operation operation, String process, String name) {
    // Both look whether the object is there, or signalled.
    if (operation.result() == Kind.WAIT
        || operation.result() == Kind.WAIT_INDEX
        || operation.takes(Kind.FRESH_EVENT_OBJECT)) {
      polled.add(new ProcessEventObject(process, name));
    } else if (operation.result() == Kind.MESSAGE) {
      read.add(new ProcessWindow(process, name));
    } else if (operation.ends(Kind.EVENT_OBJECT)) {
      closedEvents.add(new ProcessEventObject(process, name));
    } else if (operation.ends(Kind.WINDOW)) {
      destroyed.add(new ProcessWindow(process, name));
    } else if (operation.ends(Kind.DESCRIPTOR)) {
      closed.add(new Closed(process, name));
    } else if (operation.endsDescriptors()) {
      closedAll.add(process);
      if (operation.ends(Kind.PROCESS)) {
        exited.add(process);
      }
    }
  }

  private static String name(Object argument) {
    return argument instanceof String name ? name : null;
  }

  /** Whether a registration of the event object comes to the same as one whose object has ended. */
  boolean isDead(ProcessEventObject event) {
    return !polled.contains(event)
        && !closedEvents.contains(event)
        && !exited.contains(event.process());
  }

  /** Whether an event of the history closes the descriptor. */
  boolean isClosed(Closed descriptor) {
    return closed.contains(descriptor) || closedAll.contains(descriptor.process());
  }

  private boolean isDead(ProcessWindow window) {
    return !read.contains(window)
        && !destroyed.contains(window)
        && !exited.contains(window.process());
  }

  /** The branch that an event has led to, without what is not live. */
  Branch live(Branch before, Branch after, Event event) {
    Branch live = withoutUnseen(before, after);
    return event.operation().takes(Kind.EVENTS) && event.succeeded()
        ? registered(
            live, Oracle.socketOf(live.state(), event.process(), (String) event.argument(0)))
        : live;
  }

  private Branch withoutUnseen(Branch before, Branch after) {
    State state = after.state();
    if (state.signalled() != before.state().signalled()) {
      for (ProcessEventObject event : state.signalled()) {
        if (!polled.contains(event)) {
          state = state.withSignalled(state.signalled().without(event));
        }
      }
    }
    if (state.queue() != before.state().queue()) {
      for (var queue : state.queue()) {
        if (!read.contains(queue.getKey())) {
          state = state.withQueue(state.queue().remove(queue.getKey()));
        }
      }
    }
    return after.with(after.assignment(), state);
  }

  /** The same after a registration of this socket. */
  private Branch registered(Branch after, long socket) {
    State state = after.state();
    PersistentMap<Long, SocketState> sockets = state.sock();
    SocketState held = sockets.getOrNull(socket);
    if (held == null || !isDead(held.reg())) {
      return after;
    }
    Registration ended =
        SocketState.NO_REGISTRATION
            .withKind(held.reg().kind())
            .withMask(held.reg().mask())
            .withOthers(held.reg().others());
    return after.with(after.assignment(), state.withSock(sockets.put(socket, held.withReg(ended))));
  }

  private boolean isDead(Registration registration) {
    String process = registration.process();
    boolean makerStays =
        !registration.maker() || !isClosed(new Closed(process, registration.handle()));
    return makerStays
        && switch (registration.kind()) {
          case EVENT -> isDead(new ProcessEventObject(process, registration.event()));
          case WINDOW -> isDead(new ProcessWindow(process, registration.window()));
          default -> false;
        };
  }
}
