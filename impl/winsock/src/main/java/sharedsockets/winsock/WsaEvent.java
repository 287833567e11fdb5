package sharedsockets.winsock;

/**
 * A handle of an event object, in the process that created it. State is guarded by the Winsock's
 * lock.
 */
public final class WsaEvent {
  private final Waiters waiters;

  /** Null once the object has ended, so that nothing keeps its process. */
  private WinsockProcess owner;

  private final boolean manualReset;
  private boolean signalled;

  WsaEvent(WinsockProcess owner, boolean manualReset, WakeUps wakeUps) {
    this.manualReset = manualReset;
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

  /** (EVO-2) A wait has found it signalled. */
  void endWait() {
    signalled &= manualReset;
  }

  boolean isManualReset() {
    return manualReset;
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
