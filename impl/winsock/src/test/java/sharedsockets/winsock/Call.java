package sharedsockets.winsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that a thread of its own makes, since it may wait. */
final class Call<T> {
  private static final long MOST_SECONDS = 30;

  private final FutureTask<T> task;
  private final Thread thread;

  private Call(Callable<T> callable) {
    task = new FutureTask<>(callable);
    thread = new Thread(task, "call");
    thread.setDaemon(true);
  }

  static <T> Call<T> start(Callable<T> callable) {
    Call<T> call = new Call<>(callable);
    call.thread.start();
    return call;
  }

  /** Returns once the call waits, and not for a lock. */
  Call<T> untilItWaits() {
    return until(Thread.State.WAITING, Thread.State.TIMED_WAITING);
  }

  /** Returns once the call waits for ever. */
  Call<T> untilItWaitsForEver() {
    return until(Thread.State.WAITING, Thread.State.WAITING);
  }

  /** Returns once the call waits for some time. */
  Call<T> untilItWaitsForSomeTime() {
    return until(Thread.State.TIMED_WAITING, Thread.State.TIMED_WAITING);
  }

  private Call<T> until(Thread.State one, Thread.State other) {
    long start = System.nanoTime();
    while (true) {
      Thread.State state = thread.getState();
      if (state == one || state == other) {
        return this;
      }
      assertThat(state).as("the call has returned").isNotEqualTo(Thread.State.TERMINATED);
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(MOST_SECONDS));
      Thread.onSpinWait();
    }
  }

  /** Waits until one of two calls has returned or failed; that one. */
  static <T> Call<T> first(Call<T> one, Call<T> other) {
    long start = System.nanoTime();
    while (true) {
      if (one.task.isDone() || other.task.isDone()) {
        return one.task.isDone() ? one : other;
      }
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(MOST_SECONDS));
      Thread.onSpinWait();
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  /** What the call returns. */
  T result() {
    try {
      return task.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** The error with which the call fails. */
  WinsockError error() {
    WinsockException failure = catchThrowableOfType(WinsockException.class, () -> result());
    assertThat(failure).as("the call has not failed").isNotNull();
    return failure.error();
  }
}
