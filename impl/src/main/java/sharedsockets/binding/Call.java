package sharedsockets.binding;

import java.io.Serializable;
import java.util.Set;
import sharedsockets.trace.Operation;
import sharedsockets.winsock.NetworkEvent;
import sharedsockets.winsock.Shutdown;
import sharedsockets.winsock.SocketOption;
import sharedsockets.winsock.SocketType;

/**
 * A call or network event, ready to be made on a {@link Binding} again and again. Names are slots:
 * numbers from 0, of descriptors, event objects and windows within their process.
 *
 * <p>What the operation does not take is 0 or null.
 *
 * @param process the calling process; without meaning for a network event
 * @param s the descriptor; of a network event the socket, see {@link Binding#bindPeer}
 * @param other the target process or the info
 * @param object the event object or window, {@link #NO_OBJECT} or {@link #ENDED_OBJECT}
 * @param number the value of an option or of FIONBIO, or the message
 */
public record Call(
    Operation operation,
    int process,
    int s,
    int other,
    int object,
    int number,
    SocketType type,
    SocketOption option,
    Shutdown how,
    Set<NetworkEvent> events)
    implements Serializable {
  /** A null handle. */
  public static final int NO_OBJECT = -1;

  /** A handle of an object that has ended. */
  public static final int ENDED_OBJECT = -2;
}
