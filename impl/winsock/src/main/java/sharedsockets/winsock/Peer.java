package sharedsockets.winsock;

/**
 * The far end of one socket, played by a test. It outlives the socket, but keeps nothing of it. All
 * methods but {@link #sawEnd} and {@link #received} throw an {@link IllegalStateException} where
 * the socket cannot be reached in that way: data after the peer's close, for example. Where the
 * socket has ended the peer may still close, reset, or answer an attempt to connect, and nothing
 * happens; the others throw.
 */
public final class Peer {
  private final Object lock;
  private final PlayedEnd end;

  Peer(Object lock, PlayedEnd end) {
    this.lock = lock;
    this.end = end;
  }

  /**
   * Data arrives: a datagram, or bytes of the stream (NOT-1, NOT-3).
   *
   * @throws IllegalArgumentException if it is a stream, and there are none
   */
  public void data(byte... bytes) {
    synchronized (lock) {
      UnderlyingSocket to = partner();
      require(!to.peerHasClosed(), "the peer has closed");
      if (bytes.length == 0 && to.type() == SocketType.SOCK_STREAM) {
        throw new IllegalArgumentException("no bytes");
      }
      to.dataArrives(bytes.clone());
    }
  }

  /** A connection request arrives at the listening socket (NOT-1, REG-8). */
  public void connection() {
    synchronized (lock) {
      UnderlyingSocket to = open();
      require(to.isListening(), "the socket does not listen");
      to.connectionArrives();
    }
  }

  /**
   * The attempt to connect succeeds (CON-1, CON-5). Of a blocking socket it is the next one, which
   * a connect waits for, or will ask for.
   */
  public void connected() {
    synchronized (lock) {
      if (!hasEnded()) {
        awaiting().becomesConnected();
      }
    }
  }

  /** The same, but that it fails (CON-3). */
  public void refused() {
    synchronized (lock) {
      if (!hasEnded()) {
        awaiting().becomesRefused();
      }
    }
  }

  /** From now on a blocking connect waits for {@link #connected} or {@link #refused}. */
  public void delayConnections() {
    synchronized (lock) {
      open();
      end.delayConnections();
    }
  }

  /** The peer closes its side of the connection (NOT-7). */
  public void close() {
    synchronized (lock) {
      if (hasEnded()) {
        return;
      }
      UnderlyingSocket to = partner();
      require(to.type() == SocketType.SOCK_STREAM, "a datagram socket has no connection");
      require(!to.peerHasClosed(), "the peer has closed");
      to.peerCloses();
    }
  }

  /**
   * The peer resets the connection (RST-1, RST-2), as one does that has closed and is sent more.
   * Nothing can be done at this end any more.
   */
  public void reset() {
    synchronized (lock) {
      if (hasEnded()) {
        return;
      }
      UnderlyingSocket to = partner();
      require(to.type() == SocketType.SOCK_STREAM, "a datagram socket has no connection");
      to.peerResets();
    }
  }

  /** From now on a send succeeds (NOT-6), as it does at first. */
  public void room() {
    synchronized (lock) {
      partner().roomAppears();
    }
  }

  /** From now on a send would have to wait (NOT-6). */
  public void full() {
    synchronized (lock) {
      partner().roomEnds();
    }
  }

  /** Whether the connection has ended for the peer: by SD_SEND (SHT-1) or a last close (CLS-2). */
  public boolean sawEnd() {
    synchronized (lock) {
      return end.sawEnd();
    }
  }

  /** What has been sent since this was asked last, one datagram after another. */
  public byte[] received() {
    synchronized (lock) {
      return end.takeReceived();
    }
  }

  private UnderlyingSocket awaiting() {
    UnderlyingSocket to = open();
    require(to.isAwaitingAnswer(), "the socket does not connect");
    return to;
  }

  private UnderlyingSocket partner() {
    UnderlyingSocket to = open();
    require(!to.isListening(), "the socket listens");
    require(!to.isReset(), "the connection has been reset");
    require(to.hasPeer(), "the socket has no connection");
    return to;
  }

  private boolean hasEnded() {
    return end.socket() == null;
  }

  private UnderlyingSocket open() {
    require(!hasEnded(), "the socket has ended");
    return end.socket();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
