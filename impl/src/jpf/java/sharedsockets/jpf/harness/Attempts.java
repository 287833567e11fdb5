package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_TWO;

import java.util.List;

/** connect, whose answer is late, and all that it meets while it waits or goes on (CON-1 … CON-5). */
final class Attempts {
  private static final String UNCONNECTED =
      "s=A.socket(SOCK_STREAM,false); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " k=A.WSADuplicateSocket(s,C); c=C.WSASocket(k); C.closesocket(c)";
  private static final String DELAYED = UNCONNECTED + "; C.delayConnections(c)";
  private static final String READY =
      SHARED_BY_TWO + "; C.delayConnections(c)";
  private static final String NON_BLOCKING = DELAYED + "; A.ioctlsocket(s,1)";

  private static final List<String> PROGRAMS =
      List.of(
          DELAYED + " [ A.connect(s); A.send(s) | C.connected(c); C.data(c) | B.recv(t) ]",
          DELAYED + " [ A.connect(s); A.send(s) | C.refused(c) | B.send(t) ] B.listen(t)",
          DELAYED + " [ A.connect(s) | B.connect(t) | C.connected(c) ] B.send(t)",
          DELAYED + " [ A.connect(s) | B.connect(t) | C.refused(c); B.ioctlsocket(t,1) ]",
          DELAYED + " [ A.connect(s) | A.closesocket(s); C.connected(c) ] B.send(t)",
          DELAYED + " [ A.connect(s) | B.closesocket(t); A.closesocket(s) ] C.sawEnd(c)",
          DELAYED + " [ A.connect(s) | A.ExitProcess(); C.refused(c) ] B.send(t)",
          DELAYED + " [ A.connect(s) | A.WSACleanup() ] B.send(t)",
          DELAYED
              + " [ A.connect(s); A.send(s) | j=A.WSADuplicateSocket(s,B); v=B.WSASocket(j); B.send(v)"
              + " | C.connected(c) ] B.send(t)",
          DELAYED
              + " [ A.connect(s) | B.WSAEventSelect(t,f,FD_CONNECT+FD_WRITE); B.poll(f)"
              + " | C.connected(c) ] B.poll(f); B.WSAEnumNetworkEvents(t,f)",
          DELAYED + " [ A.connect(s); A.connect(s) | C.refused(c); B.ioctlsocket(t,1) ]",
          DELAYED + " [ A.connect(s) | B.listen(t) ] B.connect(t)",
          UNCONNECTED + " [ A.connect(s); A.send(s) | B.listen(t); B.send(t) ] A.connect(s)",
          READY + " [ A.connect(s) | B.send(t) ]",
          READY + " [ A.connect(s) | C.full(c) | B.connect(t) ]",
          UNCONNECTED + " [ C.delayConnections(c); C.connected(c) | A.connect(s); A.send(s) ]",
          UNCONNECTED + " [ A.connect(s) | B.connect(t) ] A.send(s); B.send(t)",
          NON_BLOCKING + " [ A.connect(s); A.send(s) | B.connect(t); B.send(t) | C.connected(c) ]",
          NON_BLOCKING
              + "; A.WSAEventSelect(s,e,FD_CONNECT); A.connect(s)"
              + " [ A.WSAWaitForMultipleEvents(e); A.WSAEnumNetworkEvents(s,e)"
              + " | C.refused(c) | B.connect(t) ] A.WSAEnumNetworkEvents(s,e)",
          NON_BLOCKING
              + "; A.WSAAsyncSelect(s,w,1,FD_CONNECT+FD_WRITE); A.connect(s)"
              + " [ A.GetMessage(w); A.send(s) | C.connected(c); B.connect(t) ] A.PeekMessage(w)",
          NON_BLOCKING
              + "; A.connect(s) [ C.connected(c) | C.refused(c) | B.closesocket(t); A.send(s) ]");

  private Attempts() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
