package sharedsockets.transitions;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Watches the thread that makes it walk: tells how far it is once a second, and interrupts it when
 * it waits in a call, since no call of a walk may wait.
 */
final class Watch implements AutoCloseable {
  /** A thread that waits for the garbage collector or the class loader does so for less. */
  private static final int PATIENCE = 5;

  private final ScheduledExecutorService clock;
  private final Thread walker = Thread.currentThread();
  private final GraphWalk walk;
  private final LongConsumer progress;
  private long callsBefore;
  private int waited;
  private boolean closed;

  Watch(GraphWalk walk, LongConsumer progress) {
    this.walk = walk;
    this.progress = progress;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            body -> {
              Thread thread = new Thread(body, "watch");
              thread.setDaemon(true);
              return thread;
            });
    clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private synchronized void look() {
    long calls = walk.calls();
    Thread.State state = walker.getState();
    boolean waits = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    waited = calls == callsBefore && waits ? waited + 1 : 0;
    callsBefore = calls;
    progress.accept(calls);
    if (waited >= PATIENCE && !closed) {
      walker.interrupt();
    }
  }

  /** Ends the watch; the thread is not interrupted any more. */
  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    if (waited >= PATIENCE) {
      Thread.interrupted();
    }
  }
}
