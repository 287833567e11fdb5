package sharedsockets.cli.verify;

import static sharedsockets.model.report.OutcomeTable.number;

import java.util.List;
import java.util.Set;
import sharedsockets.model.check.Configuration;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.Models;
import sharedsockets.model.check.Outcome;
import sharedsockets.model.check.Size;

/** Checks the configurations of some sizes with one engine. */
final class ModelsStep implements VerifyStep {
  private final ModelCheck check;
  private final Engine engine;
  private final List<Configuration> configurations;

  ModelsStep(ModelCheck check, Models models, Engine engine, Set<Size> sizes) {
    this.check = check;
    this.engine = engine;
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
  public Result run() throws InterruptedException {
    List<Outcome> outcomes = check.run(engine, configurations);
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
