package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Size;

/** Checks the configurations of some sizes with one engine. */
final class ModelsStep implements VerifyStep {
  private final Models models;
  private final Engine engine;
  private final int workers;
  private final PrintWriter err;
  private final List<Configuration> configurations;

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
    List<Outcome> outcomes = check.run(new QueuedEngine(engine, processors), configurations);
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

  private static boolean isFoundFault(Outcome outcome) {
    return outcome.isAsExpected() && outcome.configuration().expected().violates().isPresent();
  }
}
