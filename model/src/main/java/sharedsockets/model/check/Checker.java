package sharedsockets.model.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs configurations on an engine and compares what it finds with what the manifest expects. */
public final class Checker {
  private final Models models;
  private final Engine engine;
  private final int workers;
  private final CheckListener listener;

  /**
   * A checker.
   *
   * @param workers threads in use at any time, over all configurations, at least 1
   */
  public Checker(Models models, Engine engine, int workers, CheckListener listener) {
    this.models = models;
    this.engine = engine;
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Checks configurations, several at a time where the engine allows that.
   *
   * @return one outcome each, in the same order
   * @throws InterruptedException if this thread is interrupted; what was running is ended
   */
  public List<Outcome> check(List<Configuration> configurations) throws InterruptedException {
    int sideBySide =
        engine.runsSideBySide() ? Math.max(1, Math.min(workers, configurations.size())) : 1;
    ExecutorService pool = Executors.newFixedThreadPool(sideBySide);
    try {
      Map<Configuration, Future<Outcome>> running = new HashMap<>();
      for (Configuration configuration : longestFirst(configurations)) {
        int threads = threadsFor(configuration, workers / sideBySide);
        running.put(configuration, pool.submit(() -> check(configuration, threads)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Configuration configuration : configurations) {
        outcomes.add(running.get(configuration).get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException(e.getCause().getMessage());
      }
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** One thread finds a shortest counterexample, and the same one each time. */
  private static int threadsFor(Configuration configuration, int available) {
    return configuration.size().isBrief() ? 1 : Math.max(1, available);
  }

  /** So that no long one is left to run alone at the end. */
  private static List<Configuration> longestFirst(List<Configuration> configurations) {
    return configurations.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Configuration each) -> each.size().isBrief())
                .thenComparing(
                    each -> each.expected().distinct().orElse(0), Comparator.reverseOrder()))
        .toList();
  }

  private Outcome check(Configuration configuration, int threads) throws InterruptedException {
    Outcome outcome;
    try {
      Model model = configuration.model();
      EngineResult found =
          engine.explore(model, threads, progress -> listener.progress(configuration, progress));
      outcome =
          new Outcome(
              configuration,
              engine.name(),
              found,
              configuration.expected().differences(found),
              explain(model, found),
              found.output());
    } catch (InvalidModel e) {
      outcome =
          new Outcome(
              configuration, engine.name(), null, List.of(e.getMessage()), List.of(), e.output());
    }
    listener.finished(outcome);
    return outcome;
  }

  private List<String> explain(Model model, EngineResult found) throws InvalidModel {
    return found.verdict().holds()
        ? List.of()
        : new CounterexampleText(models.rules(model)).of(found.verdict(), found.counterexample());
  }
}
