package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_TWO;

import java.util.List;

/** The exit of a process against everything (CLS-3, REG-10). */
final class Exits {
  private static final String SHARED =
      "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " j=A.WSADuplicateSocket(s,B); k=A.WSADuplicateSocket(s,C); c=C.WSASocket(k)";

  private static final List<String> PROGRAMS =
      List.of(
          SHARED
              + " [ B.ExitProcess() | m=A.WSADuplicateSocket(s,B); A.WSAEventSelect(s,e,FD_WRITE)"
              + " | B.WSAEventSelect(t,f,FD_WRITE); B.poll(f) ] A.WSAEnumNetworkEvents(s,e)",
          SHARED
              + " [ A.ExitProcess() | B.closesocket(t); B.send(t) | v=B.WSASocket(j); B.send(v) ] B.send(v)",
          SHARED
              + " [ A.ExitProcess(); u=A.socket(SOCK_STREAM); C.send(c)"
              + " | A.ExitProcess(); B.ExitProcess(); C.closesocket(c) ]",
          SHARED
              + " [ A.ExitProcess() | A.closesocket(s); u=A.socket(SOCK_STREAM)"
              + " | A.WSAEventSelect(s,e,FD_WRITE); A.poll(e) ] C.WSAEnumNetworkEvents(c)",
          SHARED
              + "; x=A.WSADuplicateSocket(s,A); y=A.WSASocket(x)"
              + " [ A.ExitProcess(); B.send(t); B.getsockopt(t,SO_RCVBUF)"
              + " | A.send(s); A.send(y); C.setsockopt(c,SO_RCVBUF,3) ]",
          SHARED
              + "; A.WSAEventSelect(s,e,FD_READ)"
              + " [ A.ExitProcess() | C.data(c); C.recv(c)"
              + " | B.WSAEventSelect(t,f,FD_READ); B.poll(f) ] B.WSAEnumNetworkEvents(t,f)",
          SHARED_BY_TWO
              + "; B.closesocket(t) [ m=A.WSADuplicateSocket(s,B) | B.ExitProcess() ]"
              + " A.closesocket(s); C.sawEnd(c)",
          SHARED_BY_TWO
              + "; B.closesocket(t); x=A.WSADuplicateSocket(s,A)"
              + " [ A.ExitProcess() | A.hasExited(); C.sawEnd(c) ] C.sawEnd(c)");

  private Exits() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
