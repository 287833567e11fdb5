package sharedsockets.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * One line of a trace: a call with what it returned, or that has not returned, or something that
 * the network did.
 *
 * <p>Values are long (integers), String (names), Set of strings (events), OtherValue, Message,
 * Boolean.TRUE, a string of characters below 256 (bytes that were sent or received), a Map of
 * strings (error codes), and null for a null handle, a missing optional argument or an empty queue.
 */
public final class Event {
  private final long line;
  private final Operation operation;
  private final String process;
  private final Object[] arguments;
  private final Object result;
  private final String error;
  private final double begin;
  private final double end;
  private final boolean waits;

  Event(
      long line,
      Operation operation,
      String process,
      Object[] arguments,
      Object result,
      String error,
      double begin,
      double end,
      boolean waits) {
    this.line = line;
    this.operation = operation;
    this.process = process;
    this.arguments = Arrays.copyOf(arguments, operation.arity());
    this.result = result;
    this.error = error;
    this.begin = begin;
    this.end = end;
    this.waits = waits;
  }

  private Event(Event call, Object[] arguments, Object result, String error) {
    this(
        call.line,
        call.operation,
        call.process,
        arguments,
        result,
        error,
        call.begin,
        call.end,
        false);
  }

  private static Event untimed(
      long line, String process, Operation operation, Object result, String error, Object[] args) {
    return new Event(line, operation, process, args, result, error, Double.NaN, Double.NaN, false);
  }

  /** A call that succeeded. */
  public static Event success(
      long line, String process, Operation call, Object result, Object... arguments) {
    return untimed(line, process, call, result, null, arguments);
  }

  /** A call that failed. */
  public static Event failure(
      long line, String process, Operation call, String error, Object... arguments) {
    return untimed(line, process, call, null, error, arguments);
  }

  /**
   * A network event at the socket that a process's descriptor names.
   *
   * @param more what it has besides
   */
  public static Event network(
      long line, Operation event, String process, String descriptor, Object... more) {
    Object[] arguments = new Object[2 + more.length];
    arguments[0] = process;
    arguments[1] = descriptor;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return untimed(line, process, event, null, null, arguments);
  }

  /** The same call with another result; of data that it received, or codes, nothing is known. */
  public Event withResult(Object other) {
    return new Event(this, unknown(), other, null);
  }

  /** The same call, having received these bytes; null where they are not known. */
  public Event withReceived(String data) {
    return new Event(this, receiving(data), result, error);
  }

  private Object[] receiving(String data) {
    return with(Kind.RECEIVED_DATA, data, arguments);
  }

  /** Of what was returned besides nothing is known. */
  private Object[] unknown() {
    return with(Kind.ERROR_CODES, null, receiving(null));
  }

  private Object[] with(Kind kind, Object value, Object[] all) {
    int index = operation.indexOf(kind);
    if (index < 0 || Objects.equals(all[index], value)) {
      return all;
    }
    Object[] changed = all.clone();
    changed[index] = value;
    return changed;
  }

  /** The bytes that the call has received; null where they are not known, or it receives none. */
  public String received() {
    return (String) argument(Kind.RECEIVED_DATA);
  }

  /**
   * The same call, its events having these error codes.
   *
   * @param codes by event, each an error's name or {@link Errors#NONE}; null where nothing is said
   */
  public Event withErrors(Map<String, String> codes) {
    return new Event(this, with(Kind.ERROR_CODES, codes, arguments), result, error);
  }

  /** The error codes of the events that the call returned; null where nothing is said of them. */
  @SuppressWarnings("unchecked") // of a kind
  public Map<String, String> errors() {
    return (Map<String, String>) argument(Kind.ERROR_CODES);
  }

  /** The same on another line, with other arguments. */
  public Event with(long otherLine, Object... otherArguments) {
    String of = operation.isCall() ? process : (String) otherArguments[0];
    return new Event(otherLine, operation, of, otherArguments, result, error, begin, end, waits);
  }

  /** The same call, failing. */
  public Event withError(String other) {
    return new Event(this, unknown(), null, other);
  }

  /**
   * The same event, which took effect at some moment from begin to end.
   *
   * @param begin by a clock that all events of the trace share
   * @param end not before begin
   */
  public Event during(double begin, double end) {
    if (!(begin <= end)) {
      throw new IllegalArgumentException("begins at " + begin + " and ends at " + end);
    }
    return new Event(line, operation, process, arguments, result, error, begin, end, false);
  }

  /** The same call, which has not returned. */
  public Event pending(double begin) {
    return new Event(
        line, operation, process, arguments, null, null, begin, Double.POSITIVE_INFINITY, true);
  }

  /** The same call that failed, which perhaps has waited, and changed nothing. */
  public Event interrupted() {
    return new Event(line, operation, process, arguments, null, error, begin, end, true);
  }

  /** The same call that failed, and not because it has waited. */
  public Event uninterrupted() {
    return new Event(line, operation, process, arguments, null, error, begin, end, false);
  }

  /** The line, counted from 1. */
  public long line() {
    return line;
  }

  public Operation operation() {
    return operation;
  }

  /** The calling process, or the one whose descriptor a network event names. */
  public String process() {
    return process;
  }

  /**
   * The process whose descriptor the call returns, if it returns one: of DuplicateHandle, its
   * target.
   */
  public String recipient() {
    return operation.opensInTarget() ? (String) argument(Kind.PROCESS) : process;
  }

  /** All arguments, in the order of the operation's list. */
  public Object[] arguments() {
    return arguments.clone();
  }

  /** An argument, by its position in the operation's list. */
  public Object argument(int index) {
    return arguments[index];
  }

  /** The first argument of this kind; null where the operation takes none, or it was left out. */
  public Object argument(Kind kind) {
    int index = operation.indexOf(kind);
    return index < 0 ? null : arguments[index];
  }

  /** What the call returned; without meaning for a call that did not succeed. */
  public Object result() {
    return result;
  }

  /** The name of the error; null where there is none. */
  public String error() {
    return error;
  }

  public boolean failed() {
    return error != null;
  }

  /** Whether the call had not returned when the trace ended. */
  public boolean isPending() {
    return waits && error == null;
  }

  /** Whether it is a call that has failed, and perhaps has waited until then. */
  public boolean isInterrupted() {
    return waits && error != null;
  }

  /** Whether it has waited, and done nothing else. */
  public boolean waits() {
    return waits;
  }

  /** Whether it is a call that has returned without an error, or a network event. */
  public boolean succeeded() {
    return error == null && !waits;
  }

  /** Whether begin and end are known; otherwise it took effect where it stands. */
  public boolean isTimed() {
    return !Double.isNaN(begin);
  }

  /** When the call began, by the recorder's clock; NaN where that is not known. */
  public double begin() {
    return begin;
  }

  /** When the call ended; infinite if it is pending. */
  public double end() {
    return end;
  }

  /**
   * The event without its outcome, for people: {@code A recv(s1)}, {@code network: data at A's s1}.
   */
  public String describe() {
    if (!operation.isCall()) {
      return "network: " + operation + size() + " at " + process + "'s " + arguments[1];
    }
    StringJoiner list = new StringJoiner(", ", process + " " + operation + "(", ")");
    for (int i = 0; i < arguments.length; i++) {
      Kind kind = operation.kind(i);
      if (!kind.standsBesideResult() && (arguments[i] != null || !kind.isOptional())) {
        list.add(kind == Kind.DATA ? Contents.describe(arguments[i]) : describe(arguments[i]));
      }
    }
    return list.toString();
  }

  private String size() {
    int data = operation.indexOf(Kind.DATA);
    int length = operation.indexOf(Kind.LENGTH);
    if (data >= 0 && arguments[data] != null) {
      return " " + Contents.describe(arguments[data]);
    }
    return length >= 0 && arguments[length] != null ? " of " + arguments[length] + " bytes" : "";
  }

  /** The outcome, for people: {@code 0}, {@code [FD_READ]}, {@code WSAENOTSOCK}. */
  public String describeOutcome() {
    if (isPending()) {
      return "no return";
    }
    String outcome = failed() ? error : describe(result);
    if (errors() != null) {
      outcome += " " + describe(errors());
    }
    return received() == null ? outcome : outcome + " " + Contents.describe(received());
  }

  /** A value of an event, for people. */
  public static String describe(Object value) {
    if (value instanceof Set<?> set) {
      return set.toString();
    }
    if (value instanceof Message message) {
      String text =
          "message %d, %s, %s".formatted(message.message(), message.descriptor(), message.event());
      return message.error() == null ? text : text + ", " + message.error();
    }
    return String.valueOf(value);
  }

  @Override
  public String toString() {
    return operation.isCall() ? describe() + " = " + describeOutcome() : describe();
  }
}
