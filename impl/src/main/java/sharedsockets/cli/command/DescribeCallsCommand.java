package sharedsockets.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import sharedsockets.format.AdapterInclude;
import sharedsockets.format.FormatReference;
import sharedsockets.format.FormatSchema;
import sharedsockets.format.RuleReference;

/** {@code describe-calls}: the calls of the trace format and the rules, for readers. */
@Command(
    name = "describe-calls",
    description = "Prints the reference of the trace format, docs/trace-format.md.",
    footer = "%nExit status: 0.")
final class DescribeCallsCommand implements Callable<Integer> {
  @Option(
      names = "--c",
      description = "Print what the winsock adapter includes, impl/adapters/winsock/calls.inc.")
  private boolean c;

  @Option(names = "--rules", description = "Print the reference of the rules, docs/rules.md.")
  private boolean rules;

  @Option(
      names = "--schema",
      description = "Print the JSON Schema of a trace's lines, docs/trace-format.schema.json.")
  private boolean schema;

  @Override
  public Integer call() {
    System.out.print(text());
    System.out.flush();
    return ExitCode.OK;
  }

  private String text() {
    if (schema) {
      return FormatSchema.text();
    }
    return c ? AdapterInclude.text() : rules ? RuleReference.text() : FormatReference.text();
  }
}
