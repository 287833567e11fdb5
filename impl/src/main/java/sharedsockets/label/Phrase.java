package sharedsockets.label;

import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.value.Value;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;
import sharedsockets.trace.Operation;

/**
 * A call with its outcome, or a network event, as a model names them; or a call that waits.
 *
 * @param operation null for the start of a process, which no trace tells
 * @param process the caller; null for a network event
 * @param arguments in the operation's order; of a network event those that do not name the socket
 * @param error as the model names it; null if there is none
 * @param socket what a network event happens to
 * @param waits whether it is a call that has no outcome yet
 * @param codes the error codes that the events which it returned may have, as a trace has them;
 *     null where it returned none
 */
public record Phrase(
    Operation operation,
    String process,
    List<Object> arguments,
    Object result,
    String error,
    Value socket,
    boolean waits,
    Map<String, Set<String>> codes) {
  /** Whether a process starts. */
  public boolean isStart() {
    return operation == null;
  }

  /** Whether it is a network event. */
  public boolean isNetwork() {
    return operation != null && !operation.isCall();
  }

  /** Whether the call failed. */
  public boolean failed() {
    return error != null;
  }

  /** The process whose descriptor the call returns, if it returns one. */
  public String recipient() {
    return operation.opensInTarget()
        ? (String) arguments.get(operation.indexOf(Kind.PROCESS))
        : process;
  }

  /** An argument by its name; null if the operation has none of this name. */
  public Object argument(String name) {
    int index = isStart() || isNetwork() ? -1 : operation.indexOf(name);
    return index < 0 ? null : arguments.get(index);
  }

  /** The bytes that the call has received; null where it receives none, or they are not known. */
  public String received() {
    int index = isStart() || isNetwork() ? -1 : operation.indexOf(Kind.RECEIVED_DATA);
    return index < 0 ? null : (String) arguments.get(index);
  }

  /** The call in a trace, with an argument put in another's place. */
  public Event event(long line, String argument, Object other) {
    Object[] all = arguments.toArray();
    if (argument != null) {
      all[operation.indexOf(argument)] = other;
    }
    return failed()
        ? Event.failure(line, process, operation, error, all)
        : Event.success(line, process, operation, result, all);
  }
}
