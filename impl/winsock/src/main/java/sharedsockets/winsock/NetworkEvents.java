package sharedsockets.winsock;

import java.util.AbstractSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What WSAEnumNetworkEvents returns, WSANETWORKEVENTS: network events, each with its error code
 * (ERR-1). The set is the caller's, who may change it.
 */
public final class NetworkEvents extends AbstractSet<NetworkEvent> {
  private final Set<NetworkEvent> events;
  private final Map<NetworkEvent, WinsockError> errors = new EnumMap<>(NetworkEvent.class);

  NetworkEvents(Set<NetworkEvent> events, Codes codes) {
    this.events = EnumSet.copyOf(events);
    for (NetworkEvent event : events) {
      WinsockError error = codes.of(event);
      if (error != null) {
        errors.put(event, error);
      }
    }
  }

  /** The error codes of a socket's events. */
  interface Codes {
    /** Null for the code 0. */
    WinsockError of(NetworkEvent event);
  }

  /**
   * The error code of an event, {@code iErrorCode} of its bit.
   *
   * @return null for the code 0, and of an event that was not returned; of FD_CONNECT why the
   *     attempt has failed (ERR-2), of FD_CLOSE that the peer has reset the connection (ERR-3)
   */
  public WinsockError error(NetworkEvent event) {
    return errors.get(Objects.requireNonNull(event));
  }

  @Override
  public boolean add(NetworkEvent event) {
    return events.add(event);
  }

  @Override
  public boolean contains(Object event) {
    return events.contains(event);
  }

  @Override
  public Iterator<NetworkEvent> iterator() {
    return events.iterator();
  }

  @Override
  public int size() {
    return events.size();
  }
}
