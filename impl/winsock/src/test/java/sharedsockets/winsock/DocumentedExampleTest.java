package sharedsockets.winsock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * The example of docs/reference-implementation.md, which prints these lines: a test of the module
 * above compares them.
 */
final class DocumentedExampleTest {
  @Test
  void childKeepsTheSocketOpen() {
    Winsock winsock = Winsock.create();
    WinsockProcess parent = winsock.newProcess();
    WinsockProcess child = winsock.newProcess();
    int s = parent.socket(SocketType.SOCK_STREAM);
    Peer peer = winsock.network().peer(parent, s);
    int t = child.wsaSocket(parent.wsaDuplicateSocket(s, child.id()));
    parent.exit();
    peer.data((byte) 42); // parent has exited, but child still has the socket
    assertEquals(1, child.recv(t, new byte[16]));
  }
}
