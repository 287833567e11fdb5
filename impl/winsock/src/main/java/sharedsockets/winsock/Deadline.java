package sharedsockets.winsock;

/** Until when a thread waits. */
final class Deadline {
  static final Deadline NEVER = new Deadline(0, true);

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long end;
  private final boolean isNever;

  private Deadline(long end, boolean isNever) {
    this.end = end;
    this.isNever = isNever;
  }

  /** That many milliseconds after a moment of {@link System#nanoTime}. */
  static Deadline after(long start, long millis) {
    return millis > Long.MAX_VALUE / 2 / NANOS_PER_MILLI
        ? NEVER
        : new Deadline(start + millis * NANOS_PER_MILLI, false);
  }

  boolean hasPassed() {
    return !isNever && end - System.nanoTime() <= 0;
  }

  /** Waits for a notification of a monitor that the thread holds, at most until then. */
  void waitOn(Object monitor) throws InterruptedException {
    if (isNever) {
      monitor.wait();
    } else {
      long left = end - System.nanoTime();
      // Up, so that it does not look again a moment too early.
      monitor.wait(Math.max(1, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
    }
  }
}
