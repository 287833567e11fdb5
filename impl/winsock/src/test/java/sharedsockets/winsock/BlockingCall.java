package sharedsockets.winsock;

import static sharedsockets.winsock.SocketType.SOCK_STREAM;

/** The calls that wait on a blocking socket. */
enum BlockingCall {
  RECV {
    @Override
    int call(WinsockProcess process, int s) {
      return process.recv(s, new byte[1]);
    }

    @Override
    void satisfy(Peer peer) {
      peer.data((byte) 1);
    }
  },
  SEND {
    @Override
    int socket(WinsockProcess process, Network network) {
      int s = super.socket(process, network);
      network.peer(process, s).full();
      return s;
    }

    @Override
    int call(WinsockProcess process, int s) {
      return process.send(s, new byte[1]);
    }

    @Override
    void satisfy(Peer peer) {
      peer.room();
    }
  },
  ACCEPT {
    @Override
    int socket(WinsockProcess process, Network network) {
      int s = super.socket(process, network);
      process.listen(s);
      return s;
    }

    @Override
    int call(WinsockProcess process, int s) {
      return process.accept(s);
    }

    @Override
    void satisfy(Peer peer) {
      peer.connection();
    }
  };

  /** A socket on which the call waits. */
  int socket(WinsockProcess process, Network network) {
    return process.socket(SOCK_STREAM);
  }

  abstract int call(WinsockProcess process, int s);

  /** Makes it possible for a call to return. */
  abstract void satisfy(Peer peer);
}
