package sharedsockets.fuzz.model;

import java.util.List;
import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.check.InvalidModel;

/** Explores the models of {@link ModelTarget} into the cache, so that it begins at once. */
public final class Explore {
  private Explore() {}

  /** Set up by the same system properties as the target. */
  public static void main(String[] arguments) throws InvalidModel {
    models(Setup.models());
  }

  /**
   * The same for some models.
   *
   * @param names of configurations, or {@code small} and {@code standard} for all of a size
   */
  public static void models(List<String> names) throws InvalidModel {
    ModelSet.explore(names, Setup.hasAllProfiles());
  }
}
