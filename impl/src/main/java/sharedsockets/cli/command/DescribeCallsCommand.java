package sharedsockets.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import sharedsockets.format.AdapterInclude;
import sharedsockets.format.FormatReference;

/** {@code describe-calls}: the calls of the trace format, for readers. */
@Command(
    name = "describe-calls",
    description = "Prints the reference of the trace format, docs/trace-format.md.",
    footer = "%nExit status: 0.")
final class DescribeCallsCommand implements Callable<Integer> {
  @Option(
      names = "--c",
      description = "Print what the winsock adapter includes, impl/adapters/winsock/calls.inc.")
  private boolean c;

  @Override
  public Integer call() {
    System.out.print(c ? AdapterInclude.text() : FormatReference.text());
    System.out.flush();
    return ExitCode.OK;
  }
}
