package sharedsockets.cli.verify;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Steps at the same time, as far as there are processors, told one after the other. */
public final class SideBySide {
  private final Processors processors;

  /**
   * The result of one step.
   *
   * @param details what it printed
   * @param used for how long it used a processor, added up over processors
   */
  public record Finished(
      VerifyStep step, VerifyStep.Result result, String details, Duration used) {}

  public SideBySide(int processors) {
    this.processors = new Processors(processors);
  }

  /**
   * Runs them all.
   *
   * @param finished told each in the order given, as soon as those before it have been told
   * @throws InterruptedException if this thread is interrupted; what was running is ended
   */
  public void run(List<VerifyStep> steps, Consumer<Finished> finished) throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      Map<VerifyStep, Future<Finished>> running = new HashMap<>();
      for (VerifyStep step : undividedFirst(steps)) {
        running.put(step, pool.submit(() -> run(step)));
      }
      for (VerifyStep step : steps) {
        finished.accept(running.get(step).get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException(e.getCause().getMessage());
      }
      throw new IllegalStateException(e.getCause().toString(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** So that none of them is left to run alone at the end. */
  private static List<VerifyStep> undividedFirst(List<VerifyStep> steps) {
    List<VerifyStep> order = new ArrayList<>(steps);
    order.sort(Comparator.comparing(step -> !step.isUndivided()));
    return order;
  }

  private Finished run(VerifyStep step) throws InterruptedException {
    StringWriter details = new StringWriter();
    Processors.Share share = processors.share();
    VerifyStep.Result result;
    try (PrintWriter out = new PrintWriter(details)) {
      result = step.run(out, share);
    }
    return new Finished(step, result, details.toString(), share.used());
  }
}
