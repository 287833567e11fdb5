package sharedsockets.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.persistent.SmallSet;
import sharedsockets.spec.Action;
import sharedsockets.spec.AnyError;
import sharedsockets.spec.Direction;
import sharedsockets.spec.SocketState;
import sharedsockets.spec.SocketType;
import sharedsockets.trace.Event;
import sharedsockets.trace.Message;

/** The specification's action for each event, with the event's arguments and outcome. */
final class Moves {
  private final Values values;
  private final Map<Object, SmallSet<sharedsockets.spec.Event>> eventSets = new HashMap<>();

  Moves(Values values) {
    this.values = values;
  }

  static Move start(String process) {
    return new Move(Action.START_PROCESS, process);
  }

  /**
   * The move of an event.
   *
   * @param socket the socket that a network event is about, or the identity that a socket gets
   *     which the call makes
   */
  Move of(Event event, long socket) {
    if (!event.operation().isCall()) {
      return network(event, socket);
    }
    return event.failed() ? failure(event) : success(event, socket);
  }

  private static Move network(Event event, long socket) {
    Action action =
        switch (event.operation()) {
          case DATA_ARRIVES -> Action.DATA_ARRIVES;
          case CONNECTION_ARRIVES -> Action.CONNECTION_ARRIVES;
          case PEER_CLOSES -> Action.PEER_CLOSES;
          case ROOM_APPEARS -> Action.ROOM_APPEARS;
          case ROOM_ENDS -> Action.ROOM_ENDS;
          case PEER_SEES_END -> Action.PEER_SEES_END;
          default -> throw new AssertionError(event.operation());
        };
    return new Move(action, socket);
  }

  private Move success(Event event, long socket) {
    String p = event.process();
    Object result = event.result();
    return switch (event.operation()) {
      case OPEN_SOCKET -> new Move(Action.OPEN_SOCKET, p, type(event), result, socket);
      case DUPLICATE_SOCKET ->
          new Move(Action.DUPLICATE_SOCKET, p, event.argument(0), event.argument(1), result);
      case OPEN_DUPLICATE -> new Move(Action.OPEN_DUPLICATE, p, event.argument(0), result);
      case SET_OPTION ->
          new Move(
              Action.SET_OPTION, p, event.argument(0), event.argument(1), value(event.argument(2)));
      case GET_OPTION ->
          new Move(Action.GET_OPTION, p, event.argument(0), event.argument(1), value(result));
      case SET_BLOCKING ->
          new Move(Action.SET_BLOCKING, p, event.argument(0), isOne(event.argument(2)));
      case EVENT_SELECT ->
          new Move(
              Action.EVENT_SELECT,
              p,
              event.argument(0),
              handle(event.argument(1)),
              events(event.argument(2)));
      case ASYNC_SELECT ->
          new Move(
              Action.ASYNC_SELECT,
              p,
              event.argument(0),
              handle(event.argument(1)),
              event.argument(2),
              events(event.argument(3)));
      case ENUM_NETWORK_EVENTS ->
          new Move(
              Action.ENUM_NETWORK_EVENTS,
              p,
              event.argument(0),
              handle(event.argument(1)),
              events(result));
      case WAIT_FOR_EVENT ->
          new Move(
              Action.WAIT_FOR_EVENT,
              p,
              handle(event.argument(0)),
              result.equals("WSA_WAIT_EVENT_0"));
      case RESET_EVENT -> new Move(Action.RESET_EVENT, p, handle(event.argument(0)));
      case CLOSE_EVENT -> new Move(Action.CLOSE_EVENT, p, handle(event.argument(0)));
      case DESTROY_WINDOW -> new Move(Action.DESTROY_WINDOW, p, handle(event.argument(0)));
      case PEEK_MESSAGE -> peek(p, handle(event.argument(0)), (Message) result);
      case SEND -> new Move(Action.SEND, p, event.argument(0), result);
      case RECV -> new Move(Action.RECV, p, event.argument(0), result);
      case SHUTDOWN -> new Move(Action.SHUTDOWN, p, event.argument(0), direction(event));
      case LISTEN -> new Move(Action.LISTEN, p, event.argument(0));
      case ACCEPT -> new Move(Action.ACCEPT, p, event.argument(0), result, socket);
      case CLOSE_SOCKET -> new Move(Action.CLOSE_SOCKET, p, event.argument(0));
      case EXIT_PROCESS -> new Move(Action.EXIT_PROCESS, p);
      default -> throw new AssertionError(event.operation());
    };
  }

  private Move failure(Event event) {
    String p = event.process();
    AnyError error = error(event.error());
    return switch (event.operation()) {
      case OPEN_SOCKET -> new Move(Action.OPEN_SOCKET_FAILS, p, type(event), error);
      case DUPLICATE_SOCKET ->
          new Move(Action.DUPLICATE_SOCKET_FAILS, p, event.argument(0), event.argument(1), error);
      case OPEN_DUPLICATE -> new Move(Action.OPEN_DUPLICATE_FAILS, p, event.argument(0), error);
      case SET_OPTION ->
          new Move(
              Action.SET_OPTION_FAILS,
              p,
              event.argument(0),
              event.argument(1),
              value(event.argument(2)),
              error);
      case GET_OPTION ->
          new Move(Action.GET_OPTION_FAILS, p, event.argument(0), event.argument(1), error);
      case SET_BLOCKING ->
          new Move(
              Action.SET_BLOCKING_FAILS, p, event.argument(0), isOne(event.argument(2)), error);
      case EVENT_SELECT ->
          new Move(
              Action.EVENT_SELECT_FAILS,
              p,
              event.argument(0),
              handle(event.argument(1)),
              events(event.argument(2)),
              error);
      case ASYNC_SELECT ->
          new Move(
              Action.ASYNC_SELECT_FAILS,
              p,
              event.argument(0),
              handle(event.argument(1)),
              events(event.argument(3)),
              error);
      case ENUM_NETWORK_EVENTS ->
          new Move(
              Action.ENUM_NETWORK_EVENTS_FAILS,
              p,
              event.argument(0),
              handle(event.argument(1)),
              error);
      case WAIT_FOR_EVENT, RESET_EVENT, CLOSE_EVENT, DESTROY_WINDOW, PEEK_MESSAGE ->
          new Move(Action.HANDLE_FAILS, p, handle(event.argument(0)));
      case SEND -> new Move(Action.SEND_FAILS, p, event.argument(0), error);
      case RECV -> new Move(Action.RECV_FAILS, p, event.argument(0), error);
      case SHUTDOWN -> new Move(Action.SHUTDOWN_FAILS, p, event.argument(0), error);
      case LISTEN -> new Move(Action.LISTEN_FAILS, p, event.argument(0), error);
      case ACCEPT -> new Move(Action.ACCEPT_FAILS, p, event.argument(0), error);
      case CLOSE_SOCKET -> new Move(Action.CLOSE_SOCKET_FAILS, p, event.argument(0), error);
      default -> throw new AssertionError(event.operation());
    };
  }

  private static Move peek(String process, String window, Message message) {
    return message == null
        ? new Move(Action.PEEK_NO_MESSAGE, process, window)
        : new Move(
            Action.PEEK_MESSAGE,
            process,
            window,
            message.message(),
            message.descriptor(),
            sharedsockets.spec.Event.of(message.event()));
  }

  private static SocketType type(Event event) {
    return SocketType.of((String) event.argument(0));
  }

  private static Direction direction(Event event) {
    return Direction.of((String) event.argument(1));
  }

  /** Errors that the specification does not name are one to it. */
  private static AnyError error(String name) {
    AnyError error = AnyError.of(name);
    return error == null ? AnyError.OTHER : error;
  }

  private Long value(Object value) {
    return values.number(value);
  }

  private static Boolean isOne(Object number) {
    return (Long) number == 1;
  }

  private static String handle(Object name) {
    return name == null ? SocketState.NONE : (String) name;
  }

  private SmallSet<sharedsockets.spec.Event> events(Object names) {
    return eventSets.computeIfAbsent(names, unseen -> copyOf((Set<?>) names));
  }

  private static SmallSet<sharedsockets.spec.Event> copyOf(Set<?> names) {
    SmallSet<sharedsockets.spec.Event> set = SmallSet.none(sharedsockets.spec.Event.class);
    for (Object name : names) {
      set = set.with(sharedsockets.spec.Event.of((String) name));
    }
    return set;
  }
}
