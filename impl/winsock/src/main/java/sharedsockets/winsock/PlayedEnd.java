package sharedsockets.winsock;

import java.io.ByteArrayOutputStream;

/** A far end that a test plays, through {@link Peer}. Called with the lock. */
final class PlayedEnd implements FarEnd {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  /** Null once the socket has ended. */
  private UnderlyingSocket socket;

  private boolean sawEnd;
  private boolean delaysConnections;

  PlayedEnd(UnderlyingSocket socket) {
    this.socket = socket;
  }

  UnderlyingSocket socket() {
    return socket;
  }

  boolean sawEnd() {
    return sawEnd;
  }

  byte[] takeReceived() {
    byte[] bytes = received.toByteArray();
    received.reset();
    return bytes;
  }

  @Override
  public int take(byte[] bytes, int offset, int length) {
    received.write(bytes, offset, length);
    return length;
  }

  @Override
  public void sendingEnds() {
    sawEnd = true;
  }

  @Override
  public void socketEnds() {
    sawEnd = true;
    socket = null;
  }

  void delayConnections() {
    delaysConnections = true;
  }

  @Override
  public boolean delaysConnections() {
    return delaysConnections;
  }

  @Override
  public void queueChanges() {}
}
