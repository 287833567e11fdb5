package sharedsockets.model.ast;

import java.util.List;

/**
 * {@code Name(a, F(_)) == body}.
 *
 * @param name unique in the module's scope; {@code K!Op} for what a named INSTANCE brings, with the
 *     instance's own parameters first
 * @param comment the comment block directly above, without its TLA+ comment marks; empty if none
 */
public record Definition(
    String name, List<Parameter> parameters, Expr body, String comment, Location at) {

  /** A parameter; {@code arity} is 0 for a value, more for an operator. */
  public record Parameter(String name, int arity) {}
}
