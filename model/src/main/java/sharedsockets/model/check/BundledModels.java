package sharedsockets.model.check;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sharedsockets.model.system.ScratchFolder;

/** The specification and models inside the jar, unpacked into a temporary folder until closed. */
public final class BundledModels implements AutoCloseable {
  private static final String ROOT = "/sharedsockets/models";

  private final ScratchFolder folder;

  private BundledModels(ScratchFolder folder) {
    this.folder = folder;
  }

  /** Unpacks them. */
  public static BundledModels unpack() throws IOException {
    BundledModels models = new BundledModels(new ScratchFolder("models-"));
    models.fill();
    return models;
  }

  /** The folder with the manifest. */
  public Path models() {
    return folder.path().resolve("model");
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
    List<Path> sources;
    try (Stream<Path> files = Files.walk(from)) {
      sources = files.toList();
    }
    for (Path source : sources) {
      Path target = folder.path().resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(target);
      } else {
        Files.copy(source, target);
      }
    }
  }

  @Override
  public void close() {
    folder.close();
  }
}
