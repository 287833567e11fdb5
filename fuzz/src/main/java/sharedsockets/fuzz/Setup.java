package sharedsockets.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the targets are told by system properties. */
final class Setup {
  private static final String PREFIX = "sharedsockets.fuzz.";

  /** Names of models, or {@code small} and {@code standard} for all of a size. */
  static final String MODELS = PREFIX + "models";

  /** {@code windows}, or {@code all}: which profiles the model-based target draws from. */
  static final String PROFILES = PREFIX + "profiles";

  /** Whether states of the model count as coverage. */
  static final String FEEDBACK = PREFIX + "feedback";

  /** The folder of findings. */
  static final String FINDINGS = PREFIX + "findings";

  /** The folder of models explored before. */
  static final String CACHE = PREFIX + "cache";

  /** A file that is to hold figures of the target, now and then. */
  static final String FIGURES = PREFIX + "figures";

  /** Whether the model says where programs begin, and what is new. */
  static final boolean HAS_FEEDBACK = Boolean.parseBoolean(System.getProperty(FEEDBACK, "true"));

  private Setup() {}

  static List<String> models() {
    return List.of(System.getProperty(MODELS, "small,standard").split(","));
  }

  static boolean hasAllProfiles() {
    return System.getProperty(PROFILES, "windows").equals("all");
  }

  static Path findings() {
    return path(FINDINGS);
  }

  /** By default the build's, if this is a checkout. */
  static Path cache() {
    Path build = Path.of("fuzz/target");
    Path given = path(CACHE);
    return given == null && Files.isDirectory(build) ? build.resolve("models") : given;
  }

  static Path figures() {
    return path(FIGURES);
  }

  private static Path path(String property) {
    String value = System.getProperty(property);
    return value == null || value.isEmpty() ? null : Path.of(value);
  }
}
