package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_THREE;

import java.util.List;

/** Data, options and shutdown (DAT-1, OPT-1, SHT-1, SHT-2, NOT-6). */
final class Data {
  private static final List<String> PROGRAMS =
      List.of(
          SHARED_BY_THREE
              + "; A.ioctlsocket(s,1); C.data(c)"
              + " [ A.recv(s); A.recv(s); A.send(s) | B.recv(t); C.data(c); B.recv(t) ]",
          SHARED_BY_THREE
              + "; A.ioctlsocket(s,1) [ A.shutdown(s,SD_BOTH); A.send(s); A.recv(s)"
              + " | B.send(t); B.recv(t); B.send(t) ]",
          SHARED_BY_THREE
              + "; A.WSAEventSelect(s,e,FD_WRITE); A.WSAEnumNetworkEvents(s,e)"
              + " [ A.send(s); A.poll(e); A.WSAEnumNetworkEvents(s,e)"
              + " | C.full(c); B.send(t); C.room(c) ] A.poll(e)",
          SHARED_BY_THREE
              + " [ A.setsockopt(s,SO_RCVBUF,5); A.getsockopt(s,SO_RCVBUF)"
              + " | B.setsockopt(t,SO_RCVBUF,6); B.getsockopt(t,SO_RCVBUF)"
              + " | C.getsockopt(c,SO_RCVBUF); C.getsockopt(c,SO_RCVBUF) ]",
          SHARED_BY_THREE
              + "; A.WSAEventSelect(s,e,FD_READ+FD_CLOSE)"
              + " [ A.recv(s); A.WSAEnumNetworkEvents(s,e); A.recv(s)"
              + " | C.data(c); C.close(c); B.recv(t) ] A.WSAEnumNetworkEvents(s,e)",
          SHARED_BY_THREE + " [ A.shutdown(s,SD_BOTH) | B.send(t); C.recv(c) ] C.sawEnd(c)",
          SHARED_BY_THREE + "; C.data(c) [ A.shutdown(s,SD_BOTH) | B.recv(t); C.send(c) ]",
          SHARED_BY_THREE
              + " [ A.closesocket(s); B.closesocket(t) | C.closesocket(c); C.sawEnd(c) ] C.sawEnd(c)",
          SHARED_BY_THREE
              + " [ A.ioctlsocket(s,0) | A.closesocket(s); B.ioctlsocket(t,1); B.recv(t) ]");

  private Data() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
