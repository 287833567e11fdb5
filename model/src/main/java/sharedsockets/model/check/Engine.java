package sharedsockets.model.check;

import java.util.function.Consumer;

/** Visits every reachable state of a model and checks the properties its .cfg names. */
public interface Engine {
  /** The name users choose it by, such as {@code tlc}. */
  String name();

  /** Whether several models may be explored at the same time by this engine. */
  boolean runsSideBySide();

  /**
   * Explores one model.
   *
   * @param workers how many threads to use, at least 1
   * @param progress told now and then how far the exploration is, from any thread
   * @throws InvalidModel if the module or its .cfg cannot be read, or a state cannot be evaluated
   * @throws InterruptedException if the thread is interrupted; nothing is left running
   */
  EngineResult explore(Model model, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException;
}
