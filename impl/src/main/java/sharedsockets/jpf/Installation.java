package sharedsockets.jpf;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The Java PathFinder on this machine, as its own conventions name it. */
public final class Installation {
  private static final List<String> JARS =
      List.of("build/RunJPF.jar", "build/jpf.jar", "build/jpf-annotations.jar");

  private final Path folder;

  private Installation(Path folder) {
    this.folder = folder;
  }

  /** What is said where there is none. */
  public static String howToName() {
    return "Java PathFinder is not installed: build jpf-core (branch java-17) by its guide, and"
        + " name its folder in ~/.jpf/site.properties (jpf-core = /path/to/jpf-core) or in"
        + " JPF_HOME";
  }

  /**
   * The one that JPF_HOME names, or else {@code jpf-core} in {@code ~/.jpf/site.properties}.
   *
   * @return nothing where neither names one
   * @throws IOException if what is named is none that has been built
   */
  public static Optional<Installation> find() throws IOException {
    return find(System.getenv("JPF_HOME"), Path.of(System.getProperty("user.home")));
  }

  static Optional<Installation> find(String home, Path user) throws IOException {
    boolean isOfSite = home == null || home.isBlank();
    String named = isOfSite ? ofSite(user) : home;
    if (named == null || named.isBlank()) {
      return Optional.empty();
    }
    String source = isOfSite ? "jpf-core in ~/.jpf/site.properties" : "JPF_HOME";
    try {
      Path folder = Path.of(named.strip()).toAbsolutePath();
      for (String jar : JARS) {
        if (!Files.isRegularFile(folder.resolve(jar))) {
          throw new IOException(
              source
                  + " is "
                  + folder
                  + ", where there is no "
                  + jar
                  + ": no Java PathFinder has been built there");
        }
      }
      return Optional.of(new Installation(folder));
    } catch (InvalidPathException e) {
      throw new IOException(source + " is no path: " + named, e);
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

  Path folder() {
    return folder;
  }

  /** Its classes, for a JVM that runs it. */
  String classPath() {
    return JARS.stream()
        .map(jar -> folder.resolve(jar).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
