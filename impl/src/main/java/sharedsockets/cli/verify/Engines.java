package sharedsockets.cli.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.explorer.ExplorerEngine;
import sharedsockets.model.tlc.TlcEngine;

/** The engines that {@code --engine} can name. */
public final class Engines {
  private static final Map<String, Supplier<Engine>> BY_NAME =
      Map.of("tlc", TlcEngine::new, "compiled", ExplorerEngine::new);

  private Engines() {}

  /** The names, TLC's first: what it finds is what the others are measured against. */
  public static List<String> names() {
    return BY_NAME.keySet().stream().sorted(Comparator.reverseOrder()).toList();
  }

  public static Engine named(String name) throws InvalidModel {
    Supplier<Engine> engine = BY_NAME.get(name);
    if (engine == null) {
      throw new InvalidModel(
          "no engine is named " + name + "; there is " + String.join(", ", names()));
    }
    return engine.get();
  }
}
