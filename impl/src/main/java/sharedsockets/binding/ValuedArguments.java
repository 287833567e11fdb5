package sharedsockets.binding;

import java.util.Set;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;

/** Arguments that are known as the reference implementation's values; names are left to be said. */
abstract class ValuedArguments implements Arguments {
  /** The argument as {@link TraceValues#argument} makes it. */
  abstract Object argument(int index);

  @Override
  public SocketType socketType(int index) {
    return (SocketType) argument(index);
  }

  @Override
  public String address(int index) {
    return (String) argument(index);
  }

  @Override
  public SocketOption option(int index) {
    return (SocketOption) argument(index);
  }

  @Override
  public Shutdown direction(int index) {
    return (Shutdown) argument(index);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Set<NetworkEvent> events(int index) {
    return (Set<NetworkEvent>) argument(index);
  }

  @Override
  public int value(int index) {
    return (Integer) argument(index);
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
  public boolean socketFlags(int index) {
    return value(index) != 0;
  }

  @Override
  public boolean buffer(int index) {
    return (Boolean) argument(index);
  }

  @Override
  public byte[] data(int index) {
    return TraceValues.bytes((String) argument(index));
  }
}
