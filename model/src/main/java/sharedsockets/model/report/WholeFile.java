package sharedsockets.model.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are whole as soon as they have their final name. */
public final class WholeFile {
  /** Writes the content of a file. */
  public interface Content {
    /** Writes all of it; closing the stream is allowed, not asked for. */
    void writeTo(OutputStream output) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes a text as UTF-8.
   *
   * @throws IOException if the file cannot be written, with its name and the reason; a file that
   *     was there is as it was, and no other is left
   */
  public static void write(Path file, String text) throws IOException {
    write(file, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a text where the file does not hold it yet: a file that would be the same keeps its
   * time, so that nothing is built from it again.
   *
   * @throws IOException as {@link #write(Path, String)}
   */
  public static void writeIfNew(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      write(file, text);
    }
  }

  /**
   * Writes under a temporary name beside the file, then moves it.
   *
   * @throws IOException if the file cannot be written, with its name and the reason; a file that
   *     was there is as it was, and no other is left
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(output);
      }
      move(part, target);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + reason(e), e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such folder";
    }
    return e instanceof AccessDeniedException ? "not allowed" : e.getMessage();
  }
}
