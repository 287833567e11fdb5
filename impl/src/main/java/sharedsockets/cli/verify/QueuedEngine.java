package sharedsockets.cli.verify;

import java.util.function.Consumer;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.Progress;

/** An engine that waits for a processor before it explores a model. */
record QueuedEngine(Engine engine, Processors.Share processors) implements Engine {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public boolean runsSideBySide() {
    return engine.runsSideBySide();
  }

  @Override
  public EngineResult explore(Model model, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    try (Processors.Held held = runsSideBySide() ? processors.one() : processors.here()) {
      return engine.explore(model, workers, progress);
    }
  }
}
