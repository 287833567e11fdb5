package sharedsockets.trace;

import java.util.Set;
import java.util.StringJoiner;

/**
 * One line of a trace: a call with what it returned, or that has not returned, or something that
 * the network did.
 *
 * <p>Values are long (integers), String (names), Set of strings (events), OtherValue, Message,
 * Boolean.TRUE, and null for a null handle, a missing optional argument or an empty queue.
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
  private final boolean isPending;

  Event(
      long line,
      Operation operation,
      String process,
      Object[] arguments,
      Object result,
      String error,
      double begin,
      double end,
      boolean isPending) {
    this.line = line;
    this.operation = operation;
    this.process = process;
    this.arguments = arguments;
    this.result = result;
    this.error = error;
    this.begin = begin;
    this.end = end;
    this.isPending = isPending;
  }

  private Event(Event call, Object result, String error) {
    this(
        call.line,
        call.operation,
        call.process,
        call.arguments,
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

  /** A network event at the socket that a process's descriptor names. */
  public static Event network(long line, Operation event, String process, String descriptor) {
    return untimed(line, process, event, null, null, new Object[] {process, descriptor});
  }

  /** The same call with another result. */
  public Event withResult(Object other) {
    return new Event(this, other, null);
  }

  /** The same on another line, with other arguments. */
  public Event with(long otherLine, Object... otherArguments) {
    String of = operation.isCall() ? process : (String) otherArguments[0];
    return new Event(
        otherLine, operation, of, otherArguments, result, error, begin, end, isPending);
  }

  /** The same call, failing. */
  public Event withError(String other) {
    return new Event(this, null, other);
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

  /** All arguments, in the order of the operation's list. */
  public Object[] arguments() {
    return arguments.clone();
  }

  /** An argument, by its position in the operation's list. */
  public Object argument(int index) {
    return arguments[index];
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
    return isPending;
  }

  /** Whether it is a call that has returned without an error, or a network event. */
  public boolean succeeded() {
    return error == null && !isPending;
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
      return "network: " + operation + " at " + process + "'s " + arguments[1];
    }
    StringJoiner list = new StringJoiner(", ", process + " " + operation + "(", ")");
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] != null || !operation.kind(i).isOptional()) {
        list.add(describe(arguments[i]));
      }
    }
    return list.toString();
  }

  /** The outcome, for people: {@code 0}, {@code [FD_READ]}, {@code WSAENOTSOCK}. */
  public String describeOutcome() {
    if (isPending) {
      return "no return";
    }
    return failed() ? error : describe(result);
  }

  /** A value of an event, for people. */
  public static String describe(Object value) {
    if (value instanceof Set<?> set) {
      return set.toString();
    }
    if (value instanceof Message message) {
      return "message %d, %s, %s"
          .formatted(message.message(), message.descriptor(), message.event());
    }
    return String.valueOf(value);
  }

  @Override
  public String toString() {
    return operation.isCall() ? describe() + " = " + describeOutcome() : describe();
  }
}
