package sharedsockets.cli.verify;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sharedsockets.model.check.InvalidModel;
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
   * @param workers threads in use at a time
   * @param main of the command line, to start commands in JVMs of their own
   */
  public static List<VerifyStep> all(
      Models models, Path traces, int workers, Class<?> main, PrintWriter out, PrintWriter err)
      throws InvalidModel {
    ModelCheck check = new ModelCheck(models, workers, out, err);
    List<VerifyStep> steps = new ArrayList<>();
    for (String engine : Engines.names()) {
      steps.add(new ModelsStep(check, models, Engines.named(engine), SIZES));
    }
    steps.add(new TracesStep(traces, out));
    steps.add(new SuiteStep(models, out));
    steps.add(new LincheckStep(CHECKOUT.resolve("impl/target"), out, err));
    steps.add(new TransitionsStep(new ImplementationCheck(models, workers, out, err), models, out));
    FaultsStep faults = new FaultsStep(CHECKOUT, main, out);
    if (faults.isPossible()) {
      steps.add(faults);
    }
    steps.add(new JpfStep(out, err));
    return steps;
  }
}
