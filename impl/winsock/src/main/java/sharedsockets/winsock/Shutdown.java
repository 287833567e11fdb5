package sharedsockets.winsock;

/** What shutdown ends, for all descriptors of a socket (SHT-1, SHT-2). */
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
