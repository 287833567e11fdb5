package sharedsockets.suite;

import java.util.List;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;

/**
 * A conformance suite: traces that together take every transition of some models, as far as one
 * implementation can show them. The same models and plan always give the same traces.
 */
public final class Suite {
  private static final String MODULE = "MCSharedSockets.tla";
  private static final String ENGINE = "compiled";

  private Suite() {}

  /** The models of these sizes that suites can be made of. */
  public static List<Configuration> configurations(Models models, List<Size> sizes) {
    return models.all().stream()
        .filter(each -> sizes.contains(each.size()) && isUsable(each))
        .toList();
  }

  /** Whether a suite can be made of a model. */
  public static boolean isUsable(Configuration configuration) {
    return configuration.model().module().endsWith(MODULE)
        && configuration.engines().contains(ENGINE);
  }

  /**
   * Makes the part of a suite that comes from one model, whether the plan names it or not.
   *
   * @throws InvalidModel if the model is broken
   */
  public static ModelSuite generate(Models models, Configuration configuration, SuitePlan plan)
      throws InvalidModel {
    return ModelSuite.of(configuration, models.texts(configuration.model()), plan);
  }
}
