package sharedsockets.lincheck;

/**
 * The calls of the scenarios; the reference implementation answers them, and the specification.
 * Answers are text, errors their names.
 *
 * <p>Processes A and B share a stream socket, which is non-blocking, A by descriptors 4 and 8, B by
 * 4. A has a second one, descriptor 12, which is not connected. Infos 0 and 1 are for B, 2 is for A. A third process, C,
 * has had a descriptor of the first socket, by which the network speaks of it.
 */
interface Machine {
  int A = 0;
  int B = 1;
  int C = 2;
  int INFOS = 3;

  /** What a call of an exited process answers, which the specification lets return nothing. */
  String EXITED = "WSANOTINITIALISED";

  /** What stands for the answer of a call that does not return for now. */
  String WAITS = "waits";

  /** What the network does to a socket that is gone, and cannot. */
  String GONE = "gone";

  /** What the network does, whether or not there is a socket to be told of it. */
  String HAPPENS = "happens";

  String socket(int process);

  String duplicate(int process, int s, int target);

  /** WSASocket; which error it fails with is not documented (U7). */
  String open(int process, int info);

  String close(int process, int s);

  String exit(int process);

  String setOption(int process, int s, String option, int value);

  String option(int process, int s, String option);

  String setBlocking(int process, int s, boolean blocking);

  String send(int process, int s);

  String recv(int process, int s);

  /** Of how, SD_RECEIVE is 0, SD_SEND 1, SD_BOTH 2. */
  String shutdown(int process, int s, int how);

  /** Of A's second socket, whose attempts to connect are answered by the network alone. */
  String connect(int process, int s);

  String listen(int process, int s);

  String accept(int process, int s);

  /** WSAEventSelect with the process's event object; with no events it cancels. */
  String eventSelect(int process, int s, String... events);

  /** WSAAsyncSelect with the process's window; with no events it cancels. */
  String asyncSelect(int process, int s, String... events);

  /** WSAEnumNetworkEvents, resetting the process's event object. */
  String enumerate(int process, int s);

  /** Whether the process's event object is signalled. */
  String poll(int process);

  /** WSAWaitForMultipleEvents for the process's event object, without a time limit. */
  String await(int process);

  String peek(int process);

  /** GetMessage. */
  String message(int process);

  // The network, at the first socket.

  String data();

  String full();

  String room();

  /** The peer closes its side. */
  String end();

  String sawEnd();

  // And at A's second one.

  /** A connection request. */
  String connection();

  /** An attempt to connect succeeds. */
  String connected();

  /** Nobody listens there. */
  String refused();
}
