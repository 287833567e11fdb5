package sharedsockets.model.explorer;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import sharedsockets.model.check.Progress;
import sharedsockets.model.packed.PackedModel;

/** One breadth-first search, level after level, so that what is found first is nearest. */
final class Search {
  /** Below this many states a level is not worth waking other threads. */
  private static final int SHARED_LEVEL = 256;

  private final StateSet table;
  private final Stuttering stuttering;
  private final List<Worker> workers = new ArrayList<>();
  private final boolean checksDeadlock;

  /** Workers insert under the read lock; the table grows under the write lock. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private volatile SearchEnd finding;
  private volatile Frontier frontier = new Frontier();
  private volatile int depth;
  private volatile boolean stopped;

  /** For one search; {@code table} is empty. */
  Search(
      PackedModel model,
      StateSet table,
      Stuttering stuttering,
      boolean checksDeadlock,
      int workerCount) {
    this.stuttering = stuttering;
    this.table = table;
    this.checksDeadlock = checksDeadlock;
    for (int i = 0; i < workerCount; i++) {
      workers.add(
          new Worker(this, table.forWorker(), model.newSteps(), model.orbits(), model.words()));
    }
  }

  /** Runs to the end, or to the first finding; null where nothing is wrong. */
  SearchEnd run(List<long[]> initialStates, Consumer<Progress> progress)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers.size(), Search::daemon);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Search::daemon);
    clock.scheduleAtFixedRate(() -> progress.accept(reached()), 1, 1, TimeUnit.SECONDS);
    try {
      for (long[] state : initialStates) {
        if (finding == null) {
          workers.get(0).initial(state);
          makeRoom();
        }
      }
      for (Frontier level = drained(); level.size() > 0 && finding == null; level = drained()) {
        frontier = level;
        depth++;
        progress.accept(reached());
        expand(level, threads);
      }
    } finally {
      stopped = true;
      threads.shutdown();
      clock.shutdownNow();
      // Nothing of the search is left running.
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
    return finding;
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "explorer");
    thread.setDaemon(true);
    return thread;
  }

  private Frontier drained() {
    Frontier next = new Frontier();
    workers.forEach(worker -> worker.drainInto(next));
    return next;
  }

  private void expand(Frontier level, ExecutorService threads) throws InterruptedException {
    List<Callable<Void>> tasks = new ArrayList<>();
    int count = level.size() < SHARED_LEVEL ? 1 : workers.size();
    for (Worker worker : workers.subList(0, count)) {
      tasks.add(
          () -> {
            worker.expandAll(level);
            return null;
          });
    }
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      } else if (e.getCause() instanceof UncheckedIOException unusable) {
        throw unusable;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The counts so far. */
  Progress reached() {
    long generated = 0;
    long distinct = 0;
    for (Worker worker : workers) {
      generated += worker.generated();
      distinct += worker.distinct();
    }
    return new Progress(generated, distinct, frontier.left(), depth);
  }

  /** The numbers of the warnings that apply; once all workers have ended. */
  BitSet warnings() {
    BitSet all = new BitSet();
    workers.forEach(worker -> all.or(worker.warnings()));
    return all;
  }

  boolean checksDeadlock() {
    return checksDeadlock;
  }

  boolean isOver() {
    return finding != null || stopped;
  }

  synchronized void found(SearchEnd newFinding) {
    if (finding == null) {
      finding = newFinding;
    }
  }

  /** A step from a stored state violates a property, unless it is a stuttering one. */
  void stepViolated(long state, long[] successor, int property) {
    if (!isOver() && !stuttering.isStuttering(table, state, successor, property)) {
      found(new SearchEnd(SearchEnd.Kind.STEP, state, successor.clone(), property));
    }
  }

  void enter() {
    use.readLock().lock();
  }

  void leave() {
    use.readLock().unlock();
  }

  void makeRoom() {
    long count = workers.stream().mapToLong(Worker::distinct).sum();
    if (table.needsRoom(count)) {
      use.writeLock().lock();
      try {
        table.grow(count);
      } finally {
        use.writeLock().unlock();
      }
    }
  }
}
