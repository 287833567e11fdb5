package sharedsockets.model.tlc;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import sharedsockets.model.check.InvalidModel;

/** The class path with TLC and its main class for a child JVM. */
final class ToolsPath {
  /** Names another tla2tools.jar to use instead of the one this program came with. */
  static final String VARIABLE = "TLA2TOOLS_JAR";

  private ToolsPath() {}

  /** The class path; {@code chosen} is a tools jar of the user's, or null. */
  static String classPath(String chosen) throws InvalidModel {
    Set<String> entries = new LinkedHashSet<>();
    if (chosen != null && !chosen.isBlank()) {
      Path jar = Path.of(chosen);
      if (!Files.isReadable(jar)) {
        throw new InvalidModel(VARIABLE + ": cannot read " + chosen);
      }
      entries.add(jar.toAbsolutePath().toString());
    }
    entries.add(originOf("tlc2.TLC"));
    entries.add(originOf(TlcMain.class.getName()));
    return String.join(File.pathSeparator, entries);
  }

  private static String originOf(String className) {
    try {
      // Not initialised: TLC's classes change settings of the JVM they are loaded in.
      Class<?> type = Class.forName(className, false, ToolsPath.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("cannot locate " + className, e);
    }
  }
}
