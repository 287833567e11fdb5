package sharedsockets.winsock;

import java.util.ArrayDeque;
import java.util.Deque;

/** The one queue of what has arrived and nobody has read (DAT-1). Called with the lock. */
final class ReceiveQueue {
  private final boolean isStream;
  private final Deque<byte[]> chunks = new ArrayDeque<>(1);

  /** How much of the first chunk has been read. */
  private int read;

  private int size;

  ReceiveQueue(SocketType type) {
    isStream = type == SocketType.SOCK_STREAM;
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** Bytes that nobody has read. */
  int size() {
    return size;
  }

  void add(byte[] bytes) {
    chunks.add(bytes);
    size += bytes.length;
  }

  /**
   * Takes as many bytes of the stream as there are and fit, or one datagram.
   *
   * @return bytes that were taken, or the length of a datagram whose rest is lost
   */
  int take(byte[] buffer, int offset, int length) {
    return isStream ? takeBytes(buffer, offset, length) : takeDatagram(buffer, offset, length);
  }

  private int takeDatagram(byte[] buffer, int offset, int length) {
    byte[] datagram = chunks.remove();
    size -= datagram.length;
    System.arraycopy(datagram, 0, buffer, offset, Math.min(length, datagram.length));
    return datagram.length;
  }

  private int takeBytes(byte[] buffer, int offset, int length) {
    int taken = 0;
    while (taken < length && size > 0) {
      byte[] chunk = chunks.element();
      int count = Math.min(length - taken, chunk.length - read);
      System.arraycopy(chunk, read, buffer, offset + taken, count);
      taken += count;
      read += count;
      size -= count;
      if (read == chunk.length) {
        chunks.remove();
        read = 0;
      }
    }
    return taken;
  }
}
