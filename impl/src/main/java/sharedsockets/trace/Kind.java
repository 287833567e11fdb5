package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Kinds of arguments and results: what JSON they are, and what they become in an event. */
public enum Kind {
  /** The name of a descriptor, in the calling process. */
  DESCRIPTOR("a name"),
  /** The name of a process. */
  PROCESS("a name"),
  /** The name of a protocol info. */
  INFO("a name"),
  /** The name of an option. */
  OPTION("a name"),
  /** The name of a descriptor that the call made. */
  NEW_DESCRIPTOR("a name") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return newName(json, names);
    }
  },
  /** The name of a protocol info that the call made. */
  NEW_INFO("a name") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return newName(json, names);
    }
  },
  /** The name of an event object of the calling process, or null. */
  EVENT_OBJECT("a name or null") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return nameOrNull(json, names);
    }
  },
  /** The same, where the member may be missing. */
  OPTIONAL_EVENT_OBJECT("a name or null") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return nameOrNull(json, names);
    }
  },
  /** The name that an event object gets which the call makes. */
  FRESH_EVENT_OBJECT("a name, or the result instead") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return newName(json, names);
    }
  },
  /** Whether an event object stays signalled until it is reset, as a Boolean; null: it does. */
  MANUAL_RESET("true or false") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return json.currentToken().isBoolean()
          ? json.getBooleanValue()
          : Long.valueOf(1).equals(integer(json, 0, 1));
    }
  },
  /** Event objects of the calling process, as a List of strings, in which null is a null handle. */
  EVENT_OBJECTS("a list of names or nulls") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw expected(json);
      }
      List<String> objects = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        objects.add((String) nameOrNull(json, names));
      }
      return Collections.unmodifiableList(objects);
    }
  },
  /** Whether a wait is for all of several event objects, as a Boolean; null: for one of them. */
  WAIT_ALL("true or false") {
    @Override
    Object read(JsonParser json, NameReader names) throws Malformation {
      return truth(json);
    }
  },
  /** How long a wait may take, in milliseconds, as a long; null: it is a poll. */
  TIMEOUT("a number of milliseconds or INFINITE") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return json.currentToken() == JsonToken.VALUE_STRING && json.getText().equals("INFINITE")
          ? (Long) INFINITE
          : integer(json, 0, INFINITE);
    }
  },
  /** The name of a window of the calling process, or null. */
  WINDOW("a name or null") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return nameOrNull(json, names);
    }
  },
  SOCKET_TYPE("SOCK_STREAM or SOCK_DGRAM") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return names.oneOf(json, this, "SOCK_STREAM", "SOCK_DGRAM");
    }
  },
  /** Whether a stream socket is connected, as a Boolean; null: nothing is said. */
  CONNECTED("true or false") {
    @Override
    Object read(JsonParser json, NameReader names) throws Malformation {
      return truth(json);
    }
  },
  /** Whether a socket has an address, as a Boolean; null: nothing is said. */
  BOUND("true or false") {
    @Override
    Object read(JsonParser json, NameReader names) throws Malformation {
      return truth(json);
    }
  },
  /** The name of an address; null: nothing is said of it. */
  ADDRESS("the name of an address") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Addresses.read(json, this, names);
    }
  },
  /** The name of a process that the call makes. */
  NEW_PROCESS("a name"),
  /** Whether a new process inherits handles, as a Boolean. */
  INHERIT_HANDLES("true or false") {
    @Override
    Object read(JsonParser json, NameReader names) throws Malformation {
      return truth(json);
    }
  },
  /** Whether children inherit the descriptor that DuplicateHandle opens; null: they do not. */
  INHERIT_HANDLE("true or false") {
    @Override
    Object read(JsonParser json, NameReader names) throws Malformation {
      return truth(json);
    }
  },
  DIRECTION("SD_SEND, SD_RECEIVE or SD_BOTH") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return names.oneOf(json, this, "SD_SEND", "SD_RECEIVE", "SD_BOTH");
    }
  },
  COMMAND("FIONBIO") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return names.oneOf(json, this, "FIONBIO");
    }
  },
  /** FIONBIO's argument, as a long. */
  FLAG("0 or 1") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return integer(json, 0, 1);
    }
  },
  /** A message's number, as a long. */
  MESSAGE_NUMBER("an integer of 32 bits without sign") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return integer(json, 0, 0xFFFF_FFFFL);
    }
  },
  /** An option's value: a long where it is an integer of 53 bits and sign, else an OtherValue. */
  VALUE("a number, true or false for 1 or 0, or what is no number") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return OptionValues.read(json);
    }
  },
  /** A set of FD_* names, as a Set of strings: one object for each. */
  EVENTS("a list of FD_* names, or their number") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return EventSets.read(json, names);
    }
  },
  ZERO("0") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return integer(json, 0, 0);
    }
  },
  TRUE("true") {
    @Override
    Object read(JsonParser json, NameReader names) throws Malformation {
      if (json.currentToken() != JsonToken.VALUE_TRUE) {
        throw expected(json);
      }
      return true;
    }
  },
  /** Bytes sent or received, as a long. */
  BYTE_COUNT("a number of bytes") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return integer(json, 0, Integer.MAX_VALUE);
    }
  },
  /** How many bytes there are to send, or have arrived, or fit into a buffer; as a long. */
  LENGTH("a number of bytes") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return integer(json, 0, Integer.MAX_VALUE);
    }
  },
  /** Flags of recv, as a Set of strings. */
  RECV_FLAGS("[\"MSG_PEEK\"] or [], or its number, 2 or 0") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Flags.read(json, this, names);
    }
  },
  /** Flags of send, as a Set of strings. */
  SEND_FLAGS("[] or 0") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Flags.read(json, this, names);
    }
  },
  /** Flags of socket and WSASocket, as a Set of strings. */
  SOCKET_FLAGS("a list of WSA_FLAG_OVERLAPPED and WSA_FLAG_NO_HANDLE_INHERIT, or their number") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Flags.read(json, this, names);
    }
  },
  /** Flags of a handle, as a Set of strings. */
  HANDLE_FLAGS("[\"HANDLE_FLAG_INHERIT\"] or [], or its number, 1 or 0") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Flags.read(json, this, names);
    }
  },
  /** Options of DuplicateHandle, as a Set of strings. */
  DUPLICATE_OPTIONS("[\"DUPLICATE_SAME_ACCESS\"] or [], or its number, 2 or 0") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Flags.read(json, this, names);
    }
  },
  /** What is said of a buffer: that it is none that can be used. */
  BUFFER("\"invalid\"") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return names.oneOf(json, this, "invalid");
    }
  },
  /** Bytes, as a string of characters below 256. */
  DATA("a text, for its bytes in UTF-8, or {\"base64\": a text}") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Contents.read(json, this);
    }
  },
  /** The same, where the call makes them known. */
  RECEIVED_DATA("as data; stands beside the result") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return Contents.read(json, DATA);
    }
  },
  /**
   * The error codes of the events that the call returned, by their names, each an error's name or
   * {@link Errors#NONE}; null: nothing is said.
   */
  ERROR_CODES("an object of FD_* names, each with an error or 0; stands beside the result") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return ErrorCodes.read(json, this, names);
    }
  },
  /** Whether the event object was signalled. */
  WAIT("WSA_WAIT_EVENT_0 or WSA_WAIT_TIMEOUT, or its number") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      String result = WaitResults.read(json, this);
      if (WaitResults.index(result) > 0) {
        throw expected(json);
      }
      return result;
    }
  },
  /** For which of several event objects the wait has returned. */
  WAIT_INDEX("WSA_WAIT_EVENT_0, WSA_WAIT_EVENT_0+1 and so on, or WSA_WAIT_TIMEOUT, or its number") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return WaitResults.read(json, this);
    }
  },
  /** A Message, or null where the queue was empty. */
  MESSAGE("{\"message\", \"s\", \"event\", perhaps \"error\"} or null") {
    @Override
    Object read(JsonParser json, NameReader names) throws IOException, Malformation {
      return json.currentToken() == JsonToken.VALUE_NULL ? null : Messages.read(json, names);
    }
  };

  /** What a null handle and one of no object are called in C: not the name of an object. */
  /** The time-out of a wait that has none. */
  public static final long INFINITE = 0xFFFF_FFFFL;

  private static final Set<String> NULLS =
      Set.of("NULL", "null", "WSA_INVALID_EVENT", "INVALID_HANDLE_VALUE");

  private static final String INHERIT = "HANDLE_FLAG_INHERIT";

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** All values of {@link #EVENTS} that have no events but those that are modelled. */
  public static List<Set<String>> eventSets() {
    return EventSets.MODELLED;
  }

  /** All values of a kind that has few; of others nothing. */
  public List<Object> few() {
    return switch (this) {
      case ZERO -> List.of(0L);
      case TRUE -> List.of(true);
      case WAIT, WAIT_INDEX -> List.of("WSA_WAIT_EVENT_0", "WSA_WAIT_TIMEOUT");
      case EVENTS -> List.copyOf(eventSets());
      case HANDLE_FLAGS -> List.of(Set.of(), Set.of(INHERIT));
      default -> List.of();
    };
  }

  /** Whether a value of {@link #WAIT} says that the event object was signalled. */
  public static boolean isSignalled(Object wait) {
    return "WSA_WAIT_EVENT_0".equals(wait);
  }

  /** The position that a value of {@link #WAIT_INDEX} tells, from 0; -1: of none, in time. */
  public static int indexOf(Object wait) {
    return WaitResults.index((String) wait);
  }

  /** The value of {@link #WAIT_INDEX} that tells a position, or -1. */
  public static String waitResult(int index) {
    return WaitResults.of(index);
  }

  /** Whether flags of a new socket, or of a handle, let children inherit it. */
  public static boolean isInherited(Kind kind, Set<?> flags) {
    return kind == HANDLE_FLAGS
        ? flags.contains(INHERIT)
        : flags == null || !flags.contains("WSA_FLAG_NO_HANDLE_INHERIT");
  }

  /** The value of {@link #EVENTS} that has these names. */
  public static Set<String> eventSet(Collection<String> names) {
    return EventSets.of(names);
  }

  /** The names that {@link #EVENTS} may hold, those that are modelled first. */
  public static List<String> eventNames() {
    return EventSets.EVENTS;
  }

  /** Those that a message may tell of. */
  public static List<String> modelledEventNames() {
    return EventSets.EVENTS.subList(0, EventSets.MODELLED_EVENTS);
  }

  /** What names no object, though it looks like a name. */
  public static Set<String> nulls() {
    return NULLS;
  }

  /** Whether it tells more of what the call returned: an event has it beside the result. */
  public boolean standsBesideResult() {
    return this == RECEIVED_DATA || this == ERROR_CODES;
  }

  /** Whether the member may be missing. */
  public boolean isOptional() {
    return switch (this) {
      case CONNECTED,
          BOUND,
          ADDRESS,
          OPTIONAL_EVENT_OBJECT,
          MANUAL_RESET,
          WAIT_ALL,
          TIMEOUT,
          LENGTH,
          RECV_FLAGS,
          SEND_FLAGS,
          SOCKET_FLAGS,
          INHERIT_HANDLE,
          DUPLICATE_OPTIONS ->
          true;
      case BUFFER, DATA, RECEIVED_DATA, ERROR_CODES -> true;
      default -> false;
    };
  }

  /** Reads the value at which the parser stands; unless its kind says otherwise it is a name. */
  Object read(JsonParser json, NameReader names) throws IOException, Malformation {
    return names.read(json, this);
  }

  Object newName(JsonParser json, NameReader names) throws IOException, Malformation {
    String name = names.read(json, this);
    if (name.equals("invalid")) {
      throw new Malformation("\"invalid\" names no object, so that no call can return it");
    }
    return name;
  }

  Object nameOrNull(JsonParser json, NameReader names) throws IOException, Malformation {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    String name = names.read(json, this);
    if (NULLS.contains(name)) {
      throw new Malformation(
          "is " + Tokens.describe(json) + "; write null, or \"invalid\" for a handle of no object");
    }
    return name;
  }

  /** What is wrong with the value at which the parser stands. */
  Malformation expected(JsonParser json) {
    return new Malformation("is " + Tokens.describe(json) + ", not " + text);
  }

  Boolean truth(JsonParser json) throws Malformation {
    if (!json.currentToken().isBoolean()) {
      throw expected(json);
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  Long integer(JsonParser json, long least, long most) throws IOException, Malformation {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      // Asked for first, since a number that does not fit may have thousands of digits.
      switch (json.getNumberType()) {
        case INT, LONG -> {
          long value = json.getLongValue();
          if (least <= value && value <= most) {
            return value;
          }
        }
        default -> {}
      }
    }
    if (json.currentToken() == JsonToken.VALUE_STRING && json.getText().matches("-?\\d{1,20}")) {
      throw new Malformation(expected(json).getMessage() + "; write numbers without quotes");
    }
    throw expected(json);
  }

  @Override
  public String toString() {
    return text;
  }
}
