package sharedsockets.jpf.harness;

import java.util.List;

/** Listening and accepting (REG-8, KND-1, NOT-4, NOT-5). */
final class Accepts {
  private static final String LISTENING =
      "l=A.socket(SOCK_STREAM); A.listen(l); i=A.WSADuplicateSocket(l,B); m=B.WSASocket(i);"
          + " k=A.WSADuplicateSocket(l,C); c=C.WSASocket(k)";

  private static final List<String> PROGRAMS =
      List.of(
          LISTENING
              + "; A.ioctlsocket(l,1); C.connection(c)"
              + " [ a=A.accept(l); A.send(a); A.closesocket(a)"
              + " | b=B.accept(m); B.closesocket(m); B.send(b) ]",
          LISTENING
              + " [ a=A.accept(l); b=A.accept(l); A.send(b)"
              + " | A.closesocket(l); A.getsockopt(l,SO_RCVBUF); B.send(m) ]",
          LISTENING
              + " [ a=A.accept(l); A.getsockopt(a,SO_RCVBUF)"
              + " | C.connection(c); C.setsockopt(c,SO_RCVBUF,5)"
              + " | B.WSAEventSelect(m,f,FD_ACCEPT); B.poll(f) ] B.WSAEnumNetworkEvents(m,f)",
          LISTENING
              + "; A.ioctlsocket(l,1); C.connection(c)"
              + " [ a=A.accept(l); A.send(a) | A.ExitProcess() | b=B.accept(m); B.send(b) ]",
          LISTENING + " [ a=A.accept(l) | b=B.accept(m) | C.connection(c); C.connection(c) ]",
          LISTENING
              + " [ a=A.accept(l) | b=B.accept(m) | A.closesocket(l); C.connection(c) ] B.closesocket(b)",
          LISTENING + " [ a=A.accept(l) | B.ioctlsocket(m,1) ]",
          LISTENING + "; C.connection(c) [ A.listen(l) | B.listen(m); b=B.accept(m) ]",
          "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i)"
              + " [ A.recv(s) | B.listen(t) ]",
          "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i)"
              + " [ A.listen(s); A.send(s) | B.send(t); B.listen(t) ]");

  private Accepts() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
