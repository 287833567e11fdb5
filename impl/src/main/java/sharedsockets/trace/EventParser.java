package sharedsockets.trace;

import static sharedsockets.trace.Malformation.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** Makes an event of one line of JSON. Members that the format does not name are passed over. */
final class EventParser {
  private final NameReader names;
  private final LineJson line;

  private Operation operation;
  private boolean namesOperation;
  private String process;
  private Object[] arguments;
  private long given; // bit i: argument i was there
  private boolean hasResult;
  private Object result;
  private String error;
  private double begin = Double.NaN;
  private double end = Double.NaN;

  private EventParser(NameReader names, LineJson line) {
    this.names = names;
    this.line = line;
  }

  /** The event on a line, which has the number. */
  static Event parse(NameReader names, LineJson line, long number)
      throws IOException, Malformation {
    EventParser parser = new EventParser(names, line);
    try {
      parser.readMembers(line.begin());
    } catch (StreamConstraintsException e) {
      throw new Malformation("nests too deep, or holds a name or number of too many characters");
    } catch (JsonEOFException e) {
      throw new Malformation("ends within a JSON value; is the trace truncated?");
    } catch (JsonProcessingException e) {
      throw new Malformation("is no JSON: " + complaint(e));
    }
    if (!line.isAtEnd()) {
      throw new Malformation("goes on after its JSON value");
    }
    return parser.event(number);
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
          error = error(json);
        }
        case "begin" -> {
          once(member, Double.isNaN(begin));
          begin = time(json, member);
        }
        case "end" -> {
          once(member, Double.isNaN(end));
          end = time(json, member);
        }
        default -> json.skipChildren();
      }
    }
  }

  private String readProcess(JsonParser json) throws IOException, Malformation {
    try {
      return names.read(json, Kind.PROCESS);
    } catch (Malformation e) {
      throw new Malformation("process " + e.getMessage());
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
      throw new Malformation("unknown " + (call ? "call " : "network event ") + quote(text));
    }
    return found;
  }

  /** The members of an object come in any order: looks ahead where the call's name comes late. */
  private void requireOperation() throws IOException, Malformation {
    if (operation != null) {
      return;
    }
    try (JsonParser json = line.again()) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String member = json.currentName();
        json.nextToken();
        if (member.equals("call") || member.equals("network")) {
          operation = operation(json, member);
          return;
        }
        json.skipChildren();
      }
    }
    throw new Malformation("has neither call nor network");
  }

  private void readArguments(JsonParser json) throws IOException, Malformation {
    requireOperation();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Malformation("args is " + Tokens.describe(json) + ", not an object");
    }
    arguments = new Object[operation.arity()];
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      json.nextToken();
      int index = operation.indexOf(member);
      if (index < 0) {
        json.skipChildren();
      } else {
        once("argument " + member, (given & 1L << index) == 0);
        given |= 1L << index;
        arguments[index] = read(json, member, operation.kind(index));
      }
    }
  }

  private void readResult(JsonParser json) throws IOException, Malformation {
    requireOperation();
    if (operation.isCall()) {
      result = read(json, "result", operation.result());
    } else {
      json.skipChildren();
    }
  }

  private Object read(JsonParser json, String member, Kind kind) throws IOException, Malformation {
    try {
      return kind.read(json, names);
    } catch (Malformation e) {
      throw new Malformation(member + " of " + operation + " " + e.getMessage());
    }
  }

  static String error(JsonParser json) throws IOException, Malformation {
    switch (json.currentToken()) {
      case VALUE_STRING -> {
        String name = Errors.name(json.getText());
        if (name != null) {
          return name;
        }
      }
      case VALUE_NUMBER_INT -> {
        String name = json.getTextLength() > 9 ? null : Errors.name(json.getLongValue());
        if (name != null) {
          return name;
        }
      }
      default -> {}
    }
    throw new Malformation("error is " + Tokens.describe(json) + ", no error of Winsock's");
  }

  private static double time(JsonParser json, String member) throws IOException, Malformation {
    if (!json.currentToken().isNumeric()) {
      throw new Malformation(member + " is " + Tokens.describe(json) + ", not a number");
    }
    return json.getDoubleValue();
  }

  private Event event(long number) throws Malformation {
    if (operation == null) {
      throw new Malformation("has neither call nor network");
    }
    if (arguments == null) {
      arguments = new Object[operation.arity()];
    }
    for (int i = 0; i < operation.arity(); i++) {
      if ((given & 1L << i) == 0 && !operation.kind(i).isOptional()) {
        throw new Malformation(
            operation + " lacks its argument " + operation.argumentNames().get(i));
      }
    }
    if (operation.isCall()) {
      checkCall();
    } else {
      checkNetworkEvent();
    }
    checkTimes();
    return new Event(number, operation, process, arguments, result, error, begin, end);
  }

  private void checkTimes() throws Malformation {
    if (Double.isNaN(begin) != Double.isNaN(end)) {
      throw new Malformation(
          operation + (Double.isNaN(end) ? " has begin and no end" : " has end and no begin"));
    }
    if (begin > end) {
      throw new Malformation(operation + " begins after its end");
    }
  }

  private void checkCall() throws Malformation {
    if (process == null) {
      throw new Malformation(operation + " lacks its process");
    }
    if (hasResult && error != null) {
      throw new Malformation(operation + " has both result and error");
    }
    if (!hasResult && error == null) {
      throw new Malformation(operation + " has neither result nor error");
    }
    if (error != null && !operation.canFail()) {
      throw new Malformation(operation + " cannot fail");
    }
  }

  private void checkNetworkEvent() throws Malformation {
    if (hasResult || error != null) {
      throw new Malformation("network event " + operation + " has a result or an error");
    }
    process = (String) arguments[0];
  }

  private static String complaint(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int lineEnd = message.indexOf('\n');
    return lineEnd < 0 ? message : message.substring(0, lineEnd);
  }
}
