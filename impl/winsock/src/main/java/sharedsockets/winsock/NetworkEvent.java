package sharedsockets.winsock;

/** Network events that a registration can nominate. */
public enum NetworkEvent {
  /** There is data to read. */
  FD_READ,
  /** There is room to send. */
  FD_WRITE,
  /** A connection request waits at a listening socket. */
  FD_ACCEPT,
  /** The peer has closed, and all data is read. */
  FD_CLOSE
}
