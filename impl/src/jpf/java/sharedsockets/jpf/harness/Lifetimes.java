package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_TWO;

import java.util.List;

/** Duplicating, opening and closing (DUP-1 … DUP-4, CLS-1, CLS-2, CLS-4). */
final class Lifetimes {
  private static final String SHARED =
      "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " j=A.WSADuplicateSocket(s,B)";

  private static final List<String> PROGRAMS =
      List.of(
          SHARED
              + " [ v=B.WSASocket(j); B.setsockopt(v,SO_RCVBUF,7); B.closesocket(v)"
              + " | x=B.WSASocket(j); B.getsockopt(x,SO_RCVBUF); B.closesocket(x) ] B.getsockopt(t,SO_RCVBUF)",
          SHARED
              + " [ A.closesocket(s); u=A.socket(SOCK_STREAM); A.send(s)"
              + " | B.closesocket(t); v=B.WSASocket(j); B.send(v) ] A.send(s)",
          SHARED
              + " [ A.closesocket(s); u=A.socket(SOCK_DGRAM); A.closesocket(u)"
              + " | A.closesocket(s); x=A.socket(SOCK_STREAM); A.listen(x) ]",
          SHARED
              + " [ A.closesocket(s); A.getsockopt(s,SO_SNDBUF) | B.closesocket(t); B.send(t)"
              + " | v=B.WSASocket(j); B.send(v) ]",
          SHARED
              + " [ m=A.WSADuplicateSocket(s,C); x=C.WSASocket(m) | A.closesocket(s); A.send(s)"
              + " | B.closesocket(t); B.send(t) ] C.send(x)",
          SHARED_BY_TWO + " [ A.CloseHandle(s) | A.closesocket(s) | B.CloseHandle(t) ] C.sawEnd(c)",
          SHARED_BY_TWO + " [ A.closesocket(s) | B.closesocket(t) ] C.sawEnd(c)");

  private Lifetimes() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
