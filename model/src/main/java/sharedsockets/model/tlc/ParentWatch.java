package sharedsockets.model.tlc;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a child JVM when the JVM that has started it is gone, however that ended. It asks again and
 * again: a thread that reads standard input until its end would be told at once, but a JVM that
 * exits waits 0.3 s for threads that read.
 */
final class ParentWatch {
  private static final String PARENT = "sharedsockets.parent";
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final int PARENT_IS_GONE = 130;

  private ParentWatch() {}

  /** The option of a child JVM that says who its parent is: this JVM. */
  static String option() {
    return "-D" + PARENT + "=" + ProcessHandle.current().pid();
  }

  /** Watches the parent that the option names; without one there is nobody to watch. */
  static void start() {
    Long parent = Long.getLong(PARENT);
    if (parent != null) {
      Thread thread = new Thread(() -> watch(parent), "parent-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void watch(long parent) {
    try {
      while (isChildOf(parent)) {
        Thread.sleep(INTERVAL.toMillis());
      }
      Runtime.getRuntime().halt(PARENT_IS_GONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process whose parent is gone gets another one. */
  private static boolean isChildOf(long parent) {
    Optional<ProcessHandle> present = ProcessHandle.current().parent();
    return present.isPresent() && present.get().pid() == parent;
  }
}
