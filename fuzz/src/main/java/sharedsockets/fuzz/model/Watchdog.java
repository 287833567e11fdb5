package sharedsockets.fuzz.model;

/**
 * Interrupts the fuzzing thread when a call does not return: the implementation then fails it with
 * WSAEINTR, which no model allows.
 */
final class Watchdog {
  private static final long LOOKS_EVERY_MILLIS = 1000;

  /** A thread that waits for the garbage collector or the class loader does so for less. */
  private static final int PATIENCE = 2;

  private final Thread watched = Thread.currentThread();
  private volatile long begun;
  private volatile boolean isRunning;

  Watchdog() {
    Thread thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  void begins() {
    begun++;
    isRunning = true;
  }

  void ended() {
    isRunning = false;
  }

  private void watch() {
    long last = 0;
    int waited = 0;
    while (true) {
      try {
        Thread.sleep(LOOKS_EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      Thread.State state = watched.getState();
      boolean waits = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
      waited = isRunning && waits && begun == last ? waited + 1 : 0;
      last = begun;
      if (waited >= PATIENCE) {
        watched.interrupt();
      }
    }
  }
}
