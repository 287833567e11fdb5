package sharedsockets.cli.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.explorer.ExplorerEngine;
import sharedsockets.model.tlc.TlcEngine;

/** The engines that {@code verify} compares, and {@code --engine} can name. */
public final class Engines {
  private static final Map<String, Supplier<Engine>> BY_NAME =
      Map.of("tlc", TlcEngine::new, "compiled", ExplorerEngine::new);

  private Engines() {}

  /** The names, TLC's first: what it finds is what the others are measured against. */
  public static List<String> names() {
    return BY_NAME.keySet().stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** The engine of a name that {@link #names} has. */
  static Engine named(String name) {
    return BY_NAME.get(name).get();
  }

  /**
   * The engine of a name.
   *
   * @param other one that may be named, too
   */
  public static Engine named(String name, Engine other) throws InvalidModel {
    if (name.equals(other.name())) {
      return other;
    } else if (!BY_NAME.containsKey(name)) {
      throw new InvalidModel(
          "no engine is named %s; there is %s, %s"
              .formatted(name, String.join(", ", names()), other.name()));
    }
    return named(name);
  }
}
