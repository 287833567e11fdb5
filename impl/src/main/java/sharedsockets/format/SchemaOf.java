package sharedsockets.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import sharedsockets.spec.SharedSockets;
import sharedsockets.trace.Errors;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/** The JSON Schema of each kind of argument and result. */
final class SchemaOf {
  private static final long UNSIGNED_32 = 0xFFFF_FFFFL;

  private SchemaOf() {}

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode kind(Kind kind) {
    ObjectNode schema =
        switch (kind) {
          case DESCRIPTOR, PROCESS, NEW_PROCESS, INFO, OPTION, ADDRESS -> name();
          case NEW_DESCRIPTOR, NEW_INFO, FRESH_EVENT_OBJECT -> newName();
          case EVENT_OBJECT, OPTIONAL_EVENT_OBJECT, WINDOW -> nameOrNull();
          case MANUAL_RESET -> oneOf(true, false, 0, 1);
          case SOCKET_TYPE -> oneOf("SOCK_STREAM", "SOCK_DGRAM");
          case DIRECTION -> oneOf("SD_SEND", "SD_RECEIVE", "SD_BOTH");
          case COMMAND -> oneOf("FIONBIO");
          case FLAG -> oneOf(0, 1);
          case MESSAGE_NUMBER -> integer(UNSIGNED_32);
          case VALUE -> value();
          case EVENTS -> events();
          case ZERO -> oneOf(0);
          case TRUE -> oneOf(true);
          case BYTE_COUNT, LENGTH -> integer(Integer.MAX_VALUE);
          case RECV_FLAGS -> either(list(oneOf("MSG_PEEK")), oneOf(0, 2));
          case SOCKET_FLAGS ->
              either(
                  list(oneOf("WSA_FLAG_OVERLAPPED", "WSA_FLAG_NO_HANDLE_INHERIT")),
                  oneOf(0, 1, 0x80, 0x81));
          case HANDLE_FLAGS -> either(list(oneOf("HANDLE_FLAG_INHERIT")), oneOf(0, 1));
          case DUPLICATE_OPTIONS -> either(list(oneOf("DUPLICATE_SAME_ACCESS")), oneOf(0, 2));
          case BUFFER -> oneOf("invalid");
          case SEND_FLAGS -> either(object().put("type", "array").put("maxItems", 0), oneOf(0));
          case DATA, RECEIVED_DATA -> data();
          case ERROR_CODES -> errorCodes();
          case WAIT -> oneOf("WSA_WAIT_EVENT_0", "WSA_WAIT_TIMEOUT");
          case EVENT_OBJECTS -> list(kind(Kind.EVENT_OBJECT));
          case CONNECTED, BOUND, WAIT_ALL, INHERIT_HANDLES, INHERIT_HANDLE ->
              object().put("type", "boolean");
          case TIMEOUT -> either(integer(UNSIGNED_32), oneOf("INFINITE"));
          case WAIT_INDEX -> waitIndex();
          case MESSAGE -> either(message(), object().put("type", "null"));
        };
    return schema.put("description", kind.toString());
  }

  /** What a call returned. */
  static ObjectNode result(Operation call) {
    if (call.takes(Kind.FRESH_EVENT_OBJECT)) {
      return either(oneOf(true), newName());
    }
    if (call == Operation.WAIT_FOR_EVENT) {
      return kind(Kind.WAIT_INDEX);
    }
    if (call.result() == Kind.MESSAGE && !call.mayReturnNone()) {
      return message();
    }
    return kind(call.result());
  }

  private static ObjectNode waitIndex() {
    ObjectNode indexed = object().put("type", "string");
    indexed.put("pattern", "^WSA_WAIT_EVENT_0 ?\\+ ?\\d{1,2}$");
    ObjectNode number = either(integer(SharedSockets.MOST_OBJECTS - 1), oneOf(258));
    return either(kind(Kind.WAIT), indexed, number);
  }

  /** An error's name or number. */
  static ObjectNode error() {
    ObjectNode schema = object();
    ArrayNode values = schema.putArray("enum");
    new TreeMap<>(Errors.numbers()).forEach((name, number) -> values.add(name).add(number));
    return schema.put("description", "the name or number of a WSA error");
  }

  /** An event's error code. */
  private static ObjectNode errorCode() {
    return either(error(), oneOf(0), object().put("type", "null"));
  }

  private static ObjectNode errorCodes() {
    ObjectNode codes = object().put("type", "object");
    ObjectNode members = codes.putObject("properties");
    Kind.eventNames().forEach(event -> members.set(event, errorCode()));
    return codes.put("additionalProperties", false);
  }

  private static ObjectNode name() {
    return object().put("type", "string").put("minLength", 1);
  }

  private static ObjectNode newName() {
    ObjectNode schema = name();
    schema.putObject("not").put("const", "invalid");
    return schema;
  }

  private static ObjectNode nameOrNull() {
    ObjectNode schema = object();
    schema.putArray("type").add("string").add("null");
    schema.put("minLength", 1);
    ArrayNode nulls = schema.putObject("not").putArray("enum");
    Kind.nulls().stream().sorted().forEach(nulls::add);
    return schema;
  }

  private static ObjectNode value() {
    ObjectNode schema = object();
    ObjectNode number = schema.putObject("not").put("type", "string");
    number.put(
        "pattern",
        "^\\s*([+-]?\\d+(\\.\\d*)?|0[xX][0-9A-Fa-f]+|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\\s*$");
    return schema;
  }

  private static ObjectNode events() {
    ObjectNode number = integer((1L << Kind.eventNames().size()) - 1);
    return either(list(oneOf(Kind.eventNames().toArray())), number);
  }

  private static ObjectNode data() {
    ObjectNode base64 = object().put("type", "object");
    base64.putObject("properties").putObject("base64").put("type", "string");
    FormatSchema.require(base64, "base64");
    base64.put("additionalProperties", false);
    return either(object().put("type", "string"), base64);
  }

  private static ObjectNode message() {
    ObjectNode message = object().put("type", "object");
    ObjectNode members = message.putObject("properties");
    members.set("message", integer(UNSIGNED_32));
    members.set("s", name());
    members.set("event", oneOf(Kind.modelledEventNames().toArray()));
    members.set("error", errorCode());
    FormatSchema.require(message, "message", "s", "event");
    return message;
  }

  private static ObjectNode integer(long most) {
    return object().put("type", "integer").put("minimum", 0).put("maximum", most);
  }

  private static ObjectNode list(ObjectNode items) {
    return object().put("type", "array").set("items", items);
  }

  private static ObjectNode either(ObjectNode... schemas) {
    ObjectNode schema = object();
    ArrayNode all = schema.putArray("anyOf");
    for (ObjectNode each : schemas) {
      all.add(each);
    }
    return schema;
  }

  private static ObjectNode oneOf(Object... values) {
    ObjectNode schema = object();
    ArrayNode all = schema.putArray("enum");
    for (Object value : values) {
      all.addPOJO(value);
    }
    return schema;
  }
}
