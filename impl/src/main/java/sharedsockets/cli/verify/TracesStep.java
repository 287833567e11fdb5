package sharedsockets.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Judges the example traces in every profile that their expectations name. */
final class TracesStep implements VerifyStep {
  private final Path folder;
  private final PrintWriter out;

  TracesStep(Path folder, PrintWriter out) {
    this.folder = folder;
    this.out = out;
  }

  @Override
  public String name() {
    return "example traces";
  }

  @Override
  public Result run() {
    try {
      ExpectedVerdicts expected = ExpectedVerdicts.read(folder);
      List<String> differences = expected.differences();
      differences.forEach(out::println);
      out.println(
          "%d traces of %s, %d verdicts, %d not as expected"
              .formatted(expected.traces(), folder, expected.size(), differences.size()));
      return new Result(
          expected.size() - differences.size(), expected.size(), expected.traces() + " traces");
    } catch (IOException e) {
      out.println(e.getMessage());
      return new Result(0, 1, "cannot be read");
    }
  }
}
