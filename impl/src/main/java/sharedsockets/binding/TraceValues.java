package sharedsockets.binding;

import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import sharedsockets.trace.Errors;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Message;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.NetworkEvents;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;
import sharedsockets.winsock.WindowMessage;
import sharedsockets.winsock.Winsock;
import sharedsockets.winsock.WinsockError;

/**
 * Values of a trace as the reference implementation has them, and its values as a trace has them.
 */
public final class TraceValues {
  private static final String SIGNALLED = "WSA_WAIT_EVENT_0";
  private static final String NOT_SIGNALLED = "WSA_WAIT_TIMEOUT";
  private static final Set<NetworkEvent> EVENTS = EnumSet.allOf(NetworkEvent.class);

  private static final Set<String> PEEK = Set.of("MSG_PEEK");

  private static final Set<String> NO_INHERIT = Set.of("WSA_FLAG_NO_HANDLE_INHERIT");
  private static final Set<String> INHERIT = Set.of("HANDLE_FLAG_INHERIT");

  private TraceValues() {}

  /** Whether an argument of this kind names something that has to be known by its name. */
  static boolean isName(Kind kind) {
    return switch (kind) {
      case DESCRIPTOR,
          PROCESS,
          NEW_PROCESS,
          INFO,
          EVENT_OBJECT,
          OPTIONAL_EVENT_OBJECT,
          FRESH_EVENT_OBJECT,
          EVENT_OBJECTS,
          WINDOW ->
          true;
      default -> false;
    };
  }

  /** The implementation's value of an argument that is no name. */
  public static Object argument(Kind kind, Object value) {
    return switch (kind) {
      case SOCKET_TYPE -> SocketType.valueOf((String) value);
      case OPTION -> SocketOption.of((String) value);
      case DIRECTION -> Shutdown.valueOf((String) value);
      case COMMAND -> Winsock.FIONBIO;
      case EVENTS -> events((Set<?>) value);
      case VALUE, FLAG, MESSAGE_NUMBER -> ((Long) value).intValue();
      case MANUAL_RESET, CONNECTED, BOUND -> Boolean.FALSE.equals(value) ? 0 : 1;
      case WAIT_ALL, INHERIT_HANDLE -> Boolean.TRUE.equals(value) ? 1 : 0;
      case INHERIT_HANDLES -> (Boolean) value ? 1 : 0;
      case SOCKET_FLAGS, HANDLE_FLAGS -> Kind.isInherited(kind, (Set<?>) value) ? 1 : 0;
      case LENGTH -> value == null ? 1 : ((Long) value).intValue();
      case RECV_FLAGS -> value == null || ((Set<?>) value).isEmpty() ? 0 : Winsock.MSG_PEEK;
      case SEND_FLAGS, TIMEOUT, DUPLICATE_OPTIONS -> 0;
      case BUFFER -> value == null;
      case DATA, ADDRESS -> value;
      case RECEIVED_DATA, ERROR_CODES -> null;
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  /** The trace's value of such an argument. */
  public static Object traced(Kind kind, Object argument) {
    return switch (kind) {
      case SOCKET_TYPE, OPTION, DIRECTION -> argument.toString();
      case COMMAND -> "FIONBIO";
      case EVENTS -> names((Set<?>) argument);
      case VALUE, FLAG, MESSAGE_NUMBER -> ((Integer) argument).longValue();
      case MANUAL_RESET, WAIT_ALL, INHERIT_HANDLES, INHERIT_HANDLE -> (Integer) argument != 0;
      case CONNECTED, BOUND -> (Integer) argument == 0 ? false : null;
      case LENGTH -> ((Integer) argument).longValue();
      case RECV_FLAGS -> (Integer) argument == 0 ? null : PEEK;
      case SEND_FLAGS, TIMEOUT, DUPLICATE_OPTIONS, ERROR_CODES -> null;
      case SOCKET_FLAGS -> (Integer) argument == 0 ? NO_INHERIT : null;
      case HANDLE_FLAGS -> handleFlags((Integer) argument != 0);
      case BUFFER -> (Boolean) argument ? null : "invalid";
      case DATA, RECEIVED_DATA, ADDRESS -> argument;
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  static Set<String> handleFlags(boolean inherits) {
    return inherits ? INHERIT : Set.of();
  }

  /** Bytes of a trace; null for null. */
  static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Set<NetworkEvent> events(Set<?> names) {
    Set<NetworkEvent> events = EnumSet.noneOf(NetworkEvent.class);
    for (Object name : names) {
      events.add(NetworkEvent.valueOf((String) name));
    }
    return events;
  }

  /** A set of events as a number: one bit each, in the enum's order. */
  static int mask(Set<?> events) {
    int mask = 0;
    for (Object event : events) {
      mask |= 1 << ((NetworkEvent) event).ordinal();
    }
    return mask;
  }

  /** The trace format's one object for a set. */
  static Set<String> names(Set<?> events) {
    return Kind.eventSet(events.stream().map(Object::toString).toList());
  }

  static Set<String> names(int mask) {
    return names(
        EVENTS.stream().filter(event -> (mask & 1 << event.ordinal()) != 0).collect(toSet()));
  }

  /** The name of a descriptor that is named after its value. */
  public static String descriptor(long value) {
    return "s" + value;
  }

  static String wait(boolean signalled) {
    return signalled ? SIGNALLED : NOT_SIGNALLED;
  }

  /** Whether an event object was signalled, of a poll's result. */
  public static boolean isSignalled(Object wait) {
    return SIGNALLED.equals(wait);
  }

  /** The trace's name of an error code; null stands for 0. */
  public static String code(WinsockError error) {
    return error == null ? Errors.NONE : error.name();
  }

  /** The error codes of events; null for null. */
  static Map<String, String> codes(NetworkEvents events) {
    if (events == null) {
      return null;
    }
    Map<String, String> codes = new LinkedHashMap<>();
    for (NetworkEvent event : events) {
      codes.put(event.name(), code(events.error(event)));
    }
    return codes;
  }

  static Message message(WindowMessage message) {
    return message == null
        ? null
        : new Message(
            message.message(),
            descriptor(message.s()),
            message.event().name(),
            code(message.error()));
  }
}
