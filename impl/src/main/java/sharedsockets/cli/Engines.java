package sharedsockets.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.tlc.TlcEngine;

/** The engines that {@code --engine} can name. */
final class Engines {
  private static final Map<String, Supplier<Engine>> BY_NAME =
      new TreeMap<>(Map.of("tlc", TlcEngine::new));

  private Engines() {}

  static boolean has(String name) {
    return BY_NAME.containsKey(name);
  }

  static Engine named(String name) throws InvalidModel {
    Supplier<Engine> engine = BY_NAME.get(name);
    if (engine == null) {
      throw new InvalidModel(
          "no engine is named " + name + "; there is " + String.join(", ", BY_NAME.keySet()));
    }
    return engine.get();
  }
}
