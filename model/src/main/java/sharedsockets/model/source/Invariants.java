package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.reading.Dependencies;
import sharedsockets.model.reading.Dependencies.Uses;

/**
 * The state predicates that are written as Java beside the actions: TypeOK, and those of a module
 * that extends the specification which speak of its variables only, and of one state.
 */
final class Invariants {
  private static final String TYPE_OK = "TypeOK";

  private final Module module;
  private final Set<Definition> all = new HashSet<>();
  private final List<Definition> claims = new ArrayList<>();

  private Invariants(Module module) {
    this.module = module;
  }

  /** None: the module as it is. */
  static Invariants none(Module module) {
    return new Invariants(module);
  }

  /**
   * Those of a module.
   *
   * @param module the specification
   * @param rules extends it
   */
  static Invariants of(Module module, Module rules) {
    Map<String, Definition> definitions = new LinkedHashMap<>(module.definitions());
    Membership membership = new Membership(module);
    Definition typeOk = module.definitions().get(TYPE_OK);
    Definition checked =
        new Definition(
            TYPE_OK,
            List.of(),
            membership.predicate(withoutParameters(typeOk.body(), module)),
            typeOk.comment(),
            typeOk.at());
    definitions.put(TYPE_OK, checked);
    definitions.putAll(membership.made());
    Dependencies dependencies = new Dependencies(rules.definitions()::get);
    List<Definition> more =
        rules.definitions().values().stream()
            .filter(d -> !module.definitions().containsKey(d.name()))
            .filter(d -> isOfOneState(dependencies.of(d.body()), module))
            .toList();
    more.forEach(definition -> definitions.put(definition.name(), definition));
    Invariants invariants =
        new Invariants(
            new Module(
                module.name(),
                module.constants(),
                module.variables(),
                definitions,
                module.assumptions()));
    invariants.all.add(checked);
    invariants.all.addAll(membership.made().values());
    invariants.all.addAll(more);
    invariants.claims.add(checked);
    more.stream().filter(d -> d.parameters().isEmpty()).forEach(invariants.claims::add);
    return invariants;
  }

  /** The specification with these predicates in it; TypeOK says no types any more. */
  Module module() {
    return module;
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }

  /** Whether it is one of them, or an operator of theirs. */
  boolean contains(Definition definition) {
    return all.contains(definition);
  }

  /** TypeOK, and what else has no parameters: an invariant if it is a condition. */
  List<Definition> claims() {
    return claims;
  }

  /** Conjuncts of a variable that Init chooses from the same set, and no step changes, are true. */
  private static Expr withoutParameters(Expr typeOk, Module module) {
    if (!(typeOk instanceof Expr.Builtin and) || and.op() != Operator.AND) {
      return typeOk;
    }
    Set<String> parameters =
        new Facts(
                module,
                module.definitions().get("Init").body(),
                List.copyOf(module.definitions().values()))
            .parameters;
    List<Expr> conjuncts =
        and.args().stream()
            .filter(
                conjunct ->
                    !(conjunct instanceof Expr.Builtin in
                        && in.op() == Operator.IN
                        && in.args().get(0) instanceof Expr.Variable variable
                        && parameters.contains(variable.name())))
            .toList();
    return new Expr.Builtin(Operator.AND, conjuncts, and.at());
  }

  private static boolean isOfOneState(Uses uses, Module module) {
    return uses.isOfOneState() && module.variables().containsAll(uses.current());
  }
}
