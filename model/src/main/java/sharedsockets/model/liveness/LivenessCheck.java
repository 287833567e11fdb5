package sharedsockets.model.liveness;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.eval.Interpreter;

/** A model's temporal properties: input is the graph of its states, output a fair lasso or none. */
public final class LivenessCheck {
  /** A property that a behaviour violates. */
  public record Violation(String property, Lasso behaviour) {}

  /** A property with what a counterexample to it satisfies. */
  private record Claim(String property, Formula negation) {}

  private final Interpreter interpreter;
  private final Actions actions;
  private final FormulaReader reader;
  private final List<Claim> claims = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Reads the temporal properties of a model, and the fairness of its specification.
   *
   * @throws Unsupported with the place of what is no temporal formula that this check knows
   */
  public LivenessCheck(ConfiguredModule model, Interpreter interpreter, Actions actions) {
    this.interpreter = interpreter;
    this.actions = actions;
    this.reader = new FormulaReader(model, interpreter);
    for (ConfiguredModule.TemporalProperty property : model.temporalProperties()) {
      claims.add(new Claim(property.name(), reader.negation(property.formula())));
    }
    if (!claims.isEmpty()) {
      warn(model.constraints());
      warn(model.actionConstraints());
    }
  }

  private void warn(List<ConfiguredModule.Predicate> constraints) {
    for (ConfiguredModule.Predicate constraint : constraints) {
      warnings.add(
          constraint.formula().at()
              + ": temporal properties are checked of behaviours within the constraint "
              + constraint.name()
              + " only");
    }
  }

  /** What users should know of a check, each with its place. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * The first property that a fair behaviour violates, in the order of the .cfg; null if all hold.
   *
   * @throws EvaluationError where a part of a formula has no value in a state
   */
  public Violation violation(StepGraph graph) throws InterruptedException {
    Valuation valuation = new Valuation(graph, interpreter, actions);
    for (Claim claim : claims) {
      Lasso lasso = counterexample(graph, valuation, claim.negation());
      if (lasso != null) {
        return new Violation(claim.property(), lasso);
      }
    }
    return null;
  }

  private Lasso counterexample(StepGraph graph, Valuation valuation, Formula negation)
      throws InterruptedException {
    Tableau tableau = new Tableau(negation, reader.formulas(), valuation);
    Product product = new Product(graph, tableau, valuation, negation);
    Acceptance acceptance =
        new Acceptance(product, valuation, tableau.eventualities(), reader.fairness());
    FairCycles cycles = new FairCycles(product, acceptance);
    int[] component = cycles.nearest();
    if (component == null) {
      return null;
    }
    LassoFinder finder = new LassoFinder(product, acceptance, component);
    Lasso cycle = finder.cycle(cycles.asked(component));
    int resting = cycles.restingPlace(component);
    Lasso rest = resting < 0 ? cycle : finder.restingAt(resting);
    return rest.steps().size() < cycle.steps().size() ? rest : cycle;
  }
}
