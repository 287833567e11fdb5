package sharedsockets.cli.command;

import picocli.CommandLine.Option;

/** The option that says who reads standard output. */
final class OutputFormat {
  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What to print (default: ${DEFAULT-VALUE}).")
  private Format format;

  private enum Format {
    TEXT,
    JSON
  }

  /** Whether a program does: one JSON document is to be printed. */
  boolean isJson() {
    return format == Format.JSON;
  }
}
