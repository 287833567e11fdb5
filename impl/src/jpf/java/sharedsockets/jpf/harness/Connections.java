package sharedsockets.jpf.harness;

import java.util.List;

/** Two sockets of the implementation that are connected: what one sends wakes who waits at the other. */
final class Connections {
  private static final String TWO =
      "s=A.socket(SOCK_STREAM); u=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(u,B); t=B.WSASocket(i)";
  private static final String CONNECTED = TWO + "; A.link(s,u)";

  private static final List<String> PROGRAMS =
      List.of(
          CONNECTED + " [ A.send(s)>A.data(u) | B.recv(t) ]",
          CONNECTED + " [ A.send(s)>A.data(u); A.send(s)>A.data(u) | B.recv(t) | A.recv(u) ]",
          CONNECTED
              + "; B.WSAEventSelect(t,f,FD_READ)"
              + " [ A.send(s)>A.data(u) | B.WSAWaitForMultipleEvents(f); B.recv(t) ]",
          CONNECTED
              + "; B.WSAAsyncSelect(t,w,1,FD_READ)"
              + " [ A.send(s)>A.data(u) | B.GetMessage(w); B.recv(t) ]",
          CONNECTED + " [ A.shutdown(s,SD_SEND)>A.close(u) | B.recv(t) | A.recv(u) ]",
          CONNECTED + " [ A.closesocket(s)>A.close(u) | B.recv(t) ] B.send(t)",
          TWO
              + "; v=A.socket(SOCK_STREAM)"
              + " [ A.link(s,u) | A.link(v,u) | A.link(s,v) ]",
          TWO + " [ A.link(s,u) | A.closesocket(s); B.send(t) ]");

  private Connections() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
