package sharedsockets.trace;

import java.util.Map;

/**
 * The answer of an adapter to a request.
 *
 * @param id the request's
 * @param kind what sort of answer it is
 * @param result of a call that returned, as an {@link Event} holds it; for a network event, whether
 *     it happened; for a reset, whether requests may be made while others have no answer yet
 * @param error the name of the error of a call that failed
 * @param data the bytes that a call has received, or null
 * @param errors the error codes of the events that a call has returned, or null
 * @param sent how many bytes the adapter has sent, to fill a buffer
 */
public record Answer(
    long id,
    Kind kind,
    Object result,
    String error,
    String data,
    Map<String, String> errors,
    long sent) {
  /** Sorts of answers. */
  public enum Kind {
    /** The call returned, or the network event was brought about. */
    RESULT,
    /** The call failed. */
    ERROR,
    /** The call has not returned, and the adapter does not wait any longer. */
    PENDING,
    /** The adapter cannot do this, and nothing has happened. */
    UNSUPPORTED,
    /** The adapter has started over. */
    RESET
  }

  /** The event that the request has become. */
  public Event of(Event request) {
    Event event = kind == Kind.ERROR ? request.withError(error) : request.withResult(result);
    event = data == null ? event : event.withReceived(data);
    return errors == null || event.failed() ? event : event.withErrors(errors);
  }
}
