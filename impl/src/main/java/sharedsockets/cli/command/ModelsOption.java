package sharedsockets.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import sharedsockets.model.check.InvalidModel;

/** The option that says where the models are. */
final class ModelsOption {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "The folder with manifest.json; default: ./model, else those in the jar.")
  private Path folder;

  /** The folder that was given, or null. */
  Path folder() {
    return folder;
  }

  /** Finds them. */
  ModelsLocation find() throws InvalidModel {
    return ModelsLocation.find(folder);
  }
}
