package sharedsockets.model.explorer;

import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.cfg.InvalidConfig;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.check.CollisionProbability;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.check.Engine;
import sharedsockets.model.check.EngineResult;
import sharedsockets.model.check.InvalidModel;
import sharedsockets.model.check.Model;
import sharedsockets.model.check.ModelVerdict;
import sharedsockets.model.check.Progress;
import sharedsockets.model.domain.DomainReader;
import sharedsockets.model.eval.Actions;
import sharedsockets.model.eval.ConfiguredModule;
import sharedsockets.model.eval.EvaluationError;
import sharedsockets.model.eval.Interpreter;
import sharedsockets.model.packed.PackedModel;
import sharedsockets.model.packed.PackedSteps;
import sharedsockets.model.sany.InvalidModule;
import sharedsockets.model.sany.ModuleLoader;
import sharedsockets.model.value.Value;

/**
 * Explores a model by code compiled for it. It finds the states that TLC finds, in the same number,
 * under the same VIEW, CONSTRAINT and SYMMETRY.
 *
 * <p>States are told apart exactly where memory allows it, else by fingerprints of 64 bits; then
 * the result has the probability that one was missed.
 *
 * <p>CHOOSE takes the least element: integers ascending, strings and model values in the order of
 * the .cfg file. A variable outside the VIEW has, before a step, the value of the way by which the
 * state was found first, as in TLC.
 */
public final class ExplorerEngine implements Engine {
  private final SetLimits limits;

  /** Exact where the states fit in memory. */
  public ExplorerEngine() {
    this(SetLimits.DEFAULT);
  }

  ExplorerEngine(SetLimits limits) {
    this.limits = limits;
  }

  /** Tells states apart by fingerprints, whatever their number; refuses temporal properties. */
  public static ExplorerEngine byFingerprints() {
    return new ExplorerEngine(SetLimits.FINGERPRINTS);
  }

  @Override
  public String name() {
    return "compiled";
  }

  @Override
  public boolean runsSideBySide() {
    return false;
  }

  @Override
  public EngineResult explore(Model model, int workers, Consumer<Progress> progress)
      throws InvalidModel, InterruptedException {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    try {
      Run run = new Run(model, limits);
      ModelVerdict verdict = run.verdict(workers, progress);
      return new EngineResult(
          verdict,
          run.counterexample,
          run.reached,
          Duration.ofNanos(System.nanoTime() - start),
          Duration.ofNanos(cpuNanos() - cpu),
          List.copyOf(run.warnings()),
          run.collision,
          "");
    } catch (InvalidModule | InvalidConfig | Unsupported | EvaluationError e) {
      throw new InvalidModel(model.cfg().getFileName() + ": " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new InvalidModel(
          model.cfg().getFileName() + ": an expression is nested, or calls itself, too deeply");
    } catch (UncheckedIOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(); // It closes the file of states.
      }
      throw new InvalidModel(model.cfg().getFileName() + ": " + e.getCause().getMessage());
    } catch (OutOfMemoryError e) {
      throw new InvalidModel(
          model.cfg().getFileName() + ": not enough memory for its states; give Java more (-Xmx)");
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** A value needs more room than was assumed. */
  private static final class MoreRoom extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** One exploration, from the files to the verdict. */
  private static final class Run {
    private final SetLimits limits;
    private final ConfiguredModule model;
    private final Interpreter interpreter;
    private final Actions actions;
    private final TemporalProperties temporal;
    private Counterexample counterexample = Counterexample.NONE;
    private final Set<String> warnings = new LinkedHashSet<>();
    private Progress reached = new Progress(0, 0, 0, 0);
    private Optional<CollisionProbability> collision = Optional.empty();
    private boolean isExact;

    Run(Model files, SetLimits limits) {
      this.limits = limits;
      ModelConfig config = ModelConfig.read(files.cfg());
      model =
          new ConfiguredModule(new ModuleLoader().load(files.module(), files.library()), config);
      interpreter = new Interpreter(model);
      actions = new Actions(model, interpreter);
      temporal =
          model.temporalProperties().isEmpty()
              ? null
              : new TemporalProperties(model, interpreter, actions);
      isExact = limits.isExactAllowed();
    }

    ModelVerdict verdict(int workers, Consumer<Progress> progress)
        throws InvalidModel, InterruptedException {
      refuse();
      Expr assumption = violatedAssumption();
      if (assumption != null) {
        return new ModelVerdict(
            ModelVerdict.Kind.ASSUMPTION, "assumption", assumption.at().toString());
      }
      DomainReader.Room room = DomainReader.Room.SMALL;
      while (true) {
        try {
          PackedModel packed = new PackedModel(model, interpreter, room);
          ModelVerdict verdict = explore(packed, workers, progress);
          return verdict.holds() && temporal != null ? explore(packed, room) : verdict;
        } catch (MoreRoom e) {
          room = room.larger();
          if (room == null) {
            throw new InvalidModel("a value grows beyond what this engine can hold: bound it");
          }
        }
      }
    }

    private ModelVerdict explore(PackedModel packed, int workers, Consumer<Progress> progress)
        throws InvalidModel, InterruptedException, MoreRoom {
      List<Value[]> initial = actions.initialStates();
      for (ConfiguredModule.Predicate predicate : model.initialPredicates()) {
        for (Value[] state : initial) {
          if (!interpreter.holds(predicate.formula(), state, null)) {
            CounterexampleReplay replay =
                new CounterexampleReplay(model, interpreter, actions, packed);
            replay.advance(values -> Arrays.equals(values, state));
            counterexample = replay.counterexample();
            return ModelVerdict.violated(ModelVerdict.Kind.ACTION_PROPERTY, predicate.name());
          }
        }
      }
      List<long[]> states = new ArrayList<>();
      for (Value[] state : initial) {
        try {
          states.add(packed.pack(state));
        } catch (PackedSteps.OutOfRange e) {
          CounterexampleReplay replay =
              new CounterexampleReplay(model, interpreter, actions, packed);
          replay.advance(replay::isOutOfRange);
          return outOfRange(replay, packed);
        }
      }
      if (isExact) {
        try (StateTable table =
            new StateTable(packed.words(), packed.keyWords(), limits.exactBytes())) {
          return search(packed, table, states, workers, progress);
        } catch (OutOfMemoryError e) {
          giveUpExactness(e);
        }
      }
      try (FingerprintedStates table =
          new FingerprintedStates(packed.words(), packed.keyWords(), limits.fingerprintBits())) {
        ModelVerdict verdict = search(packed, table, states, workers, progress);
        collision =
            Optional.of(
                CollisionProbability.of(
                    reached, limits.fingerprintBits(), table.collisionProbability()));
        return verdict;
      }
    }

    /** From here on, fingerprints tell states apart. */
    private void giveUpExactness(OutOfMemoryError reason) {
      if (temporal != null) {
        throw reason;
      }
      isExact = false;
      warnings.add(
          "memory is not enough to tell its states apart exactly, so fingerprints did;"
              + " give Java more (-Xmx) for the former");
    }

    private ModelVerdict search(
        PackedModel packed,
        StateSet table,
        List<long[]> initial,
        int workers,
        Consumer<Progress> progress)
        throws InvalidModel, InterruptedException, MoreRoom {
      Stuttering stuttering =
          new Stuttering(
              model, packed, () -> new CounterexampleReplay(model, interpreter, actions, packed));
      Search search =
          new Search(packed, table, stuttering, model.config().checkDeadlock(), workers);
      SearchEnd finding = search.run(initial, progress);
      reached = search.reached();
      search.warnings().stream().mapToObj(packed.warnings()::get).forEach(warnings::add);
      return finding == null ? ModelVerdict.HOLDS : explain(finding, table, packed);
    }

    /** Behaviours without end: those of a model whose states and steps are as they should be. */
    private ModelVerdict explore(PackedModel packed, DomainReader.Room room)
        throws InvalidModel, InterruptedException {
      TemporalProperties.Violation violation = temporal.violation(packed, room);
      warnings.addAll(temporal.warnings());
      if (violation == null) {
        return ModelVerdict.HOLDS;
      }
      counterexample = violation.behaviour();
      return ModelVerdict.violated(ModelVerdict.Kind.TEMPORAL_PROPERTY, violation.property());
    }

    /** Those of the compiled code and of the interpreter, each once. */
    Set<String> warnings() {
      warnings.addAll(interpreter.warnings());
      return warnings;
    }

    private void refuse() throws InvalidModel {
      if (temporal != null && !isExact) {
        throw new InvalidModel(
            "temporal properties need all states and steps in memory: leave out --fingerprints");
      }
      if (model.symmetry() == null) {
        return;
      }
      String place = model.config().place("SYMMETRY");
      if (temporal != null) {
        throw new InvalidModel(
            place + ": SYMMETRY beside temporal properties, which may tell apart what it does not");
      } else if (model.view() != null) {
        throw new InvalidModel(place + ": SYMMETRY beside a VIEW is for TLC only");
      }
    }

    private Expr violatedAssumption() {
      for (Expr assumption : model.module().assumptions()) {
        if (!interpreter.holds(assumption, null, null)) {
          return assumption;
        }
      }
      return null;
    }

    private ModelVerdict explain(SearchEnd finding, StateSet table, PackedModel packed)
        throws InvalidModel, MoreRoom {
      if (finding.kind() == SearchEnd.Kind.FAILURE) {
        throw new InvalidModel(packed.failures().get(finding.number()));
      }
      CounterexampleReplay replay = new CounterexampleReplay(model, interpreter, actions, packed);
      replay.follow(table, finding.state());
      ModelVerdict verdict =
          switch (finding.kind()) {
            case INVARIANT -> {
              replay.advance(finding.successor());
              yield ModelVerdict.violated(
                  ModelVerdict.Kind.INVARIANT, model.invariants().get(finding.number()).name());
            }
            case STEP -> {
              ConfiguredModule.StepProperty property = model.stepProperties().get(finding.number());
              replay.advance(finding.successor(), property);
              yield ModelVerdict.violated(ModelVerdict.Kind.ACTION_PROPERTY, property.name());
            }
            case DEADLOCK -> ModelVerdict.DEADLOCK;
            case OUT_OF_RANGE -> {
              if (!replay.advance(replay::isOutOfRange)) {
                throw replay.otherSteps();
              }
              yield outOfRange(replay, packed);
            }
            default -> throw new IllegalStateException(finding.toString());
          };
      counterexample = replay.counterexample();
      return verdict;
    }

    /** A value that no state can hold: the type invariant is violated, if it is checked. */
    private ModelVerdict outOfRange(CounterexampleReplay replay, PackedModel packed)
        throws InvalidModel, MoreRoom {
      counterexample = replay.counterexample();
      for (ConfiguredModule.Predicate invariant : model.invariants()) {
        if (!interpreter.holds(invariant.formula(), replay.last(), null)) {
          return ModelVerdict.violated(ModelVerdict.Kind.INVARIANT, invariant.name());
        }
      }
      if (packed.isRoomAssumed()) {
        throw new MoreRoom();
      }
      throw new InvalidModel(
          "a variable gets a value outside the type that TypeOK gives it: "
              + replay.counterexample().states().get(replay.counterexample().states().size() - 1));
    }
  }
}
