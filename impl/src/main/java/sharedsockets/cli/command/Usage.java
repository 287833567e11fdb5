package sharedsockets.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands ask of their arguments. */
final class Usage {
  private Usage() {}

  /** Refuses arguments for which a condition does not hold. */
  static void require(CommandSpec spec, boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
