package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_THREE;

import java.util.List;

/** Calls that wait, and all that wakes them (BLK-1, CLS-1, CLS-3). */
final class Waits {
  private static final List<String> PROGRAMS =
      List.of(
          SHARED_BY_THREE
              + " [ A.recv(s); A.recv(s) | A.closesocket(s); A.send(s) | B.send(t); B.closesocket(t) ]",
          SHARED_BY_THREE
              + " [ A.recv(s); A.send(s) | B.recv(t); B.send(t) | C.data(c); C.data(c) ]",
          SHARED_BY_THREE
              + " [ A.recv(s); A.recv(s); A.send(s)"
              + " | B.WSAEventSelect(t,f,FD_READ); B.send(t); B.WSAEnumNetworkEvents(t) ]",
          SHARED_BY_THREE
              + " [ A.recv(s); A.recv(s); A.send(s) | C.close(c); C.send(c); C.recv(c) ]",
          SHARED_BY_THREE
              + " [ A.recv(s); A.send(s) | A.ExitProcess() | B.closesocket(t); B.send(t) ]",
          SHARED_BY_THREE
              + "; A.WSAEventSelect(s,e,FD_READ)"
              + " [ A.WSAWaitForMultipleEvents(e); A.WSAEnumNetworkEvents(s,e); A.recv(s)"
              + " | C.data(c); B.recv(t); B.WSAEnumNetworkEvents(t) ]",
          SHARED_BY_THREE
              + " [ A.WSAWaitForMultipleEvents(e); A.poll(e) | A.ExitProcess()"
              + " | B.closesocket(t); B.send(t) ]",
          SHARED_BY_THREE
              + "; A.WSAAsyncSelect(s,w,1,FD_READ)"
              + " [ A.GetMessage(w); A.recv(s); A.PeekMessage(w) | C.data(c); B.send(t); B.recv(t) ]",
          SHARED_BY_THREE
              + "; C.full(c) [ A.send(s); A.send(s) | C.room(c); C.send(c) | B.send(t); B.send(t) ]",
          SHARED_BY_THREE
              + " [ A.recv(s) | B.recv(t) | A.closesocket(s); C.data(c); C.data(c) ] B.recv(t)",
          SHARED_BY_THREE + " [ A.recv(s) | B.recv(t) | C.data(c,2) ]",
          SHARED_BY_THREE + " [ A.recv(s) | B.recv(t) | A.ExitProcess(); C.data(c) ]",
          SHARED_BY_THREE + " [ A.recv(s) | B.ioctlsocket(t,1); B.recv(t) ]",
          SHARED_BY_THREE + " [ A.recv(s) | B.WSAEventSelect(t,f,0) ]",
          SHARED_BY_THREE + " [ A.recv(s) | B.shutdown(t,SD_BOTH) | B.recv(t) ]",
          SHARED_BY_THREE + "; C.full(c) [ A.send(s) | B.shutdown(t,SD_SEND) | A.closesocket(s) ]",
          SHARED_BY_THREE
              + " [ A.WSAWaitForMultipleEvents(e) | A.WSAWaitForMultipleEvents(e) | A.WSASetEvent(e) ]",
          SHARED_BY_THREE + " [ A.WSAWaitForMultipleEvents(e) | A.WSACloseEvent(e) ]",
          SHARED_BY_THREE
              + "; A.WSASetEvent(e) [ A.pollAll(e,f) | A.WSAResetEvent(e); A.WSASetEvent(f) ]",
          SHARED_BY_THREE
              + "; A.WSASetEvent(f) [ A.pollAny(e,f) | A.WSASetEvent(e); A.WSAResetEvent(f) ]",
          SHARED_BY_THREE
              + "; A.WSASetEvent(g) [ A.pollAny(g,h) | A.WSASetEvent(h) ]"
              + " A.poll(g); A.poll(h)",
          SHARED_BY_THREE
              + " [ A.waitAll(g,h) | A.WSASetEvent(g); A.pollAny(h); A.WSASetEvent(h)"
              + " | A.WSASetEvent(h) ] A.poll(g); A.poll(h)",
          SHARED_BY_THREE
              + " [ A.waitAny(g,h); A.WSASetEvent(h) | A.waitAny(h); A.WSASetEvent(g) | A.WSASetEvent(h) ]"
              + " A.poll(g); A.poll(h)",
          SHARED_BY_THREE
              + "; A.WSAAsyncSelect(s,w,1,FD_READ+FD_CLOSE)"
              + " [ A.GetMessage(w) | A.GetMessage(w) | C.data(c); C.close(c); C.recv(c) ]",
          SHARED_BY_THREE + " [ A.GetMessage(w) | A.GetMessage(w) | A.DestroyWindow(w) ]",
          SHARED_BY_THREE
              + " [ A.GetMessage(w) | C.data(c) | A.WSAAsyncSelect(s,w,1,FD_READ) ] A.PeekMessage(w)",
          SHARED_BY_THREE
              + "; A.WSAAsyncSelect(s,w,1,FD_READ) [ A.GetMessage(w) | C.data(c); A.ExitProcess() ]");

  private Waits() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
