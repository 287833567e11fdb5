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

  /** What is there is lost. */
  void clear() {
    chunks.clear();
    read = 0;
    size = 0;
  }

  /**
   * Reads as many bytes of the stream as there are and fit, or one datagram.
   *
   * @param takes whether they are gone then, a datagram's rest too
   * @return bytes that were read, or the length of a datagram that does not fit
   */
  int read(byte[] buffer, int offset, int length, boolean takes) {
    return isStream
        ? readBytes(buffer, offset, length, takes)
        : readDatagram(buffer, offset, length, takes);
  }

  private int readDatagram(byte[] buffer, int offset, int length, boolean takes) {
    byte[] datagram = chunks.element();
    System.arraycopy(datagram, 0, buffer, offset, Math.min(length, datagram.length));
    if (takes) {
      size -= chunks.remove().length;
    }
    return datagram.length;
  }

  private int readBytes(byte[] buffer, int offset, int length, boolean takes) {
    int copied = 0;
    int from = read;
    for (byte[] chunk : chunks) {
      if (copied == length) {
        break;
      }
      int count = Math.min(length - copied, chunk.length - from);
      System.arraycopy(chunk, from, buffer, offset + copied, count);
      copied += count;
      from = 0;
    }
    if (takes) {
      drop(copied);
    }
    return copied;
  }

  private void drop(int count) {
    size -= count;
    read += count;
    while (!chunks.isEmpty() && read >= chunks.element().length) {
      read -= chunks.remove().length;
    }
  }
}
