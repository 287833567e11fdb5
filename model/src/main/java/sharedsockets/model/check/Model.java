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
 * @param brief whether it takes seconds: then starting fast matters more than running fast
 */
public record Model(Path module, Path cfg, List<Path> library, boolean brief) {
  public Model {
    library = List.copyOf(library);
  }

  /** A model of unknown size. */
  public Model(Path module, Path cfg, List<Path> library) {
    this(module, cfg, library, false);
  }
}
