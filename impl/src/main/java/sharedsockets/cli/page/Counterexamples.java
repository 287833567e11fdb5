package sharedsockets.cli.page;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.story.CallDiagram;

/** Counterexamples of models: what the command line tells of each, and a diagram. */
public final class Counterexamples {
  private Counterexamples() {}

  /** The figures of all outcomes that have one; what is not expected is unfolded. */
  public static List<Figure> of(Models models, List<Outcome> outcomes) throws InvalidModel {
    List<Figure> figures = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (!outcome.explanation().isEmpty()) {
        String name = outcome.configuration().name();
        String about = outcome.configuration().about();
        figures.add(
            new Figure(
                about.isEmpty() ? name : name + ": " + about,
                outcome.explanation(),
                CallDiagram.of(
                    outcome.found().verdict(),
                    outcome.found().counterexample(),
                    models.texts(outcome.configuration().model())),
                !outcome.isAsExpected()));
      }
    }
    return figures;
  }
}
