package sharedsockets.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import sharedsockets.cli.report.PlainWriter;

/** The command line: one class a command, each registered in the annotation below. */
@Command(
    name = "shared-sockets",
    description = "What Winsock's shared sockets do: model checking and an oracle for traces.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckModelCommand.class,
      CheckTraceCommand.class,
      ExplainCommand.class,
      CheckImplementationCommand.class,
      GenerateSuiteCommand.class,
      ReplayCommand.class,
      ExploreCommand.class,
      CompareCommand.class,
      CheckInterleavingsCommand.class,
      CheckFaultsCommand.class,
      CheckSuiteCommand.class,
      VerifyCommand.class,
      BenchCommand.class,
      DescribeCallsCommand.class,
      RandomTraceCommand.class,
      CorruptCommand.class,
      GenerateCompletion.class
    })
public final class Main {
  private final boolean ownsProcess;

  private Main(boolean ownsProcess) {
    this.ownsProcess = ownsProcess;
  }

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    CheckedOutput output = new CheckedOutput();
    PrintWriter out = new PrintWriter(output);
    CommandLine commandLine = commandLine(new Main(true)).setOut(out);
    commandLine.setExecutionStrategy(parsed -> run(parsed, commandLine));
    int status = commandLine.execute(args);
    commandLine.getOut().flush();
    output.failure().ifPresent(failure -> tellLost(commandLine.getErr(), failure));
    System.exit(output.failure().isPresent() ? ExitCode.USAGE : status);
  }

  /** Help may be coloured; what a command prints may have names in it that somebody else chose. */
  private static int run(ParseResult parsed, CommandLine commandLine) {
    Integer status = CommandLine.executeHelpRequest(parsed);
    if (status != null) {
      return status;
    }
    commandLine
        .setOut(new PrintWriter(new PlainWriter(commandLine.getOut())))
        .setErr(new PrintWriter(new PlainWriter(commandLine.getErr()), true));
    return new RunLast().execute(parsed);
  }

  private static void tellLost(PrintWriter err, IOException failure) {
    err.println("shared-sockets: standard output cannot be written: " + failure.getMessage());
    err.flush();
  }

  /** The commands as picocli runs them; errors become one line on standard error and exit 2. */
  static CommandLine commandLine() {
    return commandLine(new Main(false));
  }

  /**
   * Reads arguments as a command would, and runs nothing.
   *
   * @throws CommandLine.ParameterException if they are no command
   */
  public static void parse(List<String> arguments) {
    commandLine().parseArgs(arguments.toArray(String[]::new));
  }

  /** Whether this process runs one command and ends. */
  boolean ownsProcess() {
    return ownsProcess;
  }

  private static CommandLine commandLine(Main main) {
    OneLineErrors errors = new OneLineErrors();
    return new CommandLine(main)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
