package sharedsockets.binding;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sharedsockets.trace.Event;
import sharedsockets.winsock.NetworkEvents;

/**
 * The arguments of a request as it stands in a trace, where descriptors are named after their
 * values. What other names stand for is left to be said.
 */
public abstract class EventArguments extends ValuedArguments {
  private final Event request;
  private String received;
  private NetworkEvents events;

  protected EventArguments(Event request) {
    this.request = request;
  }

  /** An argument that is a name, or null. */
  protected String name(int index) {
    return (String) request.argument(index);
  }

  /** An argument that is a list of names. */
  protected List<String> names(int index) {
    return ((List<?>) request.argument(index)).stream().map(String.class::cast).toList();
  }

  @Override
  public int descriptor(int index) {
    return Integer.parseInt(name(index).substring(1));
  }

  @Override
  final Object argument(int index) {
    return TraceValues.argument(request.operation().kind(index), request.argument(index));
  }

  @Override
  public Consumer<byte[]> receivedData(int index) {
    return bytes -> received = TraceValues.text(bytes);
  }

  @Override
  public Consumer<NetworkEvents> errorCodes(int index) {
    return returned -> events = returned;
  }

  /** The error codes of the events that the call has returned; null where there are none. */
  public Map<String, String> errors() {
    return TraceValues.codes(events);
  }

  /** The bytes that the call has received; null where it has not come to that. */
  public String received() {
    return received;
  }
}
