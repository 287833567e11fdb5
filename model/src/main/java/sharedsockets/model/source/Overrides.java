package sharedsockets.model.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Unsupported;

/** A specification some of whose operators are another module's, as a configuration may say. */
final class Overrides {
  private final Module module;
  private final Module from;
  private final Map<String, Definition> definitions;

  private Overrides(Module module, Module from) {
    this.module = module;
    this.from = from;
    this.definitions = new LinkedHashMap<>(module.definitions());
  }

  /**
   * Makes it.
   *
   * @param from extends the specification
   * @param operators by the names that they override
   */
  static Module of(Module module, Module from, Map<String, String> operators) {
    Overrides overrides = new Overrides(module, from);
    operators.forEach(overrides::override);
    return overrides.module(module);
  }

  /** A module with more operators of another one, and what these need. */
  static Module with(Module module, Module from, List<String> operators) {
    Overrides overrides = new Overrides(module, from);
    for (String operator : operators) {
      overrides.definitions.putIfAbsent(operator, from.definitions().get(operator));
      overrides.need(from.definitions().get(operator));
    }
    return overrides.module(module);
  }

  /**
   * The operator that takes another one's place.
   *
   * @param was what it replaces, null where there is none
   * @throws Unsupported if one of them is missing, or they take arguments in different numbers
   */
  static Definition replacement(Definition was, String name, Module from, String by) {
    Definition operator = from.definitions().get(by);
    if (was == null || operator == null) {
      throw new Unsupported(
          new Location(from.name() + ".tla", 1, 1, 1, 1), "no " + name + " <- " + by);
    }
    if (was.parameters().size() != operator.parameters().size()) {
      throw new Unsupported(
          operator.at(),
          name + " is replaced by " + by + ", which takes another number of arguments");
    }
    return operator;
  }

  private Module module(Module module) {
    return new Module(
        module.name(), module.constants(), module.variables(), definitions, module.assumptions());
  }

  private void override(String name, String by) {
    Definition was = definitions.get(name);
    Definition operator = replacement(was, name, from, by);
    need(operator);
    definitions.put(
        name,
        new Definition(name, operator.parameters(), operator.body(), operator.comment(), was.at()));
  }

  private void need(Definition operator) {
    operator
        .body()
        .any(
            e -> {
              if (e instanceof Expr.Constant constant
                  && !module.constants().containsKey(constant.name())) {
                throw new Unsupported(constant.at(), "a CONSTANT that the specification has not");
              }
              return false;
            });
    for (String target : operator.body().targets()) {
      Definition used = from.definitions().get(target);
      if (used != null && definitions.putIfAbsent(target, used) == null) {
        need(used);
      }
    }
  }
}
