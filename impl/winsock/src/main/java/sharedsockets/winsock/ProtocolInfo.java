package sharedsockets.winsock;

import java.io.Serializable;

/**
 * The result of WSADuplicateSocket: a value with which its target process can open one additional
 * descriptor of the socket (DUP-1, DUP-2). It may be sent to that process in any way, serialised
 * for example; it means something only in the {@link Winsock} that made it.
 *
 * @param number tells the infos of one Winsock apart
 * @param targetProcessId the process that can use it
 * @param type the socket's type
 */
public record ProtocolInfo(long number, int targetProcessId, SocketType type)
    implements Serializable {
  // Written out, since Java PathFinder does not run the ones that the compiler makes.

  @Override
  public boolean equals(Object other) {
    return other instanceof ProtocolInfo that
        && number == that.number
        && targetProcessId == that.targetProcessId
        && type == that.type;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }

  @Override
  public String toString() {
    return "info " + number + " for process " + targetProcessId + " (" + type + ")";
  }
}
