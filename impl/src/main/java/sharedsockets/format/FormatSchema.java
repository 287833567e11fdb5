package sharedsockets.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * The JSON Schema of an event, which is a line of a trace: {@code docs/trace-format.schema.json}.
 * It takes every line that the reader takes; of the reader's refusals it knows those that a line's
 * form shows, and not, say, that a length is not that of the data.
 */
public final class FormatSchema {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The calls and network events, each what it asks of an event. */
  private final ObjectNode definitions = JSON.createObjectNode();

  private FormatSchema() {}

  /** The document. */
  public static String text() {
    try {
      return JSON.writeValueAsString(new FormatSchema().schema()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode schema() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A line of a trace of shared sockets");
    schema.put(
        "description",
        "A call with what it returned, or something that the network did; docs/trace-format.md. Made"
            + " of spec/calls.json by make describe.");
    schema.put("type", "object");
    ObjectNode members = schema.putObject("properties");
    members.set("process", SchemaOf.kind(Kind.PROCESS));
    ArrayNode calls = members.putObject("call").putArray("enum");
    ArrayNode networkEvents = members.putObject("network").putArray("enum");
    members.putObject("args").put("type", "object");
    members.set("error", SchemaOf.error());
    members.putObject("begin").put("type", "number");
    members.putObject("end").put("type", "number");
    members.putObject("pending").put("const", true);
    ArrayNode sorts = schema.putArray("oneOf");
    require(sorts.addObject(), "call");
    require(sorts.addObject(), "network");
    ArrayNode cases = schema.putArray("allOf");
    cases.add(times());
    for (Operation operation : Operation.values()) {
      if (operation.signature().isForm()) {
        continue;
      }
      ArrayNode names = operation.isCall() ? calls : networkEvents;
      names.add(operation.toString());
      operation.signature().also().forEach(names::add);
      cases.add(caseOf(operation));
    }
    schema.set("$defs", definitions);
    return schema;
  }

  /** What has one of begin and end has both, but for a call that is pending. */
  private static ObjectNode times() {
    ObjectNode times = JSON.createObjectNode();
    require(times.putObject("if"), "pending");
    ObjectNode pending = times.putObject("then");
    require(pending, "begin", "call");
    require(pending.putObject("not"), "end");
    ObjectNode both = times.putObject("else").putObject("dependentRequired");
    both.putArray("begin").add("end");
    both.putArray("end").add("begin");
    return times;
  }

  private ObjectNode caseOf(Operation operation) {
    String member = operation.isCall() ? "call" : "network";
    ObjectNode branch = JSON.createObjectNode();
    ObjectNode condition = branch.putObject("if");
    ArrayNode names = condition.putObject("properties").putObject(member).putArray("enum");
    names.add(operation.toString());
    operation.signature().also().forEach(names::add);
    require(condition, member);
    String definition = member + " " + operation;
    branch.putObject("then").put("$ref", "#/$defs/" + definition.replace(" ", "%20"));
    definitions.set(definition, event(operation));
    return branch;
  }

  private static ObjectNode event(Operation operation) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode members = event.putObject("properties");
    ObjectNode arguments = new Arguments(operation).schema();
    members.set("args", arguments);
    ArrayNode required = event.putArray("required");
    if (arguments.has("required") || arguments.has("oneOf")) {
      required.add("args");
    }
    if (operation.takes(Kind.DATA) || operation.takes(Kind.RECEIVED_DATA)) {
      members.set("data", SchemaOf.kind(Kind.DATA));
    }
    if (operation.takes(Kind.ERROR_CODES)) {
      members.set("errors", SchemaOf.kind(Kind.ERROR_CODES));
    }
    if (operation.isCall()) {
      required.add("process");
      members.set("result", SchemaOf.result(operation));
      ArrayNode outcomes = event.putArray("oneOf");
      require(outcomes.addObject(), "result");
      require(outcomes.addObject(), "pending");
      if (operation.canFail()) {
        require(outcomes.addObject(), "error");
      } else {
        members.put("error", false);
      }
    } else {
      members.put("result", false).put("error", false).put("pending", false);
    }
    if (required.isEmpty()) {
      event.remove("required");
    }
    return event;
  }

  static void require(ObjectNode schema, String... members) {
    ArrayNode required = schema.putArray("required");
    for (String member : members) {
      required.add(member);
    }
  }

  /** The schema of an operation's {@code args}. */
  private static final class Arguments {
    private final Operation operation;
    private final ObjectNode schema = JSON.createObjectNode().put("type", "object");
    private final ObjectNode members = schema.putObject("properties");
    private final ArrayNode required = JSON.createArrayNode();

    Arguments(Operation operation) {
      this.operation = operation;
    }

    ObjectNode schema() {
      for (int i = 0; i < operation.arity(); i++) {
        Kind kind = operation.kind(i);
        String name = operation.argumentNames().get(i);
        if (kind != Kind.ERROR_CODES) {
          members.set(name, SchemaOf.kind(kind));
        }
        if (!kind.isOptional() && !isSaidElsewhere(kind)) {
          required.add(name);
        }
      }
      if (operation.takes(Kind.EVENT_OBJECT) || operation.takes(Kind.OPTIONAL_EVENT_OBJECT)) {
        members.putObject("reset").putArray("enum").add("auto").add("manual");
      }
      if (operation == Operation.WAIT_FOR_EVENT) {
        either(Operation.WAIT_FOR_EVENTS);
      } else if (operation == Operation.OPEN_DUPLICATE) {
        either(Operation.OPEN_SOCKET);
      } else if (operation == Operation.CLOSE_HANDLE) {
        either(Operation.CLOSE_EVENT);
      }
      if (!required.isEmpty()) {
        schema.set("required", required);
      }
      return schema.put("additionalProperties", false);
    }

    /** By the result. */
    private static boolean isSaidElsewhere(Kind kind) {
      return kind == Kind.FRESH_EVENT_OBJECT;
    }

    /** The call has its own first argument, or another's, with all that goes with it. */
    private void either(Operation other) {
      required.removeAll();
      for (int i = 0; i < other.arity(); i++) {
        members.set(other.argumentNames().get(i), SchemaOf.kind(other.kind(i)));
      }
      ArrayNode forms = schema.putArray("oneOf");
      require(forms.addObject(), operation.argumentNames().get(0));
      require(forms.addObject(), other.argumentNames().get(0));
    }
  }
}
