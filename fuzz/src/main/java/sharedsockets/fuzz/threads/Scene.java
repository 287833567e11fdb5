package sharedsockets.fuzz.threads;

import java.util.Optional;
import sharedsockets.trace.Event;

/** The implementation, as threads work on it. */
public interface Scene {
  /** Makes a call or brings about a network event; nothing where the network cannot do that. */
  Optional<Event> perform(Event request);

  /** Whether the first socket has a peer, and not another socket at its far end. */
  boolean hasPeer();

  /** Whether the peer of the first socket has seen the end. */
  boolean sawEnd();
}
