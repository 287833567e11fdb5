package sharedsockets.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** A parallel map whose results come in the order of what they are made of. */
public final class InOrder {
  private InOrder() {}

  /**
   * Maps each of them, several at a time, and takes the results one by one in this thread; of those
   * that wait for one before them there are as many as threads.
   */
  public static <T, R> void map(
      List<T> items, int threads, Function<T, R> function, Consumer<? super R> taker) {
    int used = Math.max(1, Math.min(threads, items.size()));
    ExecutorService pool = Executors.newFixedThreadPool(used);
    try {
      Deque<Future<R>> begun = new ArrayDeque<>();
      for (T item : items) {
        if (begun.size() == 2 * used) {
          taker.accept(result(begun.remove()));
        }
        begun.add(pool.submit(() -> function.apply(item)));
      }
      while (!begun.isEmpty()) {
        taker.accept(result(begun.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
