package sharedsockets.winsock;

/**
 * One thread that waits. It waits without the Winsock's lock: a wake-up that comes after it gave
 * that lock up and before it waits here is kept, so that none is lost. Locks are taken in the order
 * Winsock's lock, waiter.
 */
final class Waiter {
  private boolean woken;

  synchronized void wake() {
    woken = true;
    notify();
  }

  /**
   * Returns once it is woken or the time has come; to be called without the Winsock's lock.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  synchronized void await(Deadline deadline) throws InterruptedException {
    while (!woken && !deadline.hasPassed()) {
      deadline.waitOn(this);
    }
  }
}
