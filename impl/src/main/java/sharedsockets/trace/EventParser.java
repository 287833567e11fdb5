package sharedsockets.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an event of one line of JSON. */
final class EventParser {
  private final NameReader names;
  private final OtherMembers others;
  private final LineJson line;

  private Operation operation;
  private boolean namesOperation;
  private String process;
  private ArgumentsReader arguments;
  private boolean hasResult;
  private String data; // which the call has received, or sent
  private Object result;
  private Map<String, String> errors; // the error codes that are written
  private int errorsAt; // the column
  private String made; // the result, where that is the name of an event object
  private String error;
  private double begin = Double.NaN;
  private double end = Double.NaN;
  private int pendingAt; // the column; 0 where it is not pending

  private EventParser(NameReader names, OtherMembers others, LineJson line) {
    this.names = names;
    this.others = others;
    this.line = line;
  }

  /**
   * The event on a line, which has the number; before it the making of an event object, where the
   * event says of what kind that is.
   */
  static List<Event> parse(NameReader names, OtherMembers others, LineJson line, long number)
      throws IOException, Malformation {
    EventParser parser = new EventParser(names, others, line);
    JsonParser json = line.begin();
    others.begin();
    try {
      parser.readMembers(json);
    } catch (StreamConstraintsException e) {
      throw new Malformation("nests too deep, or holds a name or number of too many characters");
    } catch (JsonEOFException e) {
      throw new Malformation("ends within a JSON value; is the trace truncated?");
    } catch (JsonProcessingException e) {
      throw new Malformation("is no JSON: " + complaint(e)).at(line.column(e.getLocation()));
    } catch (Malformation e) {
      throw e.at(line.column());
    }
    if (!line.isAtEnd()) {
      throw new Malformation("goes on after its JSON value");
    }
    Event event = parser.event(number);
    Event making = parser.arguments.making(event);
    return making == null ? List.of(event) : List.of(making, event);
  }

  private void readMembers(JsonParser json) throws IOException, Malformation {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new Malformation("is " + Tokens.describe(json) + ", not an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      json.nextToken();
      switch (member) {
        case "process" -> {
          once(member, process == null);
          process = readProcess(json);
        }
        case "call", "network" -> {
          once("call or network", !namesOperation);
          namesOperation = true;
          operation = operation(json, member);
        }
        case "args" -> {
          once(member, arguments == null);
          readArguments(json);
        }
        case "result" -> {
          once(member, !hasResult);
          hasResult = true;
          readResult(json);
        }
        case "error" -> {
          once(member, error == null);
          error = Errors.read(json);
        }
        case "data" -> {
          readData(json);
        }
        case "errors" -> readErrors(json);
        case "begin" -> {
          once(member, Double.isNaN(begin));
          begin = time(json, member);
        }
        case "end" -> {
          once(member, Double.isNaN(end));
          end = time(json, member);
        }
        case "pending" -> {
          once(member, pendingAt == 0);
          readPending(json);
        }
        default -> {
          others.add(member, line);
          json.skipChildren();
        }
      }
    }
  }

  private String readProcess(JsonParser json) throws IOException, Malformation {
    try {
      return names.read(json, Kind.PROCESS);
    } catch (Malformation e) {
      throw e.of("process");
    }
  }

  private static void once(String member, boolean first) throws Malformation {
    if (!first) {
      throw new Malformation("has " + member + " twice");
    }
  }

  private Operation operation(JsonParser json, String member) throws IOException, Malformation {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Malformation(member + " is " + Tokens.describe(json) + ", not a name");
    }
    String text = names.read(json, Kind.PROCESS);
    boolean call = member.equals("call");
    Operation found = call ? Operations.call(text) : Operations.networkEvent(text);
    if (found == null) {
      throw call ? OtherNames.noCall(text) : OtherNames.noNetworkEvent(text);
    }
    return found;
  }

  /** The members of an object come in any order: looks ahead where the call's name comes late. */
  private boolean knowsOperation() throws IOException, Malformation {
    if (operation != null) {
      return true;
    }
    try (JsonParser json = line.again()) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String member = json.currentName();
        json.nextToken();
        if (member.equals("call") || member.equals("network")) {
          operation = operationAhead(json, member);
          return true;
        }
        json.skipChildren();
      }
    } catch (JsonProcessingException e) {
      return false; // The line's own parser comes to the place as well.
    }
    return false;
  }

  private Operation operationAhead(JsonParser json, String member)
      throws IOException, Malformation {
    try {
      return operation(json, member);
    } catch (Malformation e) {
      throw e.at(line.column(json.currentTokenLocation().getByteOffset()));
    }
  }

  private void readArguments(JsonParser json) throws IOException, Malformation {
    if (!knowsOperation()) {
      json.skipChildren();
      return;
    }
    arguments = new ArgumentsReader(operation, names);
    arguments.read(json);
  }

  private void readResult(JsonParser json) throws IOException, Malformation {
    if (!knowsOperation() || !operation.isCall()) {
      json.skipChildren();
      return;
    }
    try {
      if (json.currentToken() == JsonToken.VALUE_STRING
          && operation.takes(Kind.FRESH_EVENT_OBJECT)) {
        made = (String) CallResults.read(json, Kind.FRESH_EVENT_OBJECT, names);
        result = true;
        return;
      }
      // Of how many event objects a wait is its arguments say, which may come later.
      Kind kind = operation == Operation.WAIT_FOR_EVENT ? Kind.WAIT_INDEX : operation.result();
      result = CallResults.read(json, kind, names);
      checkMessage(operation, result);
    } catch (Malformation e) {
      throw e.of("result of " + operation);
    }
  }

  /** Refuses that a call returned no message which waits for one. */
  static void checkMessage(Operation call, Object result) throws Malformation {
    if (call.result() == Kind.MESSAGE && !call.mayReturnNone() && result == null) {
      throw new Malformation("is null; as long as there is no message it waits, and is pending");
    }
  }

  /** Bytes that the event moved; of other events the member says nothing. */
  private void readData(JsonParser json) throws IOException, Malformation {
    boolean movesData =
        knowsOperation() && (operation.takes(Kind.DATA) || operation.takes(Kind.RECEIVED_DATA));
    if (!movesData) {
      others.add("data", line);
      json.skipChildren();
      return;
    }
    once("data", data == null);
    try {
      data = Contents.read(json, Kind.DATA);
    } catch (Malformation e) {
      throw e.of("data of " + operation);
    }
  }

  /** Error codes of the events that were returned; of other calls the member says nothing. */
  private void readErrors(JsonParser json) throws IOException, Malformation {
    if (!knowsOperation() || !operation.takes(Kind.ERROR_CODES)) {
      others.add("errors", line);
      json.skipChildren();
      return;
    }
    once("errors", errors == null);
    errorsAt = line.column();
    try {
      errors = ErrorCodes.read(json, Kind.ERROR_CODES, names);
    } catch (Malformation e) {
      throw e.of("errors of " + operation);
    }
  }

  private void checkErrors() throws Malformation {
    if (errors == null) {
      return;
    }
    if (!hasResult) {
      throw new Malformation(operation + " has errors of events, and no result that has the events")
          .at(errorsAt);
    }
    try {
      arguments.errors(ErrorCodes.of((Set<?>) result, errors));
    } catch (Malformation e) {
      throw e.of("errors of " + operation).at(errorsAt);
    }
  }

  private static double time(JsonParser json, String member) throws IOException, Malformation {
    if (!json.currentToken().isNumeric()) {
      throw new Malformation(member + " is " + Tokens.describe(json) + ", not a number");
    }
    return json.getDoubleValue();
  }

  private void readPending(JsonParser json) throws Malformation {
    if (json.currentToken() != JsonToken.VALUE_TRUE) {
      throw new Malformation(
          "pending is "
              + Tokens.describe(json)
              + ", not true; of a call that returned leave it out");
    }
    pendingAt = line.column();
  }

  private Event event(long number) throws Malformation {
    others.check(this::has);
    if (operation == null) {
      throw new Malformation("has neither call nor network");
    }
    if (arguments == null) {
      arguments = new ArgumentsReader(operation, names);
    }
    if (made != null) {
      arguments.made(made);
    }
    if (data != null) {
      arguments.data(data);
    }
    checkErrors();
    operation = arguments.operation();
    if (arguments.missing() != null) {
      throw lacks(arguments.missing());
    }
    arguments.checkWait(result);
    arguments.checkLength(result);
    if (operation.isCall()) {
      checkCall();
      arguments.checkValue(result);
    } else {
      checkNetworkEvent();
    }
    checkTimes();
    return new Event(
        number,
        operation,
        process,
        arguments.values(),
        result,
        error,
        begin,
        isPending() ? Double.POSITIVE_INFINITY : end,
        isPending());
  }

  /** Whether there is a member that the format names, or no use for it. */
  private boolean has(String member) {
    boolean isNetworkEvent = operation != null && !operation.isCall();
    return switch (member) {
      case "process" -> process != null || isNetworkEvent;
      case "call", "network" -> operation != null;
      case "args" -> arguments != null;
      case "result" -> hasResult || isNetworkEvent || isPending();
      case "error" -> error != null || isNetworkEvent || isPending();
      case "begin" -> !Double.isNaN(begin);
      case "end" -> !Double.isNaN(end) || isPending();
      case "pending" -> isPending() || hasResult || error != null || isNetworkEvent;
      default -> throw new IllegalArgumentException(member);
    };
  }

  private Malformation lacks(String argument) {
    boolean isBeside = others.has(argument) || argument.equals("process") && process != null;
    return new Malformation(
        operation
            + " lacks its argument "
            + argument
            + (isBeside ? ", which stands beside args" : ""));
  }

  private boolean isPending() {
    return pendingAt > 0;
  }

  private void checkTimes() throws Malformation {
    if (isPending()) {
      checkPending();
      return;
    }
    if (Double.isNaN(begin) != Double.isNaN(end)) {
      throw new Malformation(
          operation + (Double.isNaN(end) ? " has begin and no end" : " has end and no begin"));
    }
    if (begin > end) {
      throw new Malformation(operation + " begins after its end");
    }
  }

  private void checkPending() throws Malformation {
    String wrong = null;
    if (!operation.isCall()) {
      wrong = "network event " + operation + " is pending; only calls are";
    } else if (hasResult || error != null) {
      wrong = operation + " is pending, and has " + (hasResult ? "a result" : "an error");
    } else if (!Double.isNaN(end)) {
      wrong = operation + " is pending, and has an end";
    } else if (Double.isNaN(begin)) {
      wrong =
          operation
              + " is pending, and has no begin; where no other line has times, any number will do";
    }
    if (wrong != null) {
      throw new Malformation(wrong).at(pendingAt);
    }
  }

  private void checkCall() throws Malformation {
    if (process == null) {
      throw new Malformation(operation + " lacks its process");
    }
    if (hasResult && error != null) {
      throw new Malformation(
          operation + " has both result and error; of a call that failed leave the result out");
    }
    if (!hasResult && error == null && !isPending()) {
      throw new Malformation(operation + " has neither result nor error, nor is it pending");
    }
    if (error != null && !operation.canFail()) {
      throw new Malformation(operation + " cannot fail");
    }
  }

  private void checkNetworkEvent() throws Malformation {
    if (hasResult || error != null) {
      throw new Malformation("network event " + operation + " has a result or an error");
    }
    Object named = arguments.values()[0];
    if (process != null && !process.equals(named)) {
      throw new Malformation(
          "network event " + operation + " has one process in args and another beside them");
    }
    process = (String) named;
  }

  private static String complaint(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int lineEnd = message.indexOf('\n');
    return lineEnd < 0 ? message : message.substring(0, lineEnd);
  }
}
