package sharedsockets.model.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder, deleted with all that is in it by {@link #close}, and also when this JVM is
 * ended by a signal.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final int MOST_TRIES = 3;

  private final Path path;
  private final Thread end = new Thread(this::delete, "delete-scratch");

  /**
   * Makes it.
   *
   * @param prefix what its name begins with
   * @throws IOException if it cannot be made where {@code java.io.tmpdir} says
   */
  public ScratchFolder(String prefix) throws IOException {
    try {
      path = Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new IOException(
          "the temporary folder " + System.getProperty("java.io.tmpdir") + " cannot be used", e);
    }
    try {
      Runtime.getRuntime().addShutdownHook(end);
    } catch (IllegalStateException e) {
      delete();
      throw new IOException("this JVM is ending", e);
    }
  }

  public Path path() {
    return path;
  }

  private void delete() {
    // A thread that is still running may have made a file after the folder was read.
    for (int i = 0; i < MOST_TRIES && Files.exists(path); i++) {
      deleteWhatIsThere();
    }
  }

  private void deleteWhatIsThere() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // What is left in the system's temporary folder is no reason to fail.
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // This JVM is ending, and deletes it once more.
    }
  }
}
