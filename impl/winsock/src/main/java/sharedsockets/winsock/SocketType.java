package sharedsockets.winsock;

/** Types of sockets. */
public enum SocketType {
  /** A connection: an ordered stream of bytes. */
  SOCK_STREAM,
  /** Datagrams, each of which is read as a whole. */
  SOCK_DGRAM
}
