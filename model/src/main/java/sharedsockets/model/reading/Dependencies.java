package sharedsockets.model.reading;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import sharedsockets.model.ast.Definition;
import sharedsockets.model.ast.Expr;
import sharedsockets.model.ast.Operator;

/**
 * The variables and constants that expressions depend on, through all operators that they name:
 * from these follow the levels of TLA+ (constant, state, action, temporal).
 */
public final class Dependencies {
  /**
   * The dependencies of one expression; local names count as constants.
   *
   * @param current variables whose value in the current state matters
   * @param next variables whose value in the next state matters
   * @param unchanged variables under UNCHANGED
   * @param primed whether it speaks of a step
   * @param temporal whether it speaks of a behaviour
   */
  public record Uses(
      Set<String> current,
      Set<String> next,
      Set<String> unchanged,
      Set<String> constants,
      boolean primed,
      boolean temporal) {
    private static final Uses NOTHING =
        new Uses(Set.of(), Set.of(), Set.of(), Set.of(), false, false);

    /** Whether it has one value, whatever the state. */
    public boolean isConstant() {
      return current.isEmpty() && isOfOneState();
    }

    /** Whether one state gives it a value: the level is constant or state. */
    public boolean isOfOneState() {
      return !primed && !temporal;
    }

    /** Variables whose value in the current state matters, be it that it stays. */
    public Set<String> reads() {
      return joined(current, unchanged);
    }

    /** Variables whose value in the next state matters, be it that it is the current one. */
    public Set<String> readsNext() {
      return joined(next, unchanged);
    }

    private static Uses union(List<Uses> parts) {
      return new Uses(
          union(parts, Uses::current),
          union(parts, Uses::next),
          union(parts, Uses::unchanged),
          union(parts, Uses::constants),
          parts.stream().anyMatch(Uses::primed),
          parts.stream().anyMatch(Uses::temporal));
    }

    private static Set<String> union(List<Uses> parts, Function<Uses, Set<String>> names) {
      Set<String> all = new LinkedHashSet<>();
      parts.forEach(part -> all.addAll(names.apply(part)));
      return all;
    }

    /** Those of {@code e'}, where these are those of e. */
    private Uses prime() {
      return new Uses(Set.of(), joined(next, current), unchanged, constants, true, temporal);
    }

    /** Those of {@code UNCHANGED e}, where these are those of e. */
    private Uses keep() {
      return new Uses(Set.of(), next, joined(unchanged, current), constants, true, temporal);
    }

    private static Set<String> joined(Set<String> some, Set<String> more) {
      Set<String> all = new LinkedHashSet<>(some);
      all.addAll(more);
      return all;
    }
  }

  private final Function<String, Definition> resolve;
  private final Map<Expr, Uses> known = new IdentityHashMap<>();

  /** Expressions that are being computed, with their depths: a recursive use adds nothing. */
  private final Map<Expr, Integer> open = new IdentityHashMap<>();

  /** The least depth of those that a recursive use of was met. */
  private int cut = Integer.MAX_VALUE;

  /** Of the expressions of a module, given the definitions of its names, or null for others. */
  public Dependencies(Function<String, Definition> resolve) {
    this.resolve = resolve;
  }

  /** The dependencies of an expression. */
  public Uses of(Expr e) {
    Uses uses = known.get(e);
    if (uses != null) {
      return uses;
    }
    Integer opened = open.get(e);
    if (opened != null) {
      cut = Math.min(cut, opened);
      return Uses.NOTHING;
    }
    int depth = open.size();
    open.put(e, depth);
    uses = compute(e);
    open.remove(e);
    if (cut >= depth) {
      // Otherwise it is not all: what it lacks is being computed further out.
      cut = Integer.MAX_VALUE;
      known.put(e, uses);
    }
    return uses;
  }

  private Uses compute(Expr e) {
    List<Uses> parts = new ArrayList<>();
    parts.add(own(e));
    String name = e instanceof Expr.Constant constant ? constant.name() : e.target();
    Definition definition = name == null ? null : resolve.apply(name);
    if (definition != null) {
      parts.add(of(definition.body()));
    }
    e.children().forEach(child -> parts.add(of(child)));
    Uses all = Uses.union(parts);
    if (e instanceof Expr.Prime) {
      return all.prime();
    }
    return e instanceof Expr.Builtin b && b.op() == Operator.UNCHANGED ? all.keep() : all;
  }

  /** What the expression says itself, apart from those inside it. */
  private static Uses own(Expr e) {
    Set<String> none = Set.of();
    if (e instanceof Expr.Variable variable) {
      return new Uses(Set.of(variable.name()), none, none, none, false, false);
    } else if (e instanceof Expr.Constant constant) {
      return new Uses(none, none, none, Set.of(constant.name()), false, false);
    } else if (e instanceof Expr.ActionSubscript) {
      return new Uses(none, none, none, none, true, false);
    } else if (e instanceof Expr.Builtin b) {
      return new Uses(none, none, none, none, b.op().isAction(), b.op().isTemporal());
    }
    return Uses.NOTHING;
  }
}
