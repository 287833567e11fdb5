package sharedsockets.trace;

import static sharedsockets.trace.Malformation.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the arguments of one event: from a JSON object, or from none, the values in the order of
 * the operation's list.
 */
final class ArgumentsReader {
  private static final String INVALID = "invalid";
  private static final Operation SEVERAL = Operation.WAIT_FOR_EVENTS;

  /** How many may arrive at once: each is held in memory. */
  private static final long MOST_BYTES = 1 << 24;

  private final NameReader names;
  private Operation operation;
  private Object[] values;
  private long given; // bit i: argument i was there
  private ArgumentsReader several; // of a wait, those that it has where it is for several
  private Boolean manualReset; // of the event object, where the call says it that first uses it

  ArgumentsReader(Operation operation, NameReader names) {
    this.operation = operation;
    this.names = names;
    values = new Object[operation.arity()];
  }

  Object[] values() {
    return values;
  }

  /** Reads the value of args, at which the parser stands. */
  void read(JsonParser json) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Malformation("args is " + Tokens.describe(json) + ", not an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      if (makesFreshSocket(member)) {
        operation = Operation.OPEN_SOCKET;
        values = new Object[operation.arity()];
      } else if (closesEvent(member)) {
        operation = Operation.CLOSE_EVENT;
        values = new Object[operation.arity()];
      }
      int index = operation.indexOf(member);
      if (index >= 0 && operation.kind(index) != Kind.ERROR_CODES) {
        once(member, (given & 1L << index) == 0);
        json.nextToken();
        read(json, index);
      } else if (operation == Operation.WAIT_FOR_EVENT && SEVERAL.indexOf(member) >= 0) {
        several = several == null ? new ArgumentsReader(SEVERAL, names) : several;
        int place = SEVERAL.indexOf(member);
        once(member, (several.given & 1L << place) == 0);
        json.nextToken();
        several.read(json, place);
      } else if (member.equals("reset") && usedEventObject() >= 0) {
        once(member, manualReset == null);
        json.nextToken();
        readReset(json);
      } else {
        throw noArgument(member);
      }
    }
  }

  /** WSASocket with no info, but with the type of a socket, does what socket does. */
  private boolean makesFreshSocket(String member) {
    return operation == Operation.OPEN_DUPLICATE
        && given == 0
        && Operation.OPEN_SOCKET.indexOf(member) >= 0;
  }

  /** CloseHandle of an event object does what WSACloseEvent does. */
  private boolean closesEvent(String member) {
    return operation == Operation.CLOSE_HANDLE
        && given == 0
        && Operation.CLOSE_EVENT.indexOf(member) >= 0;
  }

  /** The operation, once all is read: a wait that has a list of event objects is for several. */
  Operation operation() throws Malformation {
    if (several == null || (several.given & 1) == 0) {
      return operation;
    }
    if ((given & 1) != 0) {
      throw new Malformation(
          "%s has both arguments %s and %s"
              .formatted(
                  operation, operation.argumentNames().get(0), SEVERAL.argumentNames().get(0)));
    }
    if (manualReset != null) {
      throw new Malformation(
          "reset of %s says of what kind one event object is; write CreateEvent for each of several"
              .formatted(operation));
    }
    several.takeOver(this);
    operation = SEVERAL;
    values = several.values;
    given = several.given;
    several = null;
    return operation;
  }

  /** Takes what another form of the call has been given, of arguments that both have. */
  private void takeOver(ArgumentsReader other) {
    for (int i = 0; i < other.values.length; i++) {
      int index = operation.indexOf(other.operation.argumentNames().get(i));
      if ((other.given & 1L << i) != 0 && index >= 0) {
        values[index] = other.values[i];
        given |= 1L << index;
      }
    }
  }

  private static void once(String argument, boolean first) throws Malformation {
    if (!first) {
      throw new Malformation("has argument " + argument + " twice");
    }
  }

  private void read(JsonParser json, int index) throws IOException, Malformation {
    try {
      values[index] = operation.kind(index).read(json, names);
    } catch (Malformation e) {
      throw e.of(operation.argumentNames().get(index) + " of " + operation);
    }
    given |= 1L << index;
  }

  private void readReset(JsonParser json) throws IOException, Malformation {
    switch (json.getText()) {
      case "auto" -> manualReset = false;
      case "manual" -> manualReset = true;
      default ->
          throw new Malformation(
              "reset of %s is %s, not auto or manual".formatted(operation, Tokens.describe(json)));
    }
  }

  private Malformation noArgument(String member) {
    Set<String> all = new LinkedHashSet<>(operation.argumentNames());
    int besides = operation.indexOf(Kind.ERROR_CODES);
    boolean isBesides = besides >= 0 && member.equals(operation.argumentNames().get(besides));
    if (besides >= 0) {
      all.remove(operation.argumentNames().get(besides));
    }
    if (operation == Operation.WAIT_FOR_EVENT) {
      all.addAll(SEVERAL.argumentNames());
    } else if (operation == Operation.CLOSE_HANDLE) {
      all.addAll(Operation.CLOSE_EVENT.argumentNames());
    }
    return new Malformation(
        "%s has no argument %s; it has %s%s"
            .formatted(
                operation,
                quote(member),
                all.isEmpty() ? "none" : String.join(", ", all),
                isBesides || OtherMembers.isNamed(member)
                    ? ", and " + member + " stands beside args"
                    : ""));
  }

  /** The first argument that must be there and is not, or null. */
  String missing() {
    for (int i = 0; i < values.length; i++) {
      if ((given & 1L << i) == 0 && !operation.kind(i).isOptional()) {
        return operation.argumentNames().get(i);
      }
    }
    return null;
  }

  /** The name of an event object that the call returned, which stands among the arguments here. */
  void made(String name) throws Malformation {
    int index = operation.indexOf(Kind.FRESH_EVENT_OBJECT);
    if (values[index] != null && !values[index].equals(name)) {
      throw new Malformation(
          "%s returns %s, and has %s in args"
              .formatted(operation, quote(name), quote((String) values[index])));
    }
    values[index] = name;
    given |= 1L << index;
  }

  /** Bytes that the event moved, which stand among the arguments here. */
  void data(String data) throws Malformation {
    int index = Math.max(operation.indexOf(Kind.DATA), operation.indexOf(Kind.RECEIVED_DATA));
    once("data", values[index] == null);
    values[index] = data;
    given |= 1L << index;
  }

  /** Error codes of events that the call returned, which stand among the arguments here. */
  void errors(Map<String, String> codes) {
    values[operation.indexOf(Kind.ERROR_CODES)] = codes;
  }

  /** Refuses a length that is not that of the bytes; what has bytes and no length gets theirs. */
  void checkLength(Object result) throws Malformation {
    int data = operation.indexOf(Kind.DATA);
    int length = operation.indexOf(Kind.LENGTH);
    if (data >= 0 && values[data] != null) {
      Long count = (long) ((String) values[data]).length();
      if (values[length] != null && !values[length].equals(count)) {
        throw new Malformation(
            "%s has data of %d bytes and length %d".formatted(operation, count, values[length]));
      }
      values[length] = count;
    }
    if (!operation.isCall() && length >= 0 && values[length] != null) {
      if ((Long) values[length] > MOST_BYTES) {
        throw new Malformation(
            "length of %s is more than %d; write several".formatted(operation, MOST_BYTES));
      }
    }
    int received = operation.indexOf(Kind.RECEIVED_DATA);
    if (received >= 0 && values[received] != null && result instanceof Long count) {
      int bytes = ((String) values[received]).length();
      if (bytes != count) {
        throw new Malformation(
            "%s returns %d and has data of %d bytes".formatted(operation, count, bytes));
      }
    }
  }

  /** Refuses the result of a wait for an event object that it has not. */
  void checkWait(Object result) throws Malformation {
    switch (operation) {
      case WAIT_FOR_EVENT ->
          WaitResults.check(operation, Arrays.asList(values[0]), (String) result);
      case WAIT_FOR_EVENTS -> WaitResults.check(operation, (List<?>) values[0], (String) result);
      default -> {}
    }
  }

  /**
   * The making of the event object that a call first uses, where it says what object that is; null
   * where it does not.
   */
  Event making(Event use) {
    Object object = manualReset == null ? null : values[usedEventObject()];
    if (object == null || object.equals(INVALID)) {
      return null;
    }
    Event making =
        Event.success(use.line(), use.process(), Operation.CREATE_EVENT, true, object, manualReset);
    return use.isTimed() ? making.during(use.begin(), use.begin()) : making;
  }

  private int usedEventObject() {
    return eventObject(operation);
  }

  /** The position of the argument that is an event object in use, or -1. */
  static int eventObject(Operation operation) {
    return Math.max(
        operation.indexOf(Kind.EVENT_OBJECT), operation.indexOf(Kind.OPTIONAL_EVENT_OBJECT));
  }

  /** Refuses the value of an option that cannot have it, which a call sets or has returned. */
  void checkValue(Object result) throws Malformation {
    int option = operation.indexOf(Kind.OPTION);
    if (option >= 0) {
      int value = operation.indexOf(Kind.VALUE);
      boolean isSet = value >= 0;
      if (isSet || result != null) {
        OptionValues.check((String) values[option], isSet ? values[value] : result, operation);
      }
    }
  }
}
