package sharedsockets.fuzz.model;

import sharedsockets.fuzz.harness.Setup;
import sharedsockets.model.check.InvalidModel;

/** Explores the models of {@link ModelTarget} into the cache, so that it begins at once. */
public final class Explore {
  private Explore() {}

  /** Set up by the same system properties as the target. */
  public static void main(String[] arguments) throws InvalidModel {
    ModelSet.explore(Setup.models(), Setup.hasAllProfiles());
  }
}
