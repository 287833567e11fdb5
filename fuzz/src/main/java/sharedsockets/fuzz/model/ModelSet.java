package sharedsockets.fuzz.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.check.BundledModels;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.model.value.Value;
import sharedsockets.transitions.GuidedModel;
import sharedsockets.winsock.Behaviour;
import sharedsockets.winsock.DisputedPoint;

/** Explores models: those of the checkout, or where there is none, those in the jar. */
final class ModelSet {
  private static final String MODULE = "MCSharedSockets.tla";
  private static final String PROFILES = "Profiles";

  private ModelSet() {}

  /**
   * Explores them, in as many threads as there are processors.
   *
   * @param names of configurations, or {@code small} and {@code standard} for all of a size
   * @param allProfiles whether in all profiles that the models have, or as Windows only
   * @throws InvalidModel if there is no such model
   */
  static List<ModelCoverage> explore(List<String> names, boolean allProfiles) throws InvalidModel {
    if (isCheckout()) {
      return explore(Models.read(Path.of("model")), names, allProfiles);
    }
    try (BundledModels bundled = BundledModels.unpack()) {
      return explore(Models.read(bundled.models()), names, allProfiles);
    } catch (IOException e) {
      throw new InvalidModel("no models: " + e.getMessage());
    }
  }

  private static boolean isCheckout() {
    return Models.isAt(Path.of("model")) && Files.isDirectory(Path.of("spec"));
  }

  private static List<ModelCoverage> explore(Models models, List<String> names, boolean allProfiles)
      throws InvalidModel {
    List<Configuration> chosen =
        models.all().stream().filter(each -> isChosen(each, names)).toList();
    if (chosen.isEmpty()) {
      throw new InvalidModel("no model is named " + String.join(" or ", names));
    }
    ModelCache cache = new ModelCache(Setup.cache());
    Map<String, Value> constants = allProfiles ? Map.of() : Map.of(PROFILES, windows());
    try {
      return chosen.parallelStream()
          .map(
              each -> {
                try {
                  return new ModelCoverage(
                      each.name(),
                      each.size(),
                      cache.get(
                          each.model(),
                          constants.toString(),
                          () ->
                              GuidedModel.of(each.model(), models.texts(each.model()), constants)));
                } catch (InvalidModel e) {
                  throw new IllegalArgumentException(e);
                }
              })
          .toList();
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof InvalidModel invalid) {
        throw invalid;
      }
      throw e;
    }
  }

  private static boolean isChosen(Configuration each, List<String> names) {
    boolean isSuitable =
        each.model().module().endsWith(MODULE)
            && (each.size() == Size.SMALL || each.size() == Size.STANDARD);
    return names.contains(each.name())
        || isSuitable && names.contains(each.size().name().toLowerCase(java.util.Locale.ROOT));
  }

  /** The one profile of the reference implementation that Winsock.create() makes. */
  private static Value windows() {
    Map<String, Value> points = new LinkedHashMap<>();
    for (DisputedPoint point : DisputedPoint.values()) {
      points.put(point.name(), new Value.Text(Behaviour.windows().value(point)));
    }
    return new Value.SetOf(Set.of(new Value.Fields(points)));
  }
}
