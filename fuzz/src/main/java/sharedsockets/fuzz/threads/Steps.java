package sharedsockets.fuzz.threads;

/** The scheduling points: instrumented code calls them where another thread may run next. */
public final class Steps {
  private static final Scheduler SCHEDULER = new Scheduler();

  private Steps() {}

  static Scheduler scheduler() {
    return SCHEDULER;
  }

  /**
   * Before an access to a field.
   *
   * @param owner the object, or of a static field the name of its class
   */
  public static void access(Object owner, String field, boolean writes) {
    SCHEDULER.access(owner, field, writes);
  }

  /** Instead of a monitorenter. */
  public static void enter(Object monitor) {
    SCHEDULER.enter(monitor);
  }

  /** Instead of a monitorexit. */
  public static void exit(Object monitor) {
    SCHEDULER.exit(monitor);
  }

  /** Instead of {@link Object#wait()}. */
  public static void await(Object monitor) {
    SCHEDULER.await(monitor);
  }

  /** Instead of {@link Object#wait(long)}: with several threads no time passes. */
  public static void await(Object monitor, long millis) {
    SCHEDULER.await(monitor);
  }

  /** Instead of {@link Object#notify}. */
  public static void wake(Object monitor) {
    SCHEDULER.wake(monitor, false);
  }

  /** Instead of {@link Object#notifyAll}. */
  public static void wakeAll(Object monitor) {
    SCHEDULER.wake(monitor, true);
  }
}
