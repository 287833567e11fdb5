package sharedsockets.cli.verify;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;

/** Everything that must hold of a release, as steps. */
public final class VerifySteps {
  /** The sizes of models that are checked: all but the deep ones. */
  public static final Set<Size> SIZES =
      Set.of(Size.SMALL, Size.STANDARD, Size.NEGATIVE, Size.LIVENESS);

  private static final Path CHECKOUT = Path.of("");

  private VerifySteps() {}

  /**
   * The steps in their order.
   *
   * @param traces the folder of example traces, or of such folders
   * @param workers models explored at a time
   * @param err told how far they are, and what is wrong with models
   */
  public static List<VerifyStep> all(Models models, Path traces, int workers, PrintWriter err) {
    List<VerifyStep> steps = new ArrayList<>();
    List<Engine> engines = Engines.names().stream().map(Engines::named).toList();
    for (Engine engine : engines) {
      steps.add(new ModelsStep(models, engine, SIZES, workers, err));
    }
    CorpusStep corpus = new CorpusStep(CHECKOUT, engines.get(0), workers);
    if (corpus.isPossible()) {
      steps.add(corpus);
    }
    steps.add(new TracesStep(traces));
    steps.add(new SuiteStep(models));
    steps.add(CheckerStep.lincheck(err));
    steps.add(new TransitionsStep(models, err));
    FaultsStep faults = new FaultsStep(CHECKOUT, models);
    if (faults.isPossible()) {
      steps.add(faults);
    }
    steps.add(CheckerStep.jazzer(err));
    steps.addAll(CheckerStep.longTests(err));
    steps.add(new JpfStep(err));
    return steps;
  }
}
