package sharedsockets.model.check;

import java.nio.file.Path;
import java.util.List;

/**
 * A root module with its configuration.
 *
 * @param module the root module's .tla file
 * @param cfg its configuration in TLC's syntax
 * @param library folders in which extended and instantiated modules are looked for, after the root
 *     module's own
 */
public record Model(Path module, Path cfg, List<Path> library) {
  public Model {
    library = List.copyOf(library);
  }
}
