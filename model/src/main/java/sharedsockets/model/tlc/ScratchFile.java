package sharedsockets.model.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A .cfg that exists only while it is needed. */
record ScratchFile(Path path) implements AutoCloseable {
  static ScratchFile containing(String text) {
    try {
      return new ScratchFile(Files.writeString(Files.createTempFile("only-", ".cfg"), text));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file can be made", e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A small file left in the temporary folder harms nobody.
    }
  }
}
