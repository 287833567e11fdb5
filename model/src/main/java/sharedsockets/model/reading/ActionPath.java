package sharedsockets.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

  /**
   * All disjuncts of a next-state action, in order.
   *
   * @param resolve gives the definition of a name, or null
   */
  public static List<ActionPath> split(Expr next, Function<String, Definition> resolve) {
    List<ActionPath> paths = new ArrayList<>();
    collect(resolve, next, "Next", next.at(), List.of(), paths);
    return paths;
  }

  private static void collect(
      Function<String, Definition> resolve,
      Expr e,
      String name,
      Location at,
      List<Entry> steps,
      List<ActionPath> paths) {
    if (e instanceof Expr.Builtin b && b.op() == Operator.OR) {
      b.args().forEach(arg -> collect(resolve, arg, name, at, steps, paths));
    } else if (e instanceof Expr.Quantified q && !q.forAll()) {
      collect(resolve, q.body(), name, at, plus(steps, new Entry(q.bounds(), null)), paths);
    } else if (e instanceof Expr.Call call && resolve.apply(call.target()) != null) {
      Definition definition = resolve.apply(call.target());
      collect(
          resolve,
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
