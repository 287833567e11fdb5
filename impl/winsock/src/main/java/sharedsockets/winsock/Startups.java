package sharedsockets.winsock;

/**
 * The counter of a process's startups that are not undone (STU-2). Called with the lock.
 *
 * <p>A process that opens a socket, or cleans up, before it has called WSAStartup is taken for one
 * that has called it once: programs need not begin with it.
 */
final class Startups {
  private int count = 1;
  private boolean isKnown;

  void add() {
    count = isKnown ? count + 1 : 1;
    isKnown = true;
  }

  /** Whether none is left. */
  boolean undo() {
    isKnown = true;
    count--;
    return count == 0;
  }

  /** A socket is opened: there is one. */
  void used() {
    isKnown = true;
  }

  /** Whether there is one that is not undone. */
  boolean isReady() {
    return count > 0;
  }

  /** The count, for people. */
  void describe(Description to) {
    if (isKnown) {
      to.line("startups " + count);
    }
  }
}
