package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import sharedsockets.cli.verify.ExpectedVerdicts;
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
        files.addAll(inFolder(spec, suite));
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

  /** All traces of a folder, but for those that its expected.json calls malformed. */
  private static List<Path> inFolder(CommandSpec spec, Path folder) throws IOException {
    Map<String, Long> malformed = ExpectedVerdicts.malformed(folder);
    malformed.forEach(
        (file, line) ->
            spec.commandLine()
                .getErr()
                .println(
                    folder.resolve(file)
                        + ":"
                        + line
                        + ": skipped: it is malformed, as expected.json says"));
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(file -> file.toString().endsWith(".ndjson"))
          .filter(file -> !malformed.containsKey(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }
}
