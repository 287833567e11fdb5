package sharedsockets.winsock;

/**
 * A handle of a manual-reset event object, in the process that created it. State is guarded by the
 * Winsock's lock.
 */
public final class WsaEvent {
  private final Waiters waiters;

  /** Null once the object has ended, so that nothing keeps its process. */
  private WinsockProcess owner;

  private boolean signalled;

  WsaEvent(WinsockProcess owner, WakeUps wakeUps) {
    waiters = new Waiters(wakeUps);
    this.owner = owner;
  }

  boolean isOf(WinsockProcess process) {
    return owner == process;
  }

  boolean isSignalled() {
    return signalled;
  }

  /** Signals it; (REG-10) one that has ended takes no notice. */
  void set() {
    if (owner != null) {
      signalled = true;
      waiters.wakeAll();
    }
  }

  void reset() {
    signalled = false;
  }

  /** WSACloseEvent, or the exit of its process. */
  void end() {
    owner = null;
    signalled = false;
    waiters.wakeAll();
  }

  Waiters waiters() {
    return waiters;
  }
}
