package sharedsockets.winsock;

/**
 * One thread that waits. It waits without the Winsock's lock: a wake-up that comes after it gave
 * that lock up and before it waits here is kept, so that none is lost. Locks are taken in the order
 * Winsock's lock, waiter.
 *
 * <p>A thread has one for all that it ever waits for, as the first wait on an object is expensive.
 * So a late wake-up may be meant for the wait before; who is woken looks for itself anyway.
 */
final class Waiter {
  private static final ThreadLocal<Waiter> OF_THREAD = ThreadLocal.withInitial(() -> new Waiter());

  private boolean woken;

  private Waiter() {}

  /** The calling thread's, not woken yet. */
  static Waiter ofThisThread() {
    Waiter waiter = OF_THREAD.get();
    waiter.begin();
    return waiter;
  }

  private synchronized void begin() {
    woken = false;
  }

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
