package sharedsockets.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sharedsockets.cli.page.ComparisonPage;
import sharedsockets.cli.report.ComparisonReport;
import sharedsockets.compare.Comparison;
import sharedsockets.compare.InvalidReport;
import sharedsockets.compare.RecordedReport;
import sharedsockets.compare.ReportReader;
import sharedsockets.model.report.WholeFile;

/** {@code compare}: what has changed between two reports. */
@Command(
    name = "compare",
    description =
        "Compares two reports of replay, explore or check-trace: what is mended, new, changed.",
    footer = {
      "",
      "Reports are what these commands print with --format json, or write with --json FILE.",
      "Exit status: 0 nothing is new, 1 there are new findings, 2 bad usage or input."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "The report that was there before.")
  private Path older;

  @Parameters(index = "1", paramLabel = "NEW", description = "The report that came after it.")
  private Path newer;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the comparison as Markdown.")
  private Path markdown;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the comparison as an HTML page.")
  private Path html;

  @Mixin private OutputFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireWritable(spec, "--report", html);
    RecordedReport before = read(older);
    RecordedReport after = read(newer);
    Comparison comparison = Comparison.of(before, after);
    ComparisonReport report = new ComparisonReport(before.name(), after.name(), comparison);
    if (markdown != null) {
      WholeFile.write(markdown, String.join("\n", report.markdown()) + "\n");
    }
    if (html != null) {
      ComparisonPage.of(report).write(html);
    }
    spec.commandLine()
        .getOut()
        .println(format.isJson() ? report.json() : String.join("\n", report.lines()));
    spec.commandLine().getOut().flush();
    return comparison.hasNew() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private RecordedReport read(Path file) {
    try {
      return ReportReader.read(file);
    } catch (InvalidReport e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
