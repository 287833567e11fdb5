package sharedsockets.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sharedsockets.spec.Attempt;
import sharedsockets.spec.Guard;
import sharedsockets.spec.Point;
import sharedsockets.spec.Profile;
import sharedsockets.spec.Specification;
import sharedsockets.spec.State;

/**
 * Asks the specification what a move makes of a branch. A disputed point that is open is decided
 * only where the outcome depends on it: the action is run once for each value of the points that it
 * asks about, and values that lead to the same states are one again.
 */
final class Trial implements Attempt {
  private final Specification specification;
  private final Profile profile = Profile.choosing(this::choose);

  // Of the run under way.
  private Assignment assignment;
  private final List<Point> asked = new ArrayList<>();
  private final List<State> next = new ArrayList<>(1);
  private List<Refusal> refusals;

  Trial(Specification specification) {
    this.specification = specification;
  }

  /** Adds what becomes of the branch; nothing where it does not allow the move. */
  void step(Branch branch, Move move, List<Branch> after) {
    run(branch.state(), move, branch.assignment());
    if (asked.isEmpty()) {
      for (State state : next) {
        after.add(branch.with(branch.assignment(), state));
      }
    } else {
      add(explored(branch.state(), move, branch.assignment()), branch, branch.assignment(), after);
    }
  }

  boolean allows(Branch branch, Move move) {
    List<Branch> after = new ArrayList<>(1);
    step(branch, move, after);
    return !after.isEmpty();
  }

  /** Why a branch does not allow the move, for every value of the points that are open. */
  List<Refusal> refusals(Branch branch, Move move) {
    refusals = new ArrayList<>();
    explore(branch.state(), move, branch.assignment());
    List<Refusal> found = refusals;
    refusals = null;
    return found;
  }

  /** The outcome of a run: states, or a choice of runs. */
  private sealed interface Outcome {}

  private record States(List<State> states) implements Outcome {}

  private record Choice(Point point, List<Outcome> outcomes) implements Outcome {}

  private Outcome explore(State state, Move move, Assignment decided) {
    run(state, move, decided);
    return explored(state, move, decided);
  }

  /** The outcome after a run with the first values of what it asked about: the others, too. */
  private Outcome explored(State state, Move move, Assignment decided) {
    Outcome outcome = new States(List.copyOf(next));
    Point[] points = asked.toArray(new Point[0]);
    Assignment[] before = new Assignment[points.length];
    Assignment path = decided;
    for (int i = 0; i < points.length; i++) {
      before[i] = path;
      path = path.with(points[i], 0);
    }
    for (int i = points.length - 1; i >= 0; i--) {
      List<Outcome> outcomes = new ArrayList<>(2);
      outcomes.add(outcome);
      for (int value = 1; value < points[i].possible().size(); value++) {
        outcomes.add(explore(state, move, before[i].with(points[i], value)));
      }
      outcome = joined(points[i], outcomes);
    }
    return outcome;
  }

  private static Outcome joined(Point point, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (!outcome.equals(outcomes.get(0))) {
        return new Choice(point, outcomes);
      }
    }
    return outcomes.get(0);
  }

  private void run(State state, Move move, Assignment decided) {
    assignment = decided;
    asked.clear();
    next.clear();
    specification.attempt(move.action(), state, profile, move.arguments(), this);
  }

  /** An open point is given its first value and remembered: the others' turn comes later. */
  private int choose(Point point) {
    int value = assignment.value(point);
    if (value >= 0) {
      return value;
    }
    assignment = assignment.with(point, 0);
    asked.add(point);
    return 0;
  }

  @Override
  public void next(State state) {
    if (!next.contains(state)) {
      next.add(state);
    }
  }

  @Override
  public void refused(Guard guard, Supplier<? extends Iterable<?>> expected) {
    if (refusals != null) {
      List<Object> values = new ArrayList<>();
      if (expected != null) {
        expected.get().forEach(values::add);
      }
      refusals.add(new Refusal(guard, values));
    }
  }

  private static void add(Outcome outcome, Branch from, Assignment decided, List<Branch> after) {
    if (outcome instanceof States leaf) {
      for (State state : leaf.states()) {
        after.add(from.with(decided, state));
      }
    } else if (outcome instanceof Choice choice) {
      for (int value = 0; value < choice.outcomes().size(); value++) {
        add(choice.outcomes().get(value), from, decided.with(choice.point(), value), after);
      }
    }
  }
}
