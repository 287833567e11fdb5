package sharedsockets.model.tlc;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import sharedsockets.model.cfg.InvalidConfig;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;

/** The files of a model, as TLC is given them. */
final class ModelFiles {
  private ModelFiles() {}

  /**
   * Refuses what TLC would not, or would with no place.
   *
   * @throws InvalidModel if a file cannot be read, or the configuration says two things
   */
  static void require(Model model) throws InvalidModel {
    requireReadable(model.module());
    requireReadable(model.cfg());
    requireUnambiguous(model.cfg());
  }

  /** TLC takes the last of two values of a constant, and tells of other mistakes no line. */
  private static void requireUnambiguous(Path cfg) throws InvalidModel {
    try {
      ModelConfig.read(cfg);
    } catch (InvalidConfig e) {
      if (!e.isForTlc()) {
        throw new InvalidModel(cfg.getFileName() + ": " + e.getMessage());
      }
    }
  }

  private static void requireReadable(Path file) throws InvalidModel {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidModel("cannot read " + file);
    }
  }

  /** The option of a JVM that says where TLC finds modules which are not beside the model's. */
  static String libraryOption(Collection<Path> folders) {
    return folders.stream()
        .map(path -> path.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator, "-DTLA-Library=", ""));
  }

  /**
   * TLC's arguments for a run without checkpoints.
   *
   * @param states the folder for its files
   */
  static List<String> arguments(Model model, Path cfg, Path states) {
    return List.of(
        "-tool",
        "-checkpoint",
        "0",
        "-metadir",
        states.toString(),
        "-config",
        cfg.toAbsolutePath().toString(),
        model.module().getFileName().toString());
  }
}
