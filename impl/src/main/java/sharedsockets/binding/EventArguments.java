package sharedsockets.binding;

import java.util.Set;
import java.util.function.Consumer;
import sharedsockets.trace.Event;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;

/**
 * The arguments of a request as it stands in a trace, where descriptors are named after their
 * values. What other names stand for is left to be said.
 */
public abstract class EventArguments implements Arguments {
  private final Event request;
  private String received;

  protected EventArguments(Event request) {
    this.request = request;
  }

  /** An argument that is a name, or null. */
  protected String name(int index) {
    return (String) request.argument(index);
  }

  @Override
  public int descriptor(int index) {
    return Integer.parseInt(name(index).substring(1));
  }

  private Object converted(int index) {
    return TraceValues.argument(request.operation().kind(index), request.argument(index));
  }

  @Override
  public SocketType socketType(int index) {
    return (SocketType) converted(index);
  }

  @Override
  public SocketOption option(int index) {
    return (SocketOption) converted(index);
  }

  @Override
  public Shutdown direction(int index) {
    return (Shutdown) converted(index);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Set<NetworkEvent> events(int index) {
    return (Set<NetworkEvent>) converted(index);
  }

  @Override
  public int value(int index) {
    return (Integer) converted(index);
  }

  @Override
  public int length(int index) {
    return value(index);
  }

  @Override
  public int recvFlags(int index) {
    return value(index);
  }

  @Override
  public byte[] data(int index) {
    return TraceValues.bytes((String) request.argument(index));
  }

  @Override
  public Consumer<byte[]> receivedData(int index) {
    return bytes -> received = TraceValues.text(bytes);
  }

  /** The bytes that the call has received; null where it has not come to that. */
  public String received() {
    return received;
  }
}
