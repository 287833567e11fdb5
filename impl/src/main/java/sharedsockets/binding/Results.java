package sharedsockets.binding;

import sharedsockets.winsock.NetworkEvents;
import sharedsockets.winsock.ProtocolInfo;
import sharedsockets.winsock.WindowMessage;

/**
 * Translates the result of a call on the reference implementation: a method for each kind of
 * result.
 *
 * @param <R> what it is made into
 */
public interface Results<R> {
  R ofNewDescriptor(int descriptor);

  R ofNewInfo(ProtocolInfo info);

  R ofZero();

  R ofTrue();

  /** An option's value. */
  R ofValue(int value);

  /** Bytes sent or received. */
  R ofByteCount(int count);

  /** The name of an address. */
  R ofAddress(String address);

  R ofEvents(NetworkEvents events);

  /** Whether the event object was signalled. */
  R ofWait(boolean signalled);

  /** For which of several event objects, from 0; -1: for none in time. */
  R ofWaitIndex(int index);

  /** Whether HANDLE_FLAG_INHERIT is set. */
  R ofHandleFlags(boolean inherits);

  /** A message, or null where there was none. */
  R ofMessage(WindowMessage message);
}
