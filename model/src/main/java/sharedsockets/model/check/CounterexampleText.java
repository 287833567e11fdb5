package sharedsockets.model.check;

import java.util.ArrayList;
import java.util.List;
import sharedsockets.model.check.Counterexample.State;
import sharedsockets.model.value.Value.Fields;

/**
 * A counterexample as a numbered list of calls with arguments, results and rule ids.
 *
 * <p>Models tell which call a step was in a variable {@code obs}, see {@link Observation}. A step
 * without it is told by its action's name.
 */
final class CounterexampleText {
  static final String OBSERVATION = "obs";

  /** That of lines which others indent by two columns. */
  private static final int WIDTH = 97;

  private final RuleIndex rules;

  CounterexampleText(RuleIndex rules) {
    this.rules = rules;
  }

  /** The lines: what is violated, then one line a step. */
  List<String> of(ModelVerdict verdict, Counterexample counterexample) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(verdict) + ids(rules.of(verdict.property())));
    List<State> states = counterexample.states();
    if (!states.isEmpty() && states.get(0).variables().get("profile") != null) {
      lines.addAll(profile(Observation.plain(states.get(0).variables().get("profile"))));
    }
    for (int step = 1; step < states.size(); step++) {
      lines.add(step + ". " + step(states.get(step)));
    }
    counterexample.loopsTo().ifPresent(to -> lines.add(loop(to, states.size())));
    return lines;
  }

  /** Broken between its points, so that it fits a terminal. */
  private static List<String> profile(String points) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("   profile: ");
    String between = "";
    for (String point : points.split(", ")) {
      line.append(between);
      between = ", ";
      if (line.length() + point.length() >= WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("            ");
      }
      line.append(point);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String heading(ModelVerdict verdict) {
    return switch (verdict.kind()) {
      case DEADLOCK -> "No action is possible after:";
      case ASSUMPTION -> verdict.message();
      default -> verdict.property() + " is violated:";
    };
  }

  private static String ids(List<String> ids) {
    return ids.isEmpty() ? "" : "   [" + String.join(" ", ids) + "]";
  }

  private String step(State state) {
    if (state.variables().get(OBSERVATION) instanceof Fields fields) {
      Observation observation = new Observation(fields.fields());
      if (observation.isCall()) {
        List<String> own = rules.of(state.action());
        return observation
            + ids(own.isEmpty() ? rules.ofCall(observation.name(), observation.isFailure()) : own);
      }
    }
    return state.action()
        + (state.place().isEmpty() ? "" : " (" + state.place() + ")")
        + ids(rules.of(state.action()));
  }

  private static String loop(int to, int states) {
    if (to == states) {
      return "   Then nothing happens any more.";
    }
    return to == 1 ? "   Then all over again, for ever." : "   Then from " + to + " on, for ever.";
  }
}
