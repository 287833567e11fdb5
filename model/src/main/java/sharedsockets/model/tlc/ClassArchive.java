package sharedsockets.model.tlc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import sharedsockets.model.system.ScratchFolder;

/**
 * The loaded classes of one child JVM in a file that later ones map, instead of reading and
 * verifying jars again (class data sharing): it saves a quarter of the processor time of a model
 * with few states. The file is gone when this JVM ends.
 */
final class ClassArchive {
  /** To write it costs what two or three runs save. */
  private static final int RUNS_WITHOUT = 3;

  private int runs;
  private Path file;
  private boolean isWritten;

  /**
   * What the next JVM does with the archive: nothing yet, or it writes it, or it maps it.
   *
   * @param classPath the same for all of them; classes in folders cannot be archived
   * @return options of that JVM
   */
  synchronized List<String> nextOptions(String classPath) {
    if (isWritten) {
      return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
    }
    if (++runs <= RUNS_WITHOUT || file != null || !isOfFiles(classPath)) {
      return List.of();
    }
    try {
      file = new ScratchFolder("classes-").path().resolve("tlc.jsa");
    } catch (IOException e) {
      return List.of(); // All goes on without it, and a run later it is tried again.
    }
    return List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off,cds+dynamic=off");
  }

  /** A JVM with these options has come to its own end. */
  synchronized void ended(List<String> options) {
    isWritten |= options.contains("-XX:ArchiveClassesAtExit=" + file) && Files.isReadable(file);
  }

  private static boolean isOfFiles(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .allMatch(entry -> Files.isRegularFile(Path.of(entry)));
  }
}
