package sharedsockets.model.source;

import java.util.HashMap;
import java.util.Map;
import sharedsockets.model.ast.Definition;

/**
 * The environment of type inference: names with a Type, a Signature (operator parameter) or a
 * LetOperator. Immutable.
 */
record Env(Map<String, Object> names) {
  static final Env NONE = new Env(Map.of());

  /** An operator that a LET defines, with the environment of its body. */
  record LetOperator(Definition definition, Env env) {}

  Env with(String name, Object meaning) {
    Map<String, Object> more = new HashMap<>(names);
    more.put(name, meaning);
    return new Env(more);
  }
}
