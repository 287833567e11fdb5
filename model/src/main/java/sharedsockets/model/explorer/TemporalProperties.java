package sharedsockets.model.explorer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.domain.DomainReader;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.liveness.Lasso;
import sharedsockets.model.liveness.LivenessCheck;
import sharedsockets.model.packed.PackedModel;
import sharedsockets.model.packed.PackedSteps;

/**
 * The temporal properties of a model, checked once its states are known to be sound: they are found
 * once more, with all steps between them. A VIEW may leave out one variable that matters to nothing
 * to come; its values label the steps.
 */
final class TemporalProperties {
  private final ConfiguredModule model;
  private final Interpreter interpreter;
  private final Actions actions;
  private final LivenessCheck check;
  private final String unseen;

  /**
   * Reads the properties.
   *
   * @throws Unsupported where one is beyond this engine, or the VIEW leaves out too much
   */
  TemporalProperties(ConfiguredModule model, Interpreter interpreter, Actions actions) {
    this.model = model;
    this.interpreter = interpreter;
    this.actions = actions;
    this.check = new LivenessCheck(model, interpreter, actions);
    this.unseen = model.view() == null ? null : unseen(model.view());
  }

  private String unseen(Expr view) {
    Set<String> left = new LinkedHashSet<>(model.module().variables());
    left.removeAll(model.uses(view).current());
    if (left.size() > 1) {
      throw new Unsupported(
          view.at(), "temporal properties under a VIEW without " + String.join(", ", left));
    }
    for (Expr e : whatMatters()) {
      for (String variable : left) {
        if (model.uses(e).reads().contains(variable)) {
          throw new Unsupported(
              e.at(), variable + " matters to temporal properties and is not in the VIEW");
        }
      }
    }
    return left.isEmpty() ? null : left.iterator().next();
  }

  private List<Expr> whatMatters() {
    List<Expr> all = new ArrayList<>(List.of(model.next()));
    all.addAll(model.fairness());
    model.temporalProperties().forEach(property -> all.add(property.formula()));
    model.constraints().forEach(constraint -> all.add(constraint.formula()));
    model.actionConstraints().forEach(constraint -> all.add(constraint.formula()));
    return all;
  }

  /** What users should know of a check. */
  List<String> warnings() {
    return check.warnings();
  }

  /** A violated property with the behaviour that violates it. */
  record Violation(String property, Counterexample behaviour) {}

  /** The first property that is violated; null if all hold. */
  Violation violation(PackedModel packed, DomainReader.Room room)
      throws InterruptedException, InvalidModel {
    PackedModel labelled =
        unseen == null ? packed : new PackedModel(model, interpreter, room, unseen);
    GraphSearch search = new GraphSearch(labelled, unseen != null);
    try {
      search.run(actions.initialStates());
    } catch (PackedSteps.Failure e) {
      throw new InvalidModel(labelled.failures().get(e.number));
    }
    LivenessCheck.Violation found =
        check.violation(new PackedGraph(search, model.module().variables(), unseen));
    return found == null
        ? null
        : new Violation(found.property(), replayed(found.behaviour(), search));
  }

  private Counterexample replayed(Lasso lasso, GraphSearch search) throws InvalidModel {
    CounterexampleReplay replay =
        new CounterexampleReplay(model, interpreter, actions, search.model());
    replay.advance(search.packed(lasso.initial()));
    for (int step : lasso.steps()) {
      long[] target = search.packed(search.target(step));
      if (unseen == null) {
        replay.advance(target);
      } else {
        replay.advance(target, unseen, search.labels().get(search.label(step)));
      }
    }
    return replay.counterexample(OptionalInt.of(lasso.loopsTo() + 1));
  }
}
