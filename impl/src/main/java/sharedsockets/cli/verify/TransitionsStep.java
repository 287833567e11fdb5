package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Size;
import sharedsockets.transitions.TransitionCoverage;

/** Holds the reference implementation to the models: pairs of transitions in the small ones. */
final class TransitionsStep implements VerifyStep {
  private final ImplementationCheck check;
  private final Models models;
  private final PrintWriter out;

  TransitionsStep(ImplementationCheck check, Models models, PrintWriter out) {
    this.check = check;
    this.models = models;
    this.out = out;
  }

  @Override
  public String name() {
    return "implementation, every transition";
  }

  @Override
  public Result run() throws InterruptedException {
    List<ImplementationCheck.Outcome> outcomes = new ArrayList<>();
    try {
      outcomes.addAll(check.run(ImplementationCheck.suitable(models, Size.SMALL), true, false));
      outcomes.addAll(check.run(ImplementationCheck.suitable(models, Size.STANDARD), false, false));
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
}
