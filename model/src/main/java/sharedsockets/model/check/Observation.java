package sharedsockets.model.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;

/**
 * The label of a step, as a model's variable has it: a record with {@code call}, {@code process}
 * (none for what the network does), the arguments by name, and {@code result} or {@code error}.
 *
 * <p>{@code toString} is the call as users write it: {@code A: recv(s = d1) -> 1}.
 */
record Observation(Map<String, Value> fields) {
  private static final String CALL = "call";
  private static final String PROCESS = "process";
  private static final String RESULT = "result";
  private static final String ERROR = "error";
  private static final String ERRORS = "errors";
  private static final List<String> NO_ARGUMENTS = List.of(CALL, PROCESS, RESULT, ERROR, ERRORS);

  /** TLA+ records have no order; Winsock's calls do. */
  private static final List<String> ORDER =
      List.of(
          "s", "type", "info", "target", "option", "cmd", "value", "window", "message", "event",
          "events", "how");

  boolean isCall() {
    return fields.get(CALL) instanceof Text;
  }

  String name() {
    return plain(fields.get(CALL));
  }

  boolean isFailure() {
    return !isNone(fields.get(ERROR));
  }

  @Override
  public String toString() {
    return question() + (outcome() == null ? "" : " -> " + answer());
  }

  /** The call and its arguments. */
  String question() {
    return who() + ": " + what();
  }

  /** The process, or the network. */
  String who() {
    Value process = fields.get(PROCESS);
    return isNone(process) ? "network" : plain(process);
  }

  /** The call and its arguments, without the process. */
  String what() {
    return name() + "(" + arguments() + ")";
  }

  /** The result or error; empty where there is neither. */
  String answer() {
    return outcome() == null ? "" : plain(outcome()) + errors();
  }

  /** The error codes that events may have, of those that have perhaps one. */
  private String errors() {
    return fields.get(ERRORS) instanceof Fields codes
        ? codes.fields().entrySet().stream()
            .filter(code -> !plain(code.getValue()).equals("{}"))
            .map(code -> ", " + code.getKey() + " " + plain(code.getValue()))
            .collect(Collectors.joining())
        : "";
  }

  private Value outcome() {
    return isFailure() ? fields.get(ERROR) : fields.get(RESULT);
  }

  private String arguments() {
    return fields.entrySet().stream()
        .filter(field -> !NO_ARGUMENTS.contains(field.getKey()))
        .sorted(Comparator.comparingInt(field -> rank(field.getKey())))
        .map(field -> field.getKey() + " = " + argument(field.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String argument(Value value) {
    return isNone(value) ? "null" : plain(value);
  }

  private static int rank(String argument) {
    int place = ORDER.indexOf(argument);
    return place < 0 ? ORDER.size() : place;
  }

  /** Models whose records all have the same fields write an empty value where there is none. */
  private static boolean isNone(Value value) {
    return value == null || plain(value).isEmpty() || plain(value).equalsIgnoreCase("none");
  }

  /** A value as users write it: strings without quotes. */
  static String plain(Value value) {
    if (value instanceof Text text) {
      return text.text();
    }
    if (value instanceof SetOf set) {
      return "{" + plain(set.elements()) + "}";
    }
    if (value instanceof Tuple tuple) {
      return "<<" + plain(tuple.elements()) + ">>";
    }
    if (value instanceof Fields record) {
      return record.fields().entrySet().stream()
          .map(field -> field.getKey() + " " + plain(field.getValue()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }

  private static String plain(Collection<Value> values) {
    return values.stream().map(Observation::plain).collect(Collectors.joining(", "));
  }
}
