package sharedsockets.winsock;

/** The network that the sockets of a {@link Winsock} are connected to. */
public final class Network {
  private final Winsock winsock;

  Network(Winsock winsock) {
    this.winsock = winsock;
  }

  /**
   * The far end of a socket, for the caller to play. What is sent before this is first asked for is
   * gone.
   *
   * @param s any descriptor of the socket in that process
   * @throws WinsockException WSAENOTSOCK if it is none
   * @throws IllegalStateException if another socket is the far end
   */
  public Peer peer(WinsockProcess process, int s) {
    synchronized (winsock.lock) {
      UnderlyingSocket socket = socket(process, s);
      if (socket.farEnd() == FarEnd.NOBODY) {
        socket.connectTo(new PlayedEnd(socket));
      }
      if (socket.farEnd() instanceof PlayedEnd end) {
        return new Peer(winsock.lock, end);
      }
      throw new IllegalStateException("the socket is connected to another one");
    }
  }

  /**
   * Connects two sockets of one type: what is sent through either arrives at the other. There is
   * room as long as fewer bytes wait there than its SO_RCVBUF says, or none.
   *
   * @throws WinsockException WSAENOTSOCK if s or t is no descriptor
   * @throws IllegalStateException if the types differ, it is one socket, or either of them listens,
   *     is not connecting though it is said to be unconnected, has a far end, or had one that has
   *     closed
   */
  public void connect(WinsockProcess process, int s, WinsockProcess other, int t) {
    synchronized (winsock.lock) {
      UnderlyingSocket one = socket(process, s);
      UnderlyingSocket two = socket(other, t);
      if (one == two || one.type() != two.type() || !isFree(one) || !isFree(two)) {
        throw new IllegalStateException("these two sockets cannot be connected");
      }
      one.connectTo(new Loopback(one, two));
      two.connectTo(new Loopback(two, one));
      establish(one);
      establish(two);
    }
  }

  private static boolean isFree(UnderlyingSocket socket) {
    return (socket.hasPeer() || socket.isConnecting())
        && !socket.peerHasClosed()
        && socket.farEnd() == FarEnd.NOBODY;
  }

  private static void establish(UnderlyingSocket socket) {
    if (socket.isConnecting()) {
      socket.becomesConnected();
    } else {
      socket.becomeConnected();
    }
  }

  private UnderlyingSocket socket(WinsockProcess process, int s) {
    if (!process.isOf(winsock)) {
      throw new IllegalArgumentException("a process of another Winsock");
    }
    return process.existing(s).socket();
  }
}
