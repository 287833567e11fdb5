package sharedsockets.jpf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The Java PathFinder on this machine, as its own conventions name it. */
public final class Installation {
  private static final Path LAUNCHER = Path.of("build", "RunJPF.jar");

  private final Path folder;

  private Installation(Path folder) {
    this.folder = folder;
  }

  /** What is said where there is none. */
  public static String howToName() {
    return "Java PathFinder is not installed: build jpf-core (branch java-17) by its guide, and name its"
        + " folder in ~/.jpf/site.properties (jpf-core = /path/to/jpf-core) or in JPF_HOME";
  }

  /**
   * The one that JPF_HOME names, or else {@code jpf-core} in {@code ~/.jpf/site.properties}.
   *
   * @return nothing where neither names one that has been built
   */
  public static Optional<Installation> find() {
    return find(System.getenv("JPF_HOME"), Path.of(System.getProperty("user.home")));
  }

  static Optional<Installation> find(String home, Path user) {
    String named = home == null || home.isBlank() ? ofSite(user) : home;
    if (named == null) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(named.strip());
      return Files.isRegularFile(folder.resolve(LAUNCHER))
          ? Optional.of(new Installation(folder))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String ofSite(Path user) {
    Properties site = new Properties();
    try (Reader file = Files.newBufferedReader(user.resolve(".jpf").resolve("site.properties"))) {
      site.load(file);
    } catch (IOException e) {
      return null;
    }
    String named = site.getProperty("jpf-core");
    return named == null ? null : named.replace("${user.home}", user.toString());
  }

  Path launcher() {
    return folder.resolve(LAUNCHER);
  }
}
