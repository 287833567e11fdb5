package sharedsockets.fuzz.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The settings of the targets, read from system properties. */
public final class Setup {
  private static final String PREFIX = "sharedsockets.fuzz.";

  /** Names of models, or {@code small} and {@code standard} for all of a size. */
  public static final String MODELS = PREFIX + "models";

  /** {@code windows}, or {@code all}: which profiles the model-based target draws from. */
  public static final String PROFILES = PREFIX + "profiles";

  /** Whether states of the model count as coverage. */
  public static final String FEEDBACK = PREFIX + "feedback";

  /** The folder of findings. */
  public static final String FINDINGS = PREFIX + "findings";

  /** The folder of models explored before. */
  public static final String CACHE = PREFIX + "cache";

  /** A file that is to hold figures of the target, now and then. */
  public static final String FIGURES = PREFIX + "figures";

  /** Whether the model says where programs begin, and what is new. */
  public static final boolean HAS_FEEDBACK =
      Boolean.parseBoolean(System.getProperty(FEEDBACK, "true"));

  private Setup() {}

  public static List<String> models() {
    return List.of(System.getProperty(MODELS, "small,standard").split(","));
  }

  public static boolean hasAllProfiles() {
    return System.getProperty(PROFILES, "windows").equals("all");
  }

  public static Path findings() {
    return path(FINDINGS);
  }

  /** By default the build's, if this is a checkout. */
  public static Path cache() {
    Path build = Path.of("fuzz/target");
    Path given = path(CACHE);
    return given == null && Files.isDirectory(build) ? build.resolve("models") : given;
  }

  public static Path figures() {
    return path(FIGURES);
  }

  private static Path path(String property) {
    String value = System.getProperty(property);
    return value == null || value.isEmpty() ? null : Path.of(value);
  }
}
