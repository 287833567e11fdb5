package sharedsockets.winsock;

import java.util.Arrays;

/**
 * Another socket as the far end: what is sent arrives there. There is room while its queue is empty
 * or holds fewer bytes than its SO_RCVBUF says. Called with the lock.
 */
final class Loopback implements FarEnd {
  private final UnderlyingSocket near;
  private final UnderlyingSocket far;

  Loopback(UnderlyingSocket near, UnderlyingSocket far) {
    this.near = near;
    this.far = far;
  }

  private static int room(UnderlyingSocket socket) {
    int unread = socket.unread();
    return Math.max(socket.option(SocketOption.SO_RCVBUF) - unread, unread == 0 ? 1 : 0);
  }

  @Override
  public int take(byte[] bytes, int offset, int length) {
    boolean isStream = far.type() == SocketType.SOCK_STREAM;
    if (isStream && length == 0) {
      return 0; // Nothing arrives, but an empty datagram would.
    }
    int count = isStream ? Math.min(length, room(far)) : length;
    far.dataArrives(Arrays.copyOfRange(bytes, offset, offset + count));
    if (room(far) <= 0) {
      near.roomEnds();
    }
    return count;
  }

  @Override
  public void sendingEnds() {
    if (far.type() == SocketType.SOCK_STREAM) {
      far.peerCloses();
    }
  }

  @Override
  public void socketEnds() {
    far.connectTo(NOBODY);
    far.roomAppears(); // Nobody will read, so nobody need wait.
    sendingEnds();
  }

  @Override
  public void queueChanges() {
    if (room(near) <= 0) {
      far.roomEnds();
    } else if (!far.hasRoom()) {
      far.roomAppears();
    }
  }
}
