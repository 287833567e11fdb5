package sharedsockets.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.cli.page.Figure;
import sharedsockets.cli.page.Section;

/** Judges folders of example traces in every profile that their expectations name. */
final class TracesStep implements VerifyStep {
  private final Path root;

  TracesStep(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "example traces";
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    int correct = 0;
    int verdicts = 0;
    int traces = 0;
    try (Processors.Held held = processors.here()) {
      for (Path folder : ExpectedVerdicts.folders(root)) {
        ExpectedVerdicts expected = ExpectedVerdicts.read(folder);
        List<String> differences = expected.differences();
        differences.forEach(out::println);
        out.println(
            "%d traces of %s, %d verdicts, %d not as expected"
                .formatted(expected.traces(), folder, expected.size(), differences.size()));
        correct += expected.size() - differences.size();
        verdicts += expected.size();
        traces += expected.traces();
      }
      return new Result(correct, verdicts, traces + " traces");
    } catch (IOException e) {
      out.println(e.getMessage());
      return new Result(0, 1, "cannot be read");
    }
  }

  @Override
  public List<Section> sections() {
    List<Figure> figures = new ArrayList<>();
    String complaint = "";
    try {
      for (Path folder : ExpectedVerdicts.folders(root)) {
        figures.addAll(ExpectedVerdicts.read(folder).diverging());
      }
    } catch (IOException e) {
      complaint = e.getMessage();
    }
    return List.of(Section.of("Example traces that diverge", complaint, figures));
  }
}
