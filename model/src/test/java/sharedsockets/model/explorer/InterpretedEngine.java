package sharedsockets.model.explorer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.cfg.InvalidConfig;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.eval.Symmetry;
import sharedsockets.model.eval.Values;
import sharedsockets.model.liveness.LivenessCheck;
import sharedsockets.model.sany.InvalidModule;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.value.Value;

/** A breadth-first search by the interpreter alone, state by state: slow, and without tricks. */
final class InterpretedEngine implements Engine {
  @Override
  public String name() {
    return "interpreted";
  }

  @Override
  public boolean runsSideBySide() {
    return false;
  }

  @Override
  public EngineResult explore(Model files, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    try {
      Run run =
          new Run(
              new ConfiguredModule(
                  new ModuleLoader().load(files.module(), files.library()),
                  ModelConfig.read(files.cfg())));
      ModelVerdict verdict = run.verdict();
      return new EngineResult(
          verdict,
          Counterexample.NONE,
          new Progress(run.generated, run.distinct, 0, 0),
          Duration.ZERO,
          Duration.ZERO,
          run.warnings(),
          "");
    } catch (InvalidModule | InvalidConfig | Unsupported | EvaluationError e) {
      throw new InvalidModel(e.getMessage());
    }
  }

  /** Ends a search. */
  private static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ModelVerdict verdict;

    Violation(ModelVerdict verdict) {
      super(null, null, false, false);
      this.verdict = verdict;
    }
  }

  private static final class Run {
    private final ConfiguredModule model;
    private final Interpreter interpreter;
    private final Actions actions;
    private final LivenessCheck temporal;
    private final Symmetry symmetry;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final InterpretedGraph graph = new InterpretedGraph();
    private long generated;
    private long distinct;

    Run(ConfiguredModule model) {
      this.model = model;
      interpreter = new Interpreter(model);
      actions = new Actions(model, interpreter);
      symmetry = Symmetry.of(model, interpreter);
      temporal = new LivenessCheck(model, interpreter, actions);
    }

    ModelVerdict verdict() throws InterruptedException {
      try {
        for (Expr assumption : model.module().assumptions()) {
          if (!interpreter.holds(assumption, null, null)) {
            throw new Violation(new ModelVerdict(ModelVerdict.Kind.ASSUMPTION, "assumption", ""));
          }
        }
        for (Value[] state : actions.initialStates()) {
          initial(state);
          reach(null, state);
        }
        graph.endInitial();
        for (int state = 0; state < graph.states(); state++) {
          expand(graph.values(state));
          graph.endSteps();
        }
        LivenessCheck.Violation violation = temporal.violation(graph);
        return violation == null
            ? ModelVerdict.HOLDS
            : ModelVerdict.violated(ModelVerdict.Kind.TEMPORAL_PROPERTY, violation.property());
      } catch (Violation e) {
        return e.verdict;
      }
    }

    private List<String> warnings() {
      return Stream.of(interpreter.warnings(), temporal.warnings())
          .flatMap(Collection::stream)
          .toList();
    }

    private void initial(Value[] state) {
      for (ConfiguredModule.Predicate predicate : model.initialPredicates()) {
        if (!interpreter.holds(predicate.formula(), state, null)) {
          throw violated(ModelVerdict.Kind.ACTION_PROPERTY, predicate.name());
        }
      }
    }

    private void expand(Value[] state) {
      List<Actions.Successor> successors = actions.successors(state);
      if (successors.isEmpty() && model.config().checkDeadlock()) {
        throw new Violation(ModelVerdict.DEADLOCK);
      }
      for (Actions.Successor successor : successors) {
        reach(state, successor.values());
        for (ConfiguredModule.StepProperty property : model.stepProperties()) {
          if (!interpreter.holds(property, state, successor.values())) {
            throw violated(ModelVerdict.Kind.ACTION_PROPERTY, property.name());
          }
        }
      }
    }

    private void reach(Value[] from, Value[] state) {
      generated++;
      boolean within =
          model.constraints().stream().allMatch(p -> interpreter.holds(p.formula(), state, null))
              && (from == null
                  || model.actionConstraints().stream()
                      .allMatch(p -> interpreter.holds(p.formula(), from, state)));
      Integer known = within ? numbers.putIfAbsent(key(state), graph.states()) : null;
      if (within && from != null) {
        graph.addStep(known == null ? graph.states() : known, state);
      }
      if (known != null) {
        return;
      }
      if (within) {
        distinct++;
        graph.addState(state);
      }
      for (ConfiguredModule.Predicate invariant : model.invariants()) {
        if (!interpreter.holds(invariant.formula(), state, null)) {
          throw violated(ModelVerdict.Kind.INVARIANT, invariant.name());
        }
      }
    }

    private Object key(Value[] state) {
      Value key =
          model.view() == null
              ? new Value.Tuple(Arrays.asList(state))
              : interpreter.value(model.view(), state);
      return symmetry.permutations().stream()
          .map(permutation -> Symmetry.image(key, permutation))
          .reduce(key, BinaryOperator.minBy(Values.ORDER));
    }

    private static Violation violated(ModelVerdict.Kind kind, String property) {
      return new Violation(ModelVerdict.violated(kind, property));
    }
  }
}
