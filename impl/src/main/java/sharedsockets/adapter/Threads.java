package sharedsockets.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Threads of this process that do something, for a limited time. */
final class Threads implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "adapter");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration timeout;

  /** How long each may take. */
  Threads(Duration timeout) {
    this.timeout = timeout;
  }

  /** Runs it in a thread of its own, and returns once it has ended. */
  void run(Runnable body) throws AdapterFailure {
    await(threads.submit(body));
  }

  /** Runs each in a thread of its own, and returns once all have ended. */
  void runTogether(List<? extends Runnable> bodies) throws AdapterFailure {
    Start start = new Start(bodies.size());
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      int number = i;
      running.add(
          threads.submit(
              () -> {
                start.await(number);
                bodies.get(number).run();
              }));
    }
    for (Future<?> each : running) {
      await(each);
    }
  }

  private void await(Future<?> running) throws AdapterFailure {
    try {
      running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AdapterFailure("has not answered within " + timeout.toMillis() + " ms").pending();
    } catch (ExecutionException e) {
      throw new AdapterFailure("has thrown " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdapterFailure("was given up");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /**
   * A barrier at which threads spin until all of them are on a processor: their calls take less
   * time than a sleeping thread needs to wake up. The spinning is bounded, for there may be too few
   * processors.
   */
  private static final class Start {
    private static final long MOST_NANOS = 2_000_000;

    private final AtomicIntegerArray beats;
    private volatile boolean given;

    Start(int count) {
      beats = new AtomicIntegerArray(count);
    }

    void await(int number) {
      int[] seen = new int[beats.length()];
      long begin = System.nanoTime();
      while (!given && System.nanoTime() - begin < MOST_NANOS) {
        beats.incrementAndGet(number);
        boolean allMove = true;
        for (int i = 0; i < seen.length; i++) {
          int beat = beats.get(i);
          allMove &= beat != seen[i];
          seen[i] = beat;
        }
        given |= allMove;
      }
    }
  }
}
