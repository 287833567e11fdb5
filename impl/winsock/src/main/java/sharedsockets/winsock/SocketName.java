package sharedsockets.winsock;

/**
 * The address of a socket, and that of its peer. One of which nobody has said anything is chosen
 * when somebody asks. Called with the lock.
 */
final class SocketName {
  private final SocketType type;
  private final Addresses all;
  private String own;
  private String peer;

  /** Whether it is known that there is an address. */
  private boolean isBound;

  /** Whether it is known that there is none. */
  private boolean isUnbound;

  SocketName(SocketType type, Addresses all) {
    this.type = type;
    this.all = all;
  }

  /** (BND-4) There is no address. */
  void beginUnbound() {
    isUnbound = true;
  }

  /**
   * (BND-1) Gives the socket an address, once.
   *
   * @param address null for any
   * @param shares whether (BND-2) others may have it as well
   */
  void bind(String address, boolean shares) {
    if (isBound) {
      throw new WinsockException(WinsockError.WSAEINVAL, "BND-1", "the socket has an address");
    }
    if (address != null) {
      if (all.isTaken(type, address) && !shares) {
        throw new WinsockException(
            WinsockError.WSAEADDRINUSE, "BND-2", "another socket has " + address);
      }
      all.take(type, address);
      own = address;
    }
    beBound();
  }

  /** (BND-4) What connects gets an address. */
  void beBound() {
    isBound = true;
    isUnbound = false;
  }

  /** (BND-4) So does what moves datagrams, if it is known to have none. */
  void moves() {
    if (isUnbound) {
      beBound();
    }
  }

  /** (BND-4) Only what has an address has a name, listens, and receives datagrams. */
  void requireBound() {
    if (isUnbound) {
      throw new WinsockException(WinsockError.WSAEINVAL, "BND-4", "the socket has no address");
    }
  }

  String own() {
    requireBound();
    beBound();
    if (own == null) {
      own = all.choose();
      all.take(type, own);
    }
    return own;
  }

  /** (BND-5) Where the socket connects to; null where nobody has said. */
  void connectsTo(String address) {
    peer = address;
  }

  String peer() {
    if (peer == null) {
      peer = all.choose();
    }
    return peer;
  }

  /** (BND-3) The socket has ended: its address is free. */
  void end() {
    if (own != null) {
      all.release(type, own);
    }
  }

  /** For people, and to compare states. */
  String describe() {
    return (isUnbound ? " unbound" : isBound ? " bound" : "")
        + (own == null ? "" : " " + own)
        + (peer == null ? "" : " peer " + peer);
  }
}
