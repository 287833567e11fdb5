package sharedsockets.cli.command;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sharedsockets.cli.report.PlainWriter;

/**
 * Tells the user what failed in one message, and where help is; a stack trace helps nobody who only
 * runs the tool, nor do forty lines that the message stands above.
 */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final int ENDED_BY_SIGNAL = 130;
  private static final int MOST_SUGGESTIONS = 2;

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof InterruptedException || isEnding()) {
      return ENDED_BY_SIGNAL; // Whoever sent the signal needs no explanation.
    }
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    command.getErr().println("shared-sockets: " + message);
    return ExitCode.USAGE;
  }

  /** Whether a signal is ending this JVM: it takes no more hooks then. */
  private static boolean isEnding() {
    Thread hook = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    if (command.getParent() == null && !(error instanceof UnmatchedArgumentException)) {
      command.usage(command.getErr()); // Which commands there are is all that can help.
      return ExitCode.USAGE;
    }
    String name = command.getCommandSpec().qualifiedName();
    String message = error.getMessage() + meant(error) + " (" + name + " --help says more)";
    command.getErr().println(PlainWriter.plain(name + ": " + message));
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String meant(ParameterException error) {
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty()
        ? ""
        : suggestions.stream()
            .limit(MOST_SUGGESTIONS)
            .collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }
}
