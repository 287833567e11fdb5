package sharedsockets.model.cfg;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.value.Value;

/**
 * The content of a .cfg file. Names are not checked against a module here.
 *
 * @param constants {@code Name = value}, in the file's order; model values are such as name
 *     themselves
 * @param overrides {@code Name <- Other}
 * @param moduleOverrides {@code Name <- [Module]Other}: in the text of that module, a use of Name
 *     means Other of the root module
 * @param specification the temporal formula, or empty where {@code init} and {@code next} are given
 * @param symmetry, view, alias empty where there is none
 * @param checkDeadlock TRUE unless the file says otherwise
 * @param places where the file gives a constant its value, and where it names the specification and
 *     the like, by keyword: {@code file:line}
 */
public record ModelConfig(
    Map<String, Value> constants,
    Map<String, Name> overrides,
    Map<InModule, Name> moduleOverrides,
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
    boolean checkDeadlock,
    Map<String, String> places) {

  /** A definition of the root module that the file names, and where: {@code file:line}. */
  public record Name(String name, String place) {}

  /** An operator as the text of one module names it. */
  public record InModule(String module, String operator) {}

  /** The same with other values of constants, and without properties. */
  public ModelConfig withoutProperties(Map<String, Value> otherConstants) {
    Map<String, Value> values = new LinkedHashMap<>(constants);
    values.putAll(otherConstants);
    Map<String, Name> others = new LinkedHashMap<>(overrides);
    others.keySet().removeAll(otherConstants.keySet());
    return new ModelConfig(
        values,
        others,
        moduleOverrides,
        specification,
        init,
        next,
        invariants,
        List.of(),
        constraints,
        actionConstraints,
        symmetry,
        view,
        alias,
        false,
        places);
  }

  /** Where a constant gets its value, or a keyword its name; the file if it says neither. */
  public String place(String nameOrKeyword) {
    return places.getOrDefault(nameOrKeyword, "the .cfg");
  }

  /**
   * Reads a file.
   *
   * @throws InvalidConfig if it is missing or malformed
   */
  public static ModelConfig read(Path file) {
    return new ConfigReader(file).read();
  }
}
