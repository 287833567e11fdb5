package sharedsockets.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sharedsockets.model.report.WholeFile;

/** A folder that holds a suite, one file a trace. */
public final class SuiteFolder {
  private static final String EXTENSION = ".ndjson";

  private final Path folder;

  private SuiteFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, if it is not there.
   *
   * @throws IOException if it is no folder, is not empty (a suite is never mixed with what was
   *     there before), or cannot be written to; the message is for the user
   */
  public static SuiteFolder create(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("cannot write to " + folder + ": it is no folder");
    }
    if (Files.isDirectory(folder) && !isEmpty(folder)) {
      throw new IOException(
          "cannot write to " + folder + ": it is not empty; remove what is in it, or name another");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("cannot make the folder " + folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("cannot write to " + folder);
    }
    return new SuiteFolder(folder);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new IOException("cannot read " + folder, e);
    }
  }

  /** Writes a file for each trace. */
  public void write(List<SuiteTrace> traces) throws IOException {
    for (SuiteTrace trace : traces) {
      WholeFile.write(folder.resolve(trace.name() + EXTENSION), trace::write);
    }
  }
}
