package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_THREE;

import java.util.List;

/** Registration, notification and the record (REG-1 … REG-10, NOT-1 … NOT-9). */
final class Registrations {
  private static final List<String> PROGRAMS =
      List.of(
          SHARED_BY_THREE
              + "; A.WSAEventSelect(s,e,FD_READ)"
              + " [ A.WSAEnumNetworkEvents(s,e); A.poll(e); A.send(s)"
              + " | C.data(c); B.WSAEnumNetworkEvents(t); C.send(c) ]"
              + " A.poll(e); A.WSAEnumNetworkEvents(s,e)",
          SHARED_BY_THREE
              + " [ A.WSAEventSelect(s,e,FD_READ); A.poll(e); A.WSAEnumNetworkEvents(s,e)"
              + " | C.data(c); C.recv(c); C.send(c) ] A.poll(e)",
          SHARED_BY_THREE
              + " [ A.WSAEventSelect(s,e,FD_WRITE); A.WSAEnumNetworkEvents(s,e); A.poll(e)"
              + " | B.WSAAsyncSelect(t,w,1,FD_READ+FD_WRITE); B.PeekMessage(w); B.PeekMessage(w) ]"
              + " A.poll(e); A.WSAEnumNetworkEvents(s,e)",
          SHARED_BY_THREE
              + " [ A.WSAEventSelect(s,e,FD_READ); A.poll(e)"
              + " | B.WSAEventSelect(t,f,FD_READ+FD_WRITE); B.WSAEnumNetworkEvents(t,f)"
              + " | C.data(c); C.send(c) ] A.poll(e); B.poll(f); B.WSAEnumNetworkEvents(t,f)",
          SHARED_BY_THREE
              + "; A.WSAEventSelect(s,e,FD_READ)"
              + " [ A.WSAEnumNetworkEvents(s,e); A.poll(e); A.recv(s)"
              + " | B.WSAEnumNetworkEvents(t); C.data(c); B.recv(t) ]"
              + " A.poll(e); A.WSAEnumNetworkEvents(s,e)",
          SHARED_BY_THREE
              + " [ A.WSAEventSelect(s,e,0); A.ioctlsocket(s,0); A.poll(e)"
              + " | B.WSAEventSelect(t,f,FD_WRITE); B.ioctlsocket(t,1); B.WSAEnumNetworkEvents(t,f) ]",
          SHARED_BY_THREE
              + "; A.WSAAsyncSelect(s,w,1,FD_READ)"
              + " [ A.DestroyWindow(w) | C.data(c); C.recv(c)"
              + " | B.WSAEventSelect(t,f,FD_READ); B.poll(f) ] B.WSAEnumNetworkEvents(t,f)");

  private Registrations() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
