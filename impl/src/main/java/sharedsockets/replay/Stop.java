package sharedsockets.replay;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run before it has done all: what its workers are at is given up, also where they wait for
 * an answer, and what was seen so far is reported. Thread-safe.
 */
public final class Stop {
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private final List<Stop> parts = new CopyOnWriteArrayList<>();
  private volatile boolean isCalled;

  /** From now on nothing more is begun. */
  public void call() {
    isCalled = true;
    workers.forEach(Thread::interrupt);
    parts.forEach(Stop::call);
  }

  /** Whether the run is to end. */
  public boolean isCalled() {
    return isCalled;
  }

  /** One for a part of the run, which is called after some time if it is not before. */
  Stop within(Duration time) {
    Stop part = new Stop();
    parts.add(part);
    CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS).execute(part::call);
    if (isCalled) {
      part.call();
    }
    return part;
  }

  /** Runs what is to be interrupted. */
  void reach(Runnable body) {
    workers.add(Thread.currentThread());
    try {
      if (!isCalled) {
        body.run();
      }
    } finally {
      workers.remove(Thread.currentThread());
    }
  }
}
