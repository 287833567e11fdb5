package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sharedsockets.model.check.BundledModels;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;

/** Locates the models: in the folder given, else in the checkout, else in the jar. */
final class ModelsLocation implements AutoCloseable {
  private final Models models;
  private final BundledModels bundled;

  private ModelsLocation(Models models, BundledModels bundled) {
    this.models = models;
    this.bundled = bundled;
  }

  /** Finds them; {@code chosen} is the user's folder, or null. */
  static ModelsLocation find(Path chosen) throws InvalidModel {
    if (chosen != null) {
      return new ModelsLocation(Models.read(chosen), null);
    }
    Path checkout = Path.of("model");
    if (Models.isAt(checkout) && Files.isDirectory(Path.of("spec"))) {
      return new ModelsLocation(Models.read(checkout), null);
    }
    try {
      BundledModels bundled = BundledModels.unpack();
      return new ModelsLocation(Models.read(bundled.models()), bundled);
    } catch (IOException e) {
      throw new InvalidModel("no models: " + e.getMessage());
    }
  }

  Models models() {
    return models;
  }

  @Override
  public void close() {
    if (bundled != null) {
      bundled.close();
    }
  }
}
