package sharedsockets.model.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The specification and models inside the jar, unpacked into a temporary folder until closed. */
public final class BundledModels implements AutoCloseable {
  private static final String ROOT = "/sharedsockets/models";

  private final Path folder;
  private final Thread cleanUp = new Thread(this::delete, "remove-models");

  private BundledModels(Path folder) {
    this.folder = folder;
  }

  /** Unpacks them. */
  public static BundledModels unpack() throws IOException {
    BundledModels models = new BundledModels(Files.createTempDirectory("models-"));
    Runtime.getRuntime().addShutdownHook(models.cleanUp);
    models.fill();
    return models;
  }

  /** The folder with the manifest. */
  public Path models() {
    return folder.resolve("model");
  }

  private void fill() throws IOException {
    URL manifest = BundledModels.class.getResource(ROOT + "/model/manifest.json");
    if (manifest == null) {
      throw new IOException("this program was packaged without models");
    }
    try {
      URI place = manifest.toURI();
      if (place.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
          copy(jar.getPath(ROOT));
        }
      } else {
        copy(Path.of(place).getParent().getParent());
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private void copy(Path from) throws IOException {
    for (Path source : walk(from)) {
      Path target = folder.resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(target);
      } else {
        Files.copy(source, target);
      }
    }
  }

  private static List<Path> walk(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      return files.toList();
    }
  }

  private void delete() {
    try {
      for (Path file : walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // A folder left in the system's temporary folder is no reason to fail.
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    } catch (IllegalStateException e) {
      return; // This JVM is ending: the hook is at work.
    }
    delete();
  }
}
