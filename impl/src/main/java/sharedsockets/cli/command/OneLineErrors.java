package sharedsockets.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells the user what failed in one message; a stack trace helps nobody who only runs the tool. */
final class OneLineErrors implements IExecutionExceptionHandler {
  private static final int ENDED_BY_SIGNAL = 130;

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof InterruptedException) {
      return ENDED_BY_SIGNAL; // Whoever sent the signal needs no explanation.
    }
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    command.getErr().println("shared-sockets: " + message);
    return ExitCode.USAGE;
  }
}
