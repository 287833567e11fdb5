package sharedsockets.jpf.harness;

import static sharedsockets.jpf.harness.Programs.SHARED_BY_TWO;

import java.util.List;

/** WSAStartup and WSACleanup against each other, and against calls on sockets (STU-1 … STU-3). */
final class Startups {
  private static final String INFO = "; j=A.WSADuplicateSocket(s,B)";

  private static final List<String> PROGRAMS =
      List.of(
          SHARED_BY_TWO + " [ A.WSACleanup() | u=A.socket(SOCK_STREAM); A.send(s) ] B.send(t)",
          SHARED_BY_TWO + " [ A.WSACleanup(); A.send(s) | A.WSAStartup(); A.send(s) ] A.send(s)",
          SHARED_BY_TWO
              + " [ A.WSACleanup(); A.WSAStartup(); u=A.socket(SOCK_STREAM)"
              + " | A.WSACleanup(); A.closesocket(s) ]",
          SHARED_BY_TWO + INFO + " [ B.WSACleanup() | v=B.WSASocket(j); B.send(v) ] A.send(s)",
          SHARED_BY_TWO + " [ A.WSACleanup() | A.recv(s) ] B.send(t)",
          SHARED_BY_TWO + " [ A.WSACleanup() | B.WSACleanup() ] C.sawEnd(c)");

  private Startups() {}

  public static void main(String[] args) throws InterruptedException {
    Programs.run(PROGRAMS, args);
  }
}
