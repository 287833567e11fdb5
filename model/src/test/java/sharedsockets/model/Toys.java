package sharedsockets.model;

import java.nio.file.Path;
import java.util.List;
import sharedsockets.model.check.Model;

/** Small models for the tests. */
public final class Toys {
  /** The folder that holds {@code spec} and {@code model}. */
  public static final Path FOLDER = Path.of("src/test/resources/toys");

  private Toys() {}

  /** The model of that name's module and .cfg. */
  public static Model model(String module, String cfg) {
    Path models = FOLDER.resolve("model");
    return new Model(
        models.resolve(module + ".tla"),
        models.resolve(cfg + ".cfg"),
        List.of(FOLDER.resolve("spec")),
        true);
  }
}
