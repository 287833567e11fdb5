package sharedsockets.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of the commands' arguments. */
final class Usage {
  private Usage() {}

  /** Refuses arguments for which a condition does not hold. */
  static void require(CommandSpec spec, boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
