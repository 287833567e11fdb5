package sharedsockets.fuzz.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.transitions.GuidedModel;

/**
 * Explored models in files, since each JVM that fuzzes would explore them anew. A file's name tells
 * all that it was made of; what cannot be read is made again.
 */
final class ModelCache {
  private static final int DIGITS = 16;

  /** Null: no cache. */
  private final Path folder;

  ModelCache(Path folder) {
    this.folder = folder;
  }

  /** Makes what is not in the cache. */
  interface Exploration {
    GuidedModel explore() throws InvalidModel;
  }

  /**
   * A model, from its file if there is one.
   *
   * @param variant in which ways it is explored
   */
  GuidedModel get(Model model, String variant, Exploration exploration) throws InvalidModel {
    Path file = folder == null ? null : file(model, variant);
    GuidedModel known = file == null ? null : read(file);
    if (known != null) {
      return known;
    }
    GuidedModel explored = exploration.explore();
    if (file != null) {
      write(explored, file);
    }
    return explored;
  }

  private Path file(Model model, String variant) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(variant.getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(model.cfg()));
      for (Path library : model.library()) {
        update(digest, library, ".tla");
      }
      update(digest, model.module().getParent(), ".tla");
      Path code =
          Path.of(GuidedModel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      update(digest, code, "");
      String name = model.cfg().getFileName().toString().replaceFirst("\\.cfg$", "");
      String key = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
      return folder.resolve(name + "-" + key + ".graph");
    } catch (IOException | URISyntaxException | NoSuchAlgorithmException e) {
      return null;
    }
  }

  /** With all files of a folder that end so, or a file itself. */
  private static void update(MessageDigest digest, Path folder, String end) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      digest.update(Files.readAllBytes(file));
    }
  }

  private static GuidedModel read(Path file) {
    try (ObjectInputStream input =
        new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      return (GuidedModel) input.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      return null;
    }
  }

  private static void write(GuidedModel model, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "draft-", "");
      try {
        try (OutputStream output = Files.newOutputStream(draft);
            ObjectOutputStream objects =
                new ObjectOutputStream(new BufferedOutputStream(output, 1 << 16))) {
          objects.writeObject(model);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // It is explored again the next time.
    }
  }
}
