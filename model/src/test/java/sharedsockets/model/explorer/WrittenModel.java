package sharedsockets.model.explorer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sharedsockets.model.check.Model;

/** Models that a test writes itself. */
final class WrittenModel {
  private WrittenModel() {}

  /** A module {@code M} with that body, and its .cfg. */
  static Model write(Path folder, String body, String cfg) throws IOException {
    Path module = folder.resolve("M.tla");
    Files.writeString(module, "---- MODULE M ----\n" + body + "\n====\n");
    Path config = folder.resolve("M.cfg");
    Files.writeString(config, cfg);
    return new Model(module, config, List.of(), true);
  }
}
