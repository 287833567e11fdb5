package sharedsockets.winsock;

/** The waiting of one call, from when it first has to wait. Of use to its thread only. */
final class Waiting {
  private final long start = System.nanoTime();
  private Deadline deadline = Deadline.NEVER;
  private Waiter waiter;
  private boolean interrupted;

  Waiting() {}

  /**
   * @param millis 0: only a look; negative: for ever
   */
  Waiting(long millis) {
    if (millis >= 0) {
      deadline = Deadline.after(start, millis);
    }
  }

  /**
   * @param millis since the start; 0: for ever
   */
  void atMost(int millis) {
    deadline = millis == 0 ? Deadline.NEVER : Deadline.after(start, millis);
  }

  boolean isOver() {
    return deadline.hasPassed();
  }

  /** The one to be woken next. */
  Waiter next() {
    waiter = Waiter.ofThisThread();
    return waiter;
  }

  /** The one of the time before, or null. */
  Waiter last() {
    return waiter;
  }

  /** Waits until the waiter is woken or the time is over; without the Winsock's lock. */
  void await() {
    try {
      waiter.await(deadline);
    } catch (InterruptedException e) {
      interrupted = true;
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @throws WinsockException WSAEINTR if the thread was interrupted
   */
  void requireUninterrupted() {
    if (interrupted) {
      throw new WinsockException(WinsockError.WSAEINTR, "BLK-1", "interrupted while waiting");
    }
  }
}
