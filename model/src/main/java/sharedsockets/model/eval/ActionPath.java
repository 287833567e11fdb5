package sharedsockets.model.eval;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Location;
import sharedsockets.model.ast.Operator;

/**
 * One disjunct of the next-state action with the way to it from the top: quantifiers and
 * definitions passed.
 *
 * @param name the definition last entered, as TLC names actions
 */
public record ActionPath(String name, Location at, List<Entry> steps, Expr leaf) {

  /** A quantifier's bounds, or a definition entered by a call; the other is null. */
  public record Entry(List<Expr.Bound> bounds, Expr.Call call) {}

  /** All disjuncts of a module's next-state action, in order. */
  public static List<ActionPath> split(ConfiguredModule model) {
    List<ActionPath> paths = new ArrayList<>();
    collect(model, model.next(), "Next", model.next().at(), List.of(), paths);
    return paths;
  }

  private static void collect(
      ConfiguredModule model,
      Expr e,
      String name,
      Location at,
      List<Entry> steps,
      List<ActionPath> paths) {
    if (e instanceof Expr.Builtin b && b.op() == Operator.OR) {
      b.args().forEach(arg -> collect(model, arg, name, at, steps, paths));
    } else if (e instanceof Expr.Quantified q && !q.forAll()) {
      collect(model, q.body(), name, at, plus(steps, new Entry(q.bounds(), null)), paths);
    } else if (e instanceof Expr.Call call && model.resolve(call.target()) != null) {
      Definition definition = model.resolve(call.target());
      collect(
          model,
          definition.body(),
          definition.name(),
          definition.at(),
          plus(steps, new Entry(null, call)),
          paths);
    } else {
      paths.add(new ActionPath(name, at, steps, e));
    }
  }

  private static List<Entry> plus(List<Entry> steps, Entry entry) {
    List<Entry> longer = new ArrayList<>(steps);
    longer.add(entry);
    return longer;
  }
}
