package sharedsockets.winsock;

/** The directions that shutdown has ended, for all descriptors of a socket (SHT-1, SHT-2). */
public enum Shutdown {
  /** Receiving. */
  SD_RECEIVE,
  /** Sending. */
  SD_SEND,
  /** Both. */
  SD_BOTH;

  boolean endsSending() {
    return this != SD_RECEIVE;
  }

  boolean endsReceiving() {
    return this != SD_SEND;
  }
}
