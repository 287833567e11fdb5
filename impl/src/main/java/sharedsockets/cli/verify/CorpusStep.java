package sharedsockets.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sharedsockets.model.check.CorpusModel;
import sharedsockets.model.check.Engine;
import sharedsockets.model.system.ScratchFolder;

/**
 * Holds what the small modules of the tests say of themselves to TLC: by that the tests measure the
 * interpreter and the compiled engine.
 */
final class CorpusStep implements VerifyStep {
  private final Path folder;
  private final Engine engine;
  private final int workers;

  /**
   * The step.
   *
   * @param root the checkout's folder
   * @param engine TLC, the same that checks the models: what it keeps for later runs serves both
   * @param workers how many modules at a time
   */
  CorpusStep(Path root, Engine engine, int workers) {
    folder = root.resolve("model/src/test/resources/corpus");
    this.engine = engine;
    this.workers = workers;
  }

  /** Whether there is a checkout with the tests' modules. */
  boolean isPossible() {
    return Files.isDirectory(folder);
  }

  @Override
  public String name() {
    return "the tests' modules, engine " + engine.name();
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try (ScratchFolder scratch = new ScratchFolder("corpus-")) {
      List<Future<Optional<String>>> running = new ArrayList<>();
      for (CorpusModel model : CorpusModel.in(folder)) {
        running.add(pool.submit(() -> difference(model, scratch.path(), processors)));
      }
      int same = 0;
      for (Future<Optional<String>> each : running) {
        Optional<String> difference = each.get();
        difference.ifPresent(out::println);
        same += difference.isEmpty() ? 1 : 0;
      }
      return new Result(same, running.size(), "verdict and counts are those that they name");
    } catch (IOException e) {
      out.println(e.getMessage());
      return new Result(0, 1, "modules that cannot be read");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().toString(), e.getCause());
    } finally {
      out.flush();
      pool.shutdownNow();
    }
  }

  private Optional<String> difference(CorpusModel model, Path scratch, Processors.Share processors)
      throws IOException, InterruptedException {
    try (Processors.Held held = processors.one()) {
      return model.difference(engine, scratch);
    }
  }
}
