package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import sharedsockets.replay.Program;
import sharedsockets.trace.MalformedTrace;

/** The traces of a suite that is given as files and folders. */
final class TraceFolders {
  private TraceFolders() {}

  /** The traces as programs: of files as they are given, of folders by name. */
  static List<Program> programs(CommandSpec spec, List<Path> suites) throws IOException {
    List<Program> programs = new ArrayList<>();
    for (Path file : files(spec, suites)) {
      try {
        programs.add(Program.read(file));
      } catch (MalformedTrace e) {
        throw new ParameterException(
            spec.commandLine(), file + ":" + e.line() + ": " + e.getMessage(), e);
      }
    }
    return programs;
  }

  private static List<Path> files(CommandSpec spec, List<Path> suites) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path suite : suites) {
      if (Files.isDirectory(suite)) {
        try (Stream<Path> inside = Files.list(suite)) {
          inside.filter(file -> file.toString().endsWith(".ndjson")).sorted().forEach(files::add);
        }
      } else if (Files.isRegularFile(suite)) {
        files.add(suite);
      } else {
        throw new ParameterException(spec.commandLine(), suite + ": no such file or folder");
      }
    }
    if (files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no traces (*.ndjson) in " + suites);
    }
    return files;
  }
}
