package sharedsockets.model.sany;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharedsockets.model.system.ScratchFolder;
import tla2sany.semantic.ModuleNode;
import util.FilenameToStream;

/**
 * Finds modules for SANY: beside the root module, in the library, then among the standard modules.
 *
 * <p>SANY's own resolver unpacks standard modules into {@code java.io.tmpdir} under fixed names,
 * where processes get into each other's way; this one has a folder of its own and removes it.
 */
final class ModuleFiles implements FilenameToStream, AutoCloseable {
  private static final String STANDARD = "/tla2sany/StandardModules/";

  private final List<Path> folders = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private ScratchFolder unpacked;

  ModuleFiles(Path root, List<Path> library) {
    folders.add(root.toAbsolutePath().getParent());
    folders.addAll(library);
  }

  @Override
  public File resolve(String name, boolean isModule) {
    String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
    Path found = find(file);
    texts.put(file, textOf(found));
    if (found != null) {
      return new TLAFile(found.toString(), this);
    }
    try (InputStream standard = ModuleNode.class.getResourceAsStream(STANDARD + file)) {
      if (standard == null) {
        return new TLAFile(file, this);
      }
      if (unpacked == null) {
        unpacked = new ScratchFolder("tla-modules");
      }
      Path copy = unpacked.path().resolve(file);
      if (!Files.exists(copy)) {
        Files.copy(standard, copy);
      }
      return new TLAFile(copy.toString(), true, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file in the folders; null where it may only be that of a standard module. */
  private Path find(String file) {
    if (Path.of(file).isAbsolute()) {
      return Path.of(file);
    }
    return folders.stream()
        .map(folder -> folder.resolve(file))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  private static String textOf(Path file) {
    try {
      return file == null ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // SANY says what is wrong with it.
    }
  }

  /** The text of each file that was asked for, by its name; empty for a standard module's. */
  Map<String, String> texts() {
    return texts;
  }

  /** Whether names lead to the same texts now. */
  boolean leadTo(Map<String, String> same) {
    return same.entrySet().stream().allMatch(e -> textOf(find(e.getKey())).equals(e.getValue()));
  }

  @Override
  public String getFullPath() {
    return String.join(", ", folders.stream().map(Path::toString).toList());
  }

  @Override
  public boolean isStandardModule(String name) {
    return ModuleNode.class.getResource(STANDARD + name + ".tla") != null;
  }

  @Override
  public void close() {
    if (unpacked != null) {
      unpacked.close();
    }
  }
}
