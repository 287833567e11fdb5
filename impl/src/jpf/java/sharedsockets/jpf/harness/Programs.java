package sharedsockets.jpf.harness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Runs programs, each as often as there are ways for it to go. */
final class Programs {
  /** How a program begins: A, B and C have a descriptor of one socket each, s, t and c. */
  static final String SHARED_BY_THREE =
      "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " k=A.WSADuplicateSocket(s,C); c=C.WSASocket(k)";

  /** The same of A and B; the network speaks of the socket by a descriptor of C that is closed. */
  static final String SHARED_BY_TWO = SHARED_BY_THREE + "; C.closesocket(c)";

  private static final String ALL_CALLS =
      "s=A.socket(SOCK_STREAM); i=A.WSADuplicateSocket(s,B); t=B.WSASocket(i);"
          + " l=A.socket(SOCK_STREAM); A.listen(l)"
          + " [ A.setsockopt(s,SO_RCVBUF,1); A.getsockopt(s,SO_RCVBUF); A.ioctlsocket(s,1);"
          + " A.WSAEventSelect(s,e,FD_READ+FD_WRITE+FD_CLOSE); A.data(s); A.full(s); A.room(s);"
          + " A.WSAEnumNetworkEvents(s,e); A.poll(e); A.WSAResetEvent(e); A.WSACloseEvent(e);"
          + " B.WSAAsyncSelect(t,w,1,FD_READ+FD_WRITE+FD_CLOSE); A.recv(s); A.recv(s); B.PeekMessage(w);"
          + " B.DestroyWindow(w); A.send(s); A.close(s); A.shutdown(s,SD_BOTH); A.connection(l);"
          + " c=A.accept(l); j=A.WSADuplicateSocket(l,B); A.closesocket(s); A.ExitProcess();"
          + " A.closesocket(l); B.closesocket(t) ]";

  /** What is run. Not in a frame, where it would be part of each state. */
  private static List<String> programs;

  private Programs() {}

  /** As many as the argument says, taken evenly from all; all if there is none, or not so many. */
  private static List<String> some(List<String> all, String[] args) {
    int count = args.length == 0 ? all.size() : Integer.parseInt(args[0]);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < count && count < all.size(); i++) {
      some.add(all.get(i * all.size() / count));
    }
    return some.isEmpty() ? all : some;
  }

  /**
   * Prints each program and its outcomes, a line each: {@code PROGRAM n json}, {@code BEFORE n results}
   * and {@code OUTCOME n results}. At the beginning, {@code PROGRAMS count OF all}.
   */
  static void run(List<String> all, String[] args) throws InterruptedException {
    // Classes that are there before the first choice need not be loaded after each.
    Run warming = new Run(new Program(ALL_CALLS));
    warming.before();
    warming.threads();
    programs = some(all, args);
    System.out.println("PROGRAMS " + programs.size() + " OF " + all.size());
    runEach();
  }

  private static void runEach() throws InterruptedException {
    do {
      int number = PathFinder.choose(programs.size());
      run(number, new Program(programs.get(number)), System.out);
    } while (PathFinder.hasMore());
  }

  private static void run(int number, Program program, PrintStream out) throws InterruptedException {
    head("PROGRAM ", number, out);
    program.print(out);
    out.println();
    Run run = new Run(program);
    run.before();
    head("BEFORE ", number, out);
    run.tellBefore(out);
    out.println();
    run.threads();
    head("OUTCOME ", number, out);
    run.tell(out);
    out.println();
  }

  private static void head(String kind, int number, PrintStream out) {
    out.print(kind);
    out.print(number);
    out.print(" ");
  }
}
