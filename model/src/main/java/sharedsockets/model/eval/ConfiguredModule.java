package sharedsockets.model.eval;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.cfg.ModelConfig;
import sharedsockets.model.reading.Dependencies;
import sharedsockets.model.reading.Dependencies.Uses;
import sharedsockets.model.reading.Scope;
import sharedsockets.model.value.Value;

/**
 * A module with its configuration: every name means what the .cfg makes of it, and the properties
 * are sorted by how they are checked.
 */
public final class ConfiguredModule {
  /** A state predicate to hold in every state, or in every initial state. */
  public record Predicate(String name, Expr formula) {}

  /** {@code [][action]_subscript}, to hold of every step. */
  public record StepProperty(String name, Expr action, Expr subscript) {}

  /** A property that one state, or one step, cannot violate. */
  public record TemporalProperty(String name, Expr formula) {}

  private final Module module;
  private final ModelConfig config;
  private final Dependencies dependencies = new Dependencies(this::resolve);
  private final List<Predicate> invariants = new ArrayList<>();
  private final List<Predicate> initial = new ArrayList<>();
  private final List<StepProperty> steps = new ArrayList<>();
  private final List<TemporalProperty> temporal = new ArrayList<>();
  private final List<Expr> fairness = new ArrayList<>();
  private Expr init;
  private Expr next;

  /**
   * Puts both together.
   *
   * @throws EvaluationError if the .cfg leaves a constant open or names what the module lacks
   */
  public ConfiguredModule(Module module, ModelConfig config) {
    this.module = module;
    this.config = config;
    new ConfigCheck(module, config).run();
    if (config.specification().isEmpty()) {
      init = keyword("INIT", config.init());
      next = keyword("NEXT", config.next());
    } else {
      behaviour(keyword("SPECIFICATION", config.specification()));
    }
    if (init == null || next == null) {
      throw new EvaluationError("the .cfg names no SPECIFICATION and not both INIT and NEXT");
    }
    symmetry();
    keyword("ALIAS", config.alias()); // only TLC prints it, but a name of nothing is a mistake
    for (ModelConfig.Name invariant : config.invariants()) {
      invariants.add(new Predicate(invariant.name(), named(invariant.name(), invariant.place())));
    }
    for (ModelConfig.Name property : config.properties()) {
      property(property.name(), named(property.name(), property.place()));
    }
  }

  /** What a definition is called in the text of the module that has it. */
  static ModelConfig.InModule inModule(Definition definition) {
    String file = definition.at().file();
    return new ModelConfig.InModule(
        file.substring(0, file.lastIndexOf('.')),
        definition.name().substring(definition.name().lastIndexOf('!') + 1));
  }

  /** What the .cfg names after a keyword; null where it names nothing. */
  private Expr keyword(String keyword, String name) {
    return name.isEmpty() ? null : named(name, config.place(keyword));
  }

  private Expr named(String name, String place) {
    Definition definition = resolve(name);
    if (definition == null) {
      throw new EvaluationError(place + ": the module does not define " + name);
    }
    if (!definition.parameters().isEmpty()) {
      throw new EvaluationError(place + ": " + name + " takes arguments");
    }
    return new Expr.Call(name, List.of(), definition.at());
  }

  public Module module() {
    return module;
  }

  public ModelConfig config() {
    return config;
  }

  /** What an expression depends on, every name being what the .cfg makes of it. */
  public Uses uses(Expr e) {
    return dependencies.of(e);
  }

  public Expr init() {
    return init;
  }

  public Expr next() {
    return next;
  }

  public List<Predicate> invariants() {
    return invariants;
  }

  /** Properties of initial states only. */
  public List<Predicate> initialPredicates() {
    return initial;
  }

  public List<StepProperty> stepProperties() {
    return steps;
  }

  /** Properties that need more than states and steps. */
  public List<TemporalProperty> temporalProperties() {
    return temporal;
  }

  /** What the specification says beside initial states and steps: WF, SF and formulas of them. */
  public List<Expr> fairness() {
    return fairness;
  }

  public List<Predicate> constraints() {
    return predicates(config.constraints());
  }

  public List<Predicate> actionConstraints() {
    return predicates(config.actionConstraints());
  }

  private List<Predicate> predicates(List<ModelConfig.Name> names) {
    return names.stream().map(n -> new Predicate(n.name(), named(n.name(), n.place()))).toList();
  }

  /** The permutations that map states to those that count as the same, or null: none. */
  public Expr symmetry() {
    return keyword("SYMMETRY", config.symmetry());
  }

  /** What states are told apart by, or null: all variables. */
  public Expr view() {
    return keyword("VIEW", config.view());
  }

  /** The value that the .cfg gives to a constant or definition, or null. */
  public Value constant(String name) {
    return config.constants().get(name);
  }

  /**
   * The definition that a name stands for once overridden, or null where there is none or the .cfg
   * gives the name a value.
   */
  public Definition resolve(String name) {
    Definition definition = module.definitions().get(name);
    ModelConfig.Name override = config.overrides().get(name);
    if (override == null && definition != null && !config.moduleOverrides().isEmpty()) {
      override = config.moduleOverrides().get(inModule(definition));
    }
    if (override != null) {
      return module.definitions().get(override.name());
    }
    return config.constants().containsKey(name) ? null : definition;
  }

  /** One step from a name, or a LET, to what it stands for; null where it stands for itself. */
  public Scope.Closure expand(Expr e, Scope scope) {
    return scope.expand(e, this::resolve);
  }

  /** {@code Init /\ [][Next]_vars /\ fairness}. */
  private void behaviour(Expr formula) {
    if (formula instanceof Expr.Builtin conjunction && conjunction.op() == Operator.AND) {
      conjunction.args().forEach(this::behaviour);
    } else if (always(formula) instanceof Expr.ActionSubscript step && step.box()) {
      if (next != null) {
        throw new EvaluationError(step.at(), "a second [][Next]_vars in the specification");
      }
      next = step.action();
    } else if (uses(formula).isOfOneState()) {
      Expr first = init;
      init =
          first == null
              ? formula
              : new Expr.Builtin(Operator.AND, List.of(first, formula), formula.at());
    } else if (expanded(formula) != null) {
      behaviour(expanded(formula));
    } else if (isFairness(formula)) {
      fairness.add(formula);
    } else {
      throw new EvaluationError(
          formula.at(),
          "neither initial states, [][Next]_vars nor fairness: the specification "
              + "says more than this engine looks at");
    }
  }

  /** Whether no state or step can violate a formula: WF and SF, and formulas made of them. */
  private boolean isFairness(Expr formula) {
    if (formula instanceof Expr.Builtin b) {
      return switch (b.op()) {
        case WEAK_FAIRNESS, STRONG_FAIRNESS -> true;
        case AND, OR -> b.args().stream().allMatch(this::isFairness);
        default -> false;
      };
    } else if (formula instanceof Expr.Quantified quantified) {
      return isFairness(quantified.body());
    } else if (formula instanceof Expr.Let let) {
      return isFairness(let.body());
    }
    Definition definition = formula instanceof Expr.Call call ? resolve(call.target()) : null;
    return definition != null && isFairness(definition.body());
  }

  private void property(String name, Expr formula) {
    if (formula instanceof Expr.Builtin conjunction && conjunction.op() == Operator.AND) {
      conjunction.args().forEach(part -> property(name, part));
    } else if (uses(formula).isOfOneState()) {
      initial.add(new Predicate(name, formula));
    } else if (always(formula) instanceof Expr.ActionSubscript step && step.box()) {
      steps.add(new StepProperty(name, step.action(), step.subscript()));
    } else if (always(formula) != null && uses(always(formula)).isOfOneState()) {
      invariants.add(new Predicate(name, always(formula)));
    } else if (expanded(formula) != null) {
      property(name, expanded(formula));
    } else {
      temporal.add(new TemporalProperty(name, formula));
    }
  }

  private static Expr always(Expr formula) {
    return formula instanceof Expr.Builtin box && box.op() == Operator.ALWAYS
        ? box.args().get(0)
        : null;
  }

  private Expr expanded(Expr formula) {
    if (formula instanceof Expr.Call call && call.args().isEmpty()) {
      Definition definition = resolve(call.target());
      return definition == null ? null : definition.body();
    }
    return null;
  }
}
