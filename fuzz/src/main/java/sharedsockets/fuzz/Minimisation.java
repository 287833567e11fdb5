package sharedsockets.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import sharedsockets.model.system.ChildProcess;

/** Leaves of a corpus only inputs that together reach what all of it does. */
final class Minimisation {
  private Minimisation() {}

  /**
   * Minimises a corpus. If it is interrupted, what is left reaches as much.
   *
   * @return how many inputs are left
   */
  static int of(Path corpus, JazzerCommand command) throws IOException, InterruptedException {
    Path merged = Files.createDirectories(command.work().resolve("merged"));
    Path log = command.work().resolve("merge.log");
    ProcessBuilder builder = new ProcessBuilder(command.merging(corpus, merged));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try (ChildProcess child = ChildProcess.start(builder)) {
      int status = child.process().waitFor();
      if (status != 0) {
        List<String> said = Files.readAllLines(log);
        throw new IOException(
            "Jazzer cannot minimise %s, status %d:%n%s"
                .formatted(corpus, status, String.join("\n", last(said))));
      }
    }
    List<Path> kept = files(merged);
    for (Path file : kept) {
      Files.copy(file, corpus.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    if (kept.isEmpty()) {
      return files(corpus).size(); // Each is a finding, and ends Jazzer.
    }
    for (Path file : files(corpus)) {
      if (!Files.exists(merged.resolve(file.getFileName()))) {
        Files.delete(file);
      }
    }
    return kept.size();
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 5), lines.size());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
