package sharedsockets.model.cfg;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sharedsockets.model.value.Value;

/**
 * What a .cfg file says. Names are not checked against a module here.
 *
 * @param constants {@code Name = value}, in the file's order; model values are such as name
 *     themselves
 * @param overrides {@code Name <- Other}
 * @param moduleOverrides {@code Name <- [Module]Other}: in the text of that module, a use of Name
 *     means Other of the root module
 * @param specification the temporal formula, or empty where {@code init} and {@code next} are given
 * @param symmetry, view, alias empty where there is none
 * @param checkDeadlock TRUE unless the file says otherwise
 */
public record ModelConfig(
    Map<String, Value> constants,
    Map<String, String> overrides,
    Map<InModule, String> moduleOverrides,
    String specification,
    String init,
    String next,
    List<Name> invariants,
    List<Name> properties,
    List<Name> constraints,
    List<Name> actionConstraints,
    String symmetry,
    String view,
    String alias,
    boolean checkDeadlock) {

  /** A definition of the root module that the file names, and where: {@code file:line}. */
  public record Name(String name, String place) {}

  /** An operator as the text of one module names it. */
  public record InModule(String module, String operator) {}

  /**
   * Reads a file.
   *
   * @throws InvalidConfig if it is missing or malformed
   */
  public static ModelConfig read(Path file) {
    return new ConfigReader(file).read();
  }
}
