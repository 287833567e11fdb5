package sharedsockets.model.eval;

import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Module;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.value.Value;

/**
 * Checks a .cfg file against its module: each constant has a value, and each value and each
 * replacement is of something that the module has. A name that is misspelt would otherwise leave a
 * model as it is, and a planted fault unplanted.
 */
final class ConfigCheck {
  private static final int NO_SUCH_NAME = -1;

  private final Module module;
  private final ModelConfig config;

  ConfigCheck(Module module, ModelConfig config) {
    this.module = module;
    this.config = config;
  }

  /**
   * Checks everything that does not depend on definitions' bodies.
   *
   * @throws EvaluationError with the place in the .cfg
   */
  void run() {
    module.constants().keySet().forEach(this::hasValue);
    config.constants().forEach(this::isValue);
    config.overrides().forEach(this::isReplaced);
    config.moduleOverrides().forEach(this::isReplaced);
    if (!config.specification().isEmpty()) {
      isAlone("INIT", config.init());
      isAlone("NEXT", config.next());
    }
  }

  private void hasValue(String constant) {
    if (!config.constants().containsKey(constant) && !config.overrides().containsKey(constant)) {
      throw new EvaluationError("the .cfg gives no value to the constant " + constant);
    }
  }

  /** {@code A = A} makes a model value, whether the module declares it or not. */
  private void isValue(String name, Value value) {
    int arity = arity(name);
    if (arity == NO_SUCH_NAME && !value.equals(new Value.ModelValue(name))) {
      throw error(config.place(name), name + " is no constant or definition of the module");
    } else if (arity > 0) {
      throw error(config.place(name), name + " takes arguments and cannot be a value");
    }
  }

  private void isReplaced(String name, ModelConfig.Name other) {
    int arity = arity(name);
    if (arity == NO_SUCH_NAME) {
      throw error(
          other.place(),
          name
              + " is no constant or definition of the module: "
              + other.name()
              + " would replace nothing");
    }
    if (replacement(name, other).parameters().size() != arity) {
      throw error(
          other.place(),
          name + " is replaced by " + other.name() + ", which takes another number of arguments");
    }
  }

  private void isReplaced(ModelConfig.InModule name, ModelConfig.Name other) {
    boolean exists =
        module.definitions().values().stream()
            .anyMatch(definition -> ConfiguredModule.inModule(definition).equals(name));
    if (!exists) {
      throw error(
          other.place(),
          "the module "
              + name.module()
              + " has no definition "
              + name.operator()
              + ": "
              + other.name()
              + " would replace nothing");
    }
    replacement(name.operator(), other);
  }

  private Definition replacement(String name, ModelConfig.Name other) {
    Definition replacement = module.definitions().get(other.name());
    if (replacement == null) {
      throw error(other.place(), name + " is replaced by the unknown " + other.name());
    }
    return replacement;
  }

  private void isAlone(String keyword, String name) {
    if (!name.isEmpty()) {
      throw error(
          config.place(keyword), keyword + " beside SPECIFICATION: only one says the model");
    }
  }

  /** How many arguments a constant or a definition takes. */
  private int arity(String name) {
    Definition definition = module.definitions().get(name);
    return definition != null
        ? definition.parameters().size()
        : module.constants().getOrDefault(name, NO_SUCH_NAME);
  }

  private static EvaluationError error(String place, String message) {
    return new EvaluationError(place + ": " + message);
  }
}
