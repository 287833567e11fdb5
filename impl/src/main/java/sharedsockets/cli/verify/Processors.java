package sharedsockets.cli.verify;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The processors that steps side by side share: who works holds one, and who comes first has it.
 */
final class Processors {
  private final int count;
  private final Semaphore free;

  /** Work in this JVM is measured by the processor time of the whole JVM: one at a time. */
  private final Semaphore thisJvm = new Semaphore(1, true);

  Processors(int count) {
    this.count = count;
    free = new Semaphore(count, true);
  }

  /** The share of one step. */
  final class Share {
    private final AtomicLong nanos = new AtomicLong();

    /** One processor, for work in a JVM of its own. */
    Held one() throws InterruptedException {
      return new Held(this, 1, false);
    }

    /** One processor, for work in this JVM. */
    Held here() throws InterruptedException {
      return new Held(this, 1, true);
    }

    /** All processors, for work that shares them out itself. */
    Held all() throws InterruptedException {
      return new Held(this, count, false);
    }

    /** For how long some were held, added up. */
    Duration used() {
      return Duration.ofNanos(nanos.get());
    }
  }

  /** Some of them, until it is closed. */
  final class Held implements AutoCloseable {
    private final Share share;
    private final int number;
    private final boolean isHere;
    private final long since;

    private Held(Share share, int number, boolean isHere) throws InterruptedException {
      this.share = share;
      this.number = number;
      this.isHere = isHere;
      if (isHere) {
        thisJvm.acquire();
      }
      try {
        free.acquire(number);
      } catch (InterruptedException e) {
        if (isHere) {
          thisJvm.release();
        }
        throw e;
      }
      since = System.nanoTime();
    }

    @Override
    public void close() {
      share.nanos.addAndGet(System.nanoTime() - since);
      free.release(number);
      if (isHere) {
        thisJvm.release();
      }
    }
  }

  Share share() {
    return new Share();
  }
}
