package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/** The traces that arguments name: a folder stands for all that lie in it, at any depth. */
final class TraceFiles extends SimpleFileVisitor<Path> {
  private final List<Path> found = new ArrayList<>();

  private TraceFiles() {}

  /**
   * Folders replaced by their traces, sorted by name. What cannot be listed, and a folder without
   * traces, stays as it is.
   */
  static List<String> of(List<String> arguments) throws IOException {
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      List<Path> inside = isFolder(argument) ? in(Path.of(argument)) : List.of();
      if (inside.isEmpty()) {
        files.add(argument);
      }
      inside.forEach(file -> files.add(file.toString()));
    }
    return files;
  }

  private static boolean isFolder(String argument) {
    try {
      return Files.isDirectory(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<Path> in(Path folder) throws IOException {
    TraceFiles files = new TraceFiles();
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
    Collections.sort(files.found);
    return files.found;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString();
    if (attributes.isRegularFile() && (name.endsWith(".ndjson") || name.endsWith(".jsonl"))) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A folder that cannot be listed is found again where it is judged; a loop of links is none. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    if (!(e instanceof FileSystemLoopException)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }
}
