package sharedsockets.winsock;

import java.util.Objects;

/**
 * A message that tells of a network event (NOT-1).
 *
 * @param message the number that WSAAsyncSelect was given
 * @param s the descriptor through which the registration was made, in the window's process; {@link
 *     Winsock#INVALID_SOCKET} where a socket inherited the registration in another process
 * @param event what happened: WSAGETSELECTEVENT
 * @param error its error code when the message was posted (ERR-1), WSAGETSELECTERROR; null for 0
 */
public record WindowMessage(int message, int s, NetworkEvent event, WinsockError error) {
  /** A message whose error code is 0. */
  public WindowMessage(int message, int s, NetworkEvent event) {
    this(message, s, event, null);
  }

  // Written out, since Java PathFinder does not run the ones that the compiler makes.

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowMessage that
        && message == that.message
        && s == that.s
        && event == that.event
        && error == that.error;
  }

  @Override
  public int hashCode() {
    return Objects.hash(message, s, event, error);
  }

  @Override
  public String toString() {
    return "message " + message + ", " + s + ", " + event + (error == null ? "" : ", " + error);
  }
}
