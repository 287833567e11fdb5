package sharedsockets.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sharedsockets.adapter.AdapterSource;

/** Threads with an adapter each. */
final class Workers {
  private Workers() {}

  /** Runs the body in each of them, and returns once all have ended, of themselves or by a stop. */
  static void run(AdapterSource source, int count, Stop stop, Consumer<AdapterSlot> body)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(count, Workers::daemon);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (AdapterSlot slot = new AdapterSlot(source)) {
                    stop.reach(() -> body.accept(slot));
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "replay");
    thread.setDaemon(true);
    return thread;
  }
}
