package sharedsockets.model.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Module;
import sharedsockets.model.ast.Operator;
import sharedsockets.model.ast.Unsupported;

/**
 * The actions that Next lists: input is its body, output each action with the sets from which its
 * parameters are, as they are written there, and the types of these parameters.
 */
final class NextActions {
  /** An action of Next, with the sets of its parameters as they are written there. */
  record Action(Definition definition, List<String> sets) {}

  private final Inference inference;
  private final DeclaredTypes declared;
  private final Module module;
  private final SpecText text;
  private final Function<Definition, Signature> signatures;
  private final Map<String, Action> actions = new LinkedHashMap<>();

  NextActions(
      Inference inference,
      DeclaredTypes declared,
      Module module,
      SpecText text,
      Function<Definition, Signature> signatures) {
    this.inference = inference;
    this.declared = declared;
    this.module = module;
    this.text = text;
    this.signatures = signatures;
  }

  List<Action> all() {
    return List.copyOf(actions.values());
  }

  void collect(Expr next) {
    collectActions(next, Env.NONE, Map.of());
  }

  private void collectActions(Expr next, Env env, Map<String, String> sets) {
    if (next instanceof Expr.Builtin or && or.op() == Operator.OR) {
      or.args().forEach(arg -> collectActions(arg, env, sets));
    } else if (next instanceof Expr.Quantified exists && !exists.forAll()) {
      Env inner = env;
      Map<String, String> innerSets = new HashMap<>(sets);
      for (Expr.Bound bound : exists.bounds()) {
        for (String name : bound.names()) {
          inner = inner.with(name, declared.elementOf(bound.set(), env, JavaNames.type(name), ""));
          innerSets.put(name, text.text(bound.set().at()));
        }
      }
      collectActions(exists.body(), inner, innerSets);
    } else if (next instanceof Expr.Call call && module.definitions().containsKey(call.target())) {
      Definition definition = module.definitions().get(call.target());
      if (call.args().isEmpty() && isGroup(definition.body())) {
        collectActions(definition.body(), Env.NONE, Map.of());
      } else {
        collectAction(definition, call, env, sets);
      }
    } else {
      throw new Unsupported(next.at(), "Next: a step that is no action with a name");
    }
  }

  private void collectAction(
      Definition definition, Expr.Call call, Env env, Map<String, String> sets) {
    Signature signature = signatures.apply(definition);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      Expr arg = call.args().get(i);
      if (definition.parameters().get(i).arity() > 0) {
        throw new Unsupported(arg.at(), "an action with an operator as its parameter");
      }
      Type.unify(signature.parameter(i), inference.infer(arg, env), arg.at());
      written.add(
          arg instanceof Expr.Local local && sets.containsKey(local.name())
              ? sets.get(local.name())
              : text.text(arg.at()));
    }
    actions.merge(
        definition.name(),
        new Action(definition, written),
        (one, other) -> new Action(definition, joined(one.sets(), other.sets())));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      all.add(one.get(i).equals(other.get(i)) ? one.get(i) : one.get(i) + ", " + other.get(i));
    }
    return all;
  }

  /** Whether this only lists actions. */
  private static boolean isGroup(Expr body) {
    if (body instanceof Expr.Builtin or && or.op() == Operator.OR) {
      return or.args().stream().allMatch(NextActions::isGroup);
    } else if (body instanceof Expr.Quantified exists && !exists.forAll()) {
      return isGroup(exists.body());
    }
    return body instanceof Expr.Call;
  }
}
