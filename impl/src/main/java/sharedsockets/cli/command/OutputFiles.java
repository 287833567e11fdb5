package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Files that options name, to be written when a command is done. */
final class OutputFiles {
  private OutputFiles() {}

  /**
   * Better now than after hours of work.
   *
   * @param file null where the option was not given
   * @throws ParameterException if it cannot be written
   */
  static void requireWritable(CommandSpec command, String option, Path file) {
    if (file != null
        && (Files.isDirectory(file) || !Files.isWritable(file.toAbsolutePath().getParent()))) {
      throw new ParameterException(command.commandLine(), option + ": cannot write " + file);
    }
  }

  /**
   * Makes the folder where there is none.
   *
   * @param folder null where the option was not given
   * @throws ParameterException if it cannot be made
   */
  static void requireFolder(CommandSpec command, String option, Path folder) {
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), option + ": cannot make the folder " + folder, e);
    }
  }
}
