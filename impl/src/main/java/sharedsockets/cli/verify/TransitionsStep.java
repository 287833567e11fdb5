package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.cli.page.Grid;
import sharedsockets.cli.page.Section;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.transitions.TransitionCoverage;

/** Holds the reference implementation to the models: pairs of transitions in the small ones. */
final class TransitionsStep implements VerifyStep {
  private final Models models;
  private final PrintWriter err;
  private final List<ImplementationCheck.Outcome> outcomes = new ArrayList<>();

  TransitionsStep(Models models, PrintWriter err) {
    this.models = models;
    this.err = err;
  }

  @Override
  public String name() {
    return "implementation, every transition";
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    ImplementationCheck check = new ImplementationCheck(models, 1, out, err);
    try {
      for (Configuration each : ImplementationCheck.suitable(models, Size.SMALL, Size.STANDARD)) {
        try (Processors.Held held = processors.here()) {
          outcomes.addAll(check.run(List.of(each), each.size() == Size.SMALL, false));
        }
      }
    } catch (InvalidModel e) {
      out.println(e.getMessage());
      return new Result(0, 1, "cannot be driven");
    }
    check.explain(outcomes);
    check.table(outcomes);
    TransitionCoverage total = ImplementationCheck.total(outcomes);
    return new Result(
        outcomes.stream().filter(ImplementationCheck.Outcome::conforms).count(),
        outcomes.size(),
        "%s states, %s of %s transitions driven (%s), %s pairs"
            .formatted(
                number(total.reached()),
                number(total.driven()),
                number(total.transitions()),
                ImplementationCheck.percent(total),
                number(total.pairs())));
  }

  @Override
  public List<Section> sections() {
    return List.of(
        Section.of(
            "Transitions of the reference implementation",
            "A transition is a state and a call.",
            Grid.of(ImplementationCheck.tableOf(outcomes))));
  }
}
