package sharedsockets.jpf.harness;

import sharedsockets.spec.SocketState;
import sharedsockets.spec.Flag;
import sharedsockets.model.persistent.PersistentMap;
import sharedsockets.model.persistent.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sharedsockets.model.persistent.SmallSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.Attempt;
import sharedsockets.spec.Direction;
import sharedsockets.spec.Event;
import sharedsockets.spec.Guard;
import sharedsockets.spec.Profile;
import sharedsockets.spec.SharedSockets;
import sharedsockets.spec.SocketType;
import sharedsockets.spec.State;

/** An action of the specification with arguments. */
final class SpecifiedCall {
  private static final SmallSet<Event> EVENTS =
      SmallSet.of(Event.FD_READ, Event.FD_WRITE, Event.FD_ACCEPT, Event.FD_CLOSE);

  final Action action;
  private final Object[] args;
  private final String text;

  private SpecifiedCall(Action action, Object[] args) {
    this.action = action;
    this.args = args;
    this.text = text(action, args);
  }

  /** Each action with each combination of a few arguments. */
  static List<SpecifiedCall> all() {
    List<SpecifiedCall> all = new ArrayList<>();
    for (Action action : Action.values()) {
      if (canHappen(action)) {
        add(action, new Object[action.parameters().size()], 0, all);
      }
    }
    return all;
  }

  /** How many actions there are that can happen. */
  static int actions() {
    int count = 0;
    for (Action action : Action.values()) {
      count += canHappen(action) ? 1 : 0;
    }
    return count;
  }

  /** One never does: it says of calls that they do not wait (BLK-3). */
  private static boolean canHappen(Action action) {
    return action != Action.NEVER_WAITS;
  }

  private static void add(Action action, Object[] args, int from, List<SpecifiedCall> all) {
    if (from == args.length) {
      all.add(new SpecifiedCall(action, args.clone()));
      return;
    }
    for (Object value : values(action, action.parameters().get(from))) {
      args[from] = value;
      add(action, args, from + 1, all);
    }
  }

  private static Object[] values(Action action, Action.Parameter parameter) {
    switch (parameter.set()) {
      case "Process":
        return new Object[] {"A", "B"};
      case "Descriptor":
        return new Object[] {"4", "8"};
      case "Descriptor \\cup {None}":
        return new Object[] {"4"};
      case "Socket":
        return new Object[] {1L, 2L};
      case "SocketType":
        return new Object[] {SocketType.SOCK_STREAM};
      case "Info":
        return new Object[] {"i"};
      case "Option":
        return new Object[] {"SO_RCVBUF"};
      case "Value", "Message":
        return new Object[] {1L};
      case "Counts":
        return new Object[] {0L, 1L};
      case "Lengths":
        return new Object[] {1L};
      case "SUBSET Flag":
        return new Object[] {SmallSet.none(Flag.class)};
      case "Bytes":
        return new Object[] {bytes(action)};
      case "Address", "Address \\cup {None}":
        return new Object[] {"a"};
      case "BOOLEAN":
        return truths(action, parameter.name());
      case "Direction":
        return new Object[] {Direction.SD_RECEIVE, Direction.SD_SEND};
      case "Event":
        return new Object[] {Event.FD_READ, Event.FD_WRITE};
      case "AnyError":
        return new Object[] {error(action.text())};
      case "Told(AnyError)":
        return new Object[] {PersistentMap.empty()};
      case "ObjectLists":
        return new Object[] {objects(action)};
      case "Indices":
        return new Object[] {SharedSockets.TIMED_OUT, 0L, 1L};
      case "SUBSET Event":
        return masks(parameter.name());
      default:
        return new Object[] {object(action, parameter.set())};
    }
  }

  /**
   * Where nothing is said of an address bind tells that there was none; handles are inherited
   * unless that is undone; a wait without time is a poll.
   */
  private static Object[] truths(Action action, String parameter) {
    switch (parameter) {
      case "inherits":
        return new Object[] {action != Action.SET_HANDLE_INFORMATION};
      case "bound", "hasTime":
        return new Object[] {true};
      default:
        return new Object[] {false, true};
    }
  }

  /** One byte arrives; which one is read nobody says. */
  private static Sequence<String> bytes(Action action) {
    return action.text().equals("DataArrives")
        ? Sequence.of(SocketState.ANY_BYTE)
        : Sequence.empty();
  }

  /** Two, but for the wait that fails: with one of them twice. */
  private static Sequence<String> objects(Action action) {
    return action == Action.WAIT_FOR_EVENTS_FAILS ? Sequence.of("e", "e") : Sequence.of("e", "f");
  }

  /** The one that some state lets it fail with. */
  private static AnyError error(String action) {
    switch (action) {
      case "OpenSocketFails":
        return AnyError.WSAEMFILE;
      case "SendFails", "RecvFails", "AcceptFails", "ConnectFails":
        return AnyError.WSAEWOULDBLOCK;
      case "StartupFails":
        return AnyError.WSAEFAULT;
      case "CleanupFails", "CreateEventFails", "EventFails":
        return AnyError.WSANOTINITIALISED;
      case "HandleInformationFails", "DuplicateHandleFails", "CloseHandleFails":
        return AnyError.WSA_INVALID_HANDLE;
      case "WaitForEventsFails":
        return AnyError.WSA_INVALID_PARAMETER;
      default:
        return AnyError.WSAENOTSOCK;
    }
  }

  /** An event object or a window; of the call that fails for want of one, none. */
  private static String object(Action action, String set) {
    if (action == Action.HANDLE_FAILS) {
      return "invalid";
    }
    return set.contains("Window") ? "w" : "e";
  }

  private static Object[] masks(String parameter) {
    SmallSet<Event> none = SmallSet.none(Event.class);
    return parameter.equals("mask")
        ? new Object[] {none, EVENTS}
        : new Object[] {
          none,
          SmallSet.of(Event.FD_READ),
          SmallSet.of(Event.FD_WRITE),
          SmallSet.of(Event.FD_READ, Event.FD_WRITE)
        };
  }

  /** The states that follow, in the order in which the specification gives them. */
  List<State> attempt(SharedSockets specification, State state, Profile profile) {
    Followers followers = new Followers();
    specification.attempt(action, state, profile, args, followers);
    return followers.states;
  }

  /** As the specification writes it. */
  @Override
  public String toString() {
    return text;
  }

  private static String text(Action action, Object[] args) {
    StringBuilder text = new StringBuilder(action.text()).append('(');
    for (int i = 0; i < args.length; i++) {
      text.append(i == 0 ? "" : ", ").append(text(args[i]));
    }
    return text.append(')').toString();
  }

  /** Their own text takes a StringJoiner, which Java PathFinder does not run. */
  private static String text(Object value) {
    if (value instanceof SmallSet<?> set) {
      return text("{", set, "}");
    }
    if (value instanceof PersistentMap) {
      return "[]"; // Nothing is told.
    }
    return value instanceof Sequence<?> sequence ? text("<<", sequence, ">>") : value.toString();
  }

  private static String text(String open, Iterable<?> elements, String close) {
    StringBuilder text = new StringBuilder(open);
    String separator = "";
    for (Object element : elements) {
      text.append(separator).append(element.toString());
      separator = ", ";
    }
    return text.append(close).toString();
  }

  /** Receives the successors of an attempt. */
  private static final class Followers implements Attempt {
    final List<State> states = new ArrayList<>();

    @Override
    public void next(State state) {
      states.add(state);
    }

    @Override
    public void refused(Guard guard, Supplier<? extends Iterable<?>> expected) {
      // Nothing follows.
    }
  }
}
