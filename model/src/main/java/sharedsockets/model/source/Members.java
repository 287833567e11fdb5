package sharedsockets.model.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Unsupported;
import sharedsockets.model.reading.Dependencies.Uses;

/**
 * The members of Java that definitions become: input is a definition, output the class that holds
 * it, the implicit parameters of its method, and its name from the class that is being written.
 */
final class Members {
  static final String STATE = "state";
  static final Set<String> RESERVED = Set.of(STATE, "profile", "attempt", "next", "args");

  private final Module module;
  private final Invariants invariants;
  private final Typer typer;
  private final Facts facts;
  private final JavaTypes javaTypes;

  /** Sets that a variant of the specification is given. */
  private boolean givenSets;

  /**
   * Definitions whose methods stand in the class of the specification of which this is a variant.
   */
  private Set<String> elsewhere = Set.of();

  private String specification;

  /** Which class is being written: its own members need no qualification. */
  private ClassName inside;

  Members(Invariants invariants, Typer typer, Facts facts, JavaTypes javaTypes) {
    this.module = invariants.module();
    this.invariants = invariants;
    this.typer = typer;
    this.facts = facts;
    this.javaTypes = javaTypes;
  }

  /** Whether the class that is being written is given the sets among the constants. */
  boolean areSetsGiven() {
    return givenSets || invariantsClass().equals(inside);
  }

  /** The class that holds the invariants. */
  ClassName invariantsClass() {
    return javaTypes.named("Invariants");
  }

  /** The class that holds an operator: its module's, or the specification's if it reads a state. */
  ClassName owner(Definition definition) {
    if (invariants.contains(definition)) {
      return invariantsClass();
    }
    Uses uses = facts.of(definition);
    String file = definition.at().file().replaceFirst("\\.tla$", "");
    boolean own = uses.current().isEmpty() && uses.constants().isEmpty() && !uses.primed();
    if (specification != null && !own && uses.constants().isEmpty()) {
      return javaTypes.named(elsewhere.contains(definition.name()) ? specification : rootClass());
    } else if (specification != null && !elsewhere.contains(definition.name())) {
      return javaTypes.named(rootClass());
    }
    return javaTypes.named(own ? JavaNames.type(file) : rootClass());
  }

  /** Writes a variant: what it has in common with the specification is not written again. */
  void variantOf(ClassName original, Set<String> common) {
    givenSets = true;
    specification = original.simpleName();
    elsewhere = common;
  }

  String rootClass() {
    return JavaNames.type(module.name());
  }

  boolean readsState(Uses uses) {
    return uses.current().stream().anyMatch(name -> !facts.parameters.contains(name));
  }

  /** Whether it is a constant of Java: no parameters, nothing read. */
  boolean isConstant(Definition definition) {
    Uses uses = facts.of(definition);
    return definition.parameters().isEmpty()
        && uses.current().isEmpty()
        && uses.constants().isEmpty();
  }

  /** What a method takes before the operator's own parameters. */
  List<CodeBlock> implicit(Definition definition) {
    List<CodeBlock> arguments = new ArrayList<>();
    Uses uses = facts.of(definition);
    if (readsState(uses) || uses.primed()) {
      arguments.add(CodeBlock.of(STATE));
    }
    for (String parameter : facts.parameters) {
      if (uses.current().contains(parameter)) {
        arguments.add(CodeBlock.of("$N", JavaNames.local(parameter)));
      }
    }
    return arguments;
  }

  void inside(ClassName writing) {
    inside = writing;
  }

  CodeBlock member(Definition definition, String name) {
    ClassName owner = owner(definition);
    if (invariantsClass().equals(inside)
        && !owner.equals(inside)
        && !facts.of(definition).constants().isEmpty()) {
      throw new Unsupported(
          definition.at(), definition.name() + " in an invariant: it is no static method");
    }
    return owner.equals(inside) ? CodeBlock.of("$N", name) : CodeBlock.of("$T.$N", owner, name);
  }

  /** Whether the type is that of a variable that methods take as a parameter. */
  boolean isParameterType(Type type) {
    return facts.parameters.stream()
        .anyMatch(name -> typer.variables().get(name).find() == type.find());
  }
}
