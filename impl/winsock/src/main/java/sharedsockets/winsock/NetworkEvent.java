package sharedsockets.winsock;

/** Network events that a registration can nominate; of the first four it is told. */
public enum NetworkEvent {
  /** There is data to read. */
  FD_READ,
  /** There is room to send. */
  FD_WRITE,
  /** A connection request waits at a listening socket. */
  FD_ACCEPT,
  /** The peer has closed, and all data is read. */
  FD_CLOSE,
  /** Not told: data out of band. */
  FD_OOB,
  /** An attempt to connect has ended. */
  FD_CONNECT,
  /** Not told: quality of service. */
  FD_QOS,
  /** Not told: quality of service of a socket group. */
  FD_GROUP_QOS,
  /** Not told: the routing interface for a destination. */
  FD_ROUTING_INTERFACE_CHANGE,
  /** Not told: the list of local addresses. */
  FD_ADDRESS_LIST_CHANGE
}
