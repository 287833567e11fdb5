package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sharedsockets.cli.page.Counterexamples;
import sharedsockets.cli.page.Grid;
import sharedsockets.cli.page.Section;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Size;
import sharedsockets.model.report.OutcomeTable;

/** Checks the configurations of some sizes with one engine. */
final class ModelsStep implements VerifyStep {
  private final Models models;
  private final Engine engine;
  private final int workers;
  private final PrintWriter err;
  private final List<Configuration> configurations;
  private final Growth growth = new Growth();
  private List<Outcome> outcomes = List.of();

  ModelsStep(Models models, Engine engine, Set<Size> sizes, int workers, PrintWriter err) {
    this.models = models;
    this.engine = engine;
    this.workers = engine.runsSideBySide() ? workers : 1;
    this.err = err;
    configurations =
        models.all().stream()
            .filter(configuration -> sizes.contains(configuration.size()))
            .filter(configuration -> configuration.engines().contains(engine.name()))
            .toList();
  }

  @Override
  public String name() {
    return "models, engine " + engine.name();
  }

  @Override
  public Result run(PrintWriter out, Processors.Share processors) throws InterruptedException {
    ModelCheck check = new ModelCheck(models, workers, out, err);
    outcomes = check.run(new QueuedEngine(engine, processors), configurations, growth);
    check.tellBroken(outcomes);
    check.explain(outcomes, false);
    check.table(outcomes);
    long expected = outcomes.stream().filter(Outcome::isAsExpected).count();
    long faults = outcomes.stream().filter(ModelsStep::isFoundFault).count();
    long states =
        outcomes.stream()
            .filter(outcome -> !outcome.isBroken())
            .mapToLong(outcome -> outcome.found().reached().distinct())
            .sum();
    String what = number(states) + " distinct states, " + faults + " planted faults found";
    return new Result(expected, outcomes.size(), what);
  }

  Engine engine() {
    return engine;
  }

  /** Once it has run. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  private static boolean isFoundFault(Outcome outcome) {
    return outcome.isAsExpected() && outcome.configuration().expected().violates().isPresent();
  }

  @Override
  public List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    String of = ", engine " + engine.name();
    sections.add(
        Section.of(
            "Models" + of,
            "Each is a module with a configuration in the folder model, whose first lines say how it"
                + " is bounded.",
            Grid.of(OutcomeTable.of(outcomes))));
    sections.add(Section.of("State spaces" + of, "", growth.figures(outcomes)));
    try {
      sections.add(Section.of("Violations" + of, "", Counterexamples.of(models, outcomes)));
    } catch (InvalidModel e) {
      sections.add(Section.of("Violations" + of, e.getMessage(), List.of()));
    }
    return sections;
  }
}
