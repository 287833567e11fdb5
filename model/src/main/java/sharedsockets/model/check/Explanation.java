package sharedsockets.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharedsockets.model.check.Counterexample.State;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.Value.Fields;
import sharedsockets.model.value.Value.SetOf;
import sharedsockets.model.value.Value.Text;
import sharedsockets.model.value.Value.Tuple;

/**
 * A counterexample as a numbered list of calls with arguments, results and rule ids.
 *
 * <p>Models tell which call a step was in a variable {@code obs}: a record with {@code call} (or
 * {@code network}), {@code process}, the arguments by name, and {@code result} or {@code error}. A
 * step without it is told by its action's name.
 */
final class Explanation {
  private static final String OBSERVATION = "obs";
  private static final List<String> NO_ARGUMENTS =
      List.of("call", "network", "process", "result", "error");

  private final RuleIndex rules;

  Explanation(RuleIndex rules) {
    this.rules = rules;
  }

  /** The lines: what is violated, then one line a step. */
  List<String> of(Verdict verdict, Counterexample counterexample) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(verdict) + rules(verdict.property()));
    List<State> states = counterexample.states();
    if (!states.isEmpty() && states.get(0).variables().get("profile") != null) {
      lines.add("   profile: " + plain(states.get(0).variables().get("profile")));
    }
    for (int step = 1; step < states.size(); step++) {
      State state = states.get(step);
      lines.add(step + ". " + step(state) + rules(state.action()));
    }
    counterexample.loopsTo().ifPresent(to -> lines.add(loop(to, states.size())));
    return lines;
  }

  private static String heading(Verdict verdict) {
    return switch (verdict.kind()) {
      case DEADLOCK -> "No action is possible after:";
      case ASSUMPTION -> verdict.message();
      default -> verdict.property() + " is violated:";
    };
  }

  private String rules(String name) {
    List<String> ids = rules.of(name);
    return ids.isEmpty() ? "" : "   [" + String.join(" ", ids) + "]";
  }

  private static String step(State state) {
    if (state.variables().get(OBSERVATION) instanceof Fields observation) {
      Map<String, Value> fields = observation.fields();
      Value name = fields.getOrDefault("call", fields.get("network"));
      if (name != null) {
        return actor(fields) + plain(name) + "(" + arguments(fields) + ")" + outcome(fields);
      }
    }
    return state.action() + (state.place().isEmpty() ? "" : " (" + state.place() + ")");
  }

  private static String actor(Map<String, Value> fields) {
    if (fields.containsKey("network")) {
      return "network: ";
    }
    Value process = fields.get("process");
    return process == null ? "" : plain(process) + ": ";
  }

  private static String arguments(Map<String, Value> fields) {
    return fields.entrySet().stream()
        .filter(field -> !NO_ARGUMENTS.contains(field.getKey()))
        .map(field -> field.getKey() + " = " + plain(field.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String outcome(Map<String, Value> fields) {
    Value error = fields.get("error");
    Value outcome = isNone(error) ? fields.get("result") : error;
    return outcome == null ? "" : " -> " + plain(outcome);
  }

  /** Models whose records all have the same fields write {@code None} where there is no value. */
  private static boolean isNone(Value value) {
    return value == null || plain(value).equalsIgnoreCase("none");
  }

  private static String loop(int to, int states) {
    if (to == states) {
      return "   Then nothing happens any more.";
    }
    return to == 1 ? "   Then all over again, for ever." : "   Then from " + to + " on, for ever.";
  }

  /** A value as users write it: strings without quotes. */
  private static String plain(Value value) {
    if (value instanceof Text text) {
      return text.text();
    }
    if (value instanceof SetOf set) {
      return set.elements().stream()
          .map(Explanation::plain)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Tuple tuple) {
      return tuple.elements().stream()
          .map(Explanation::plain)
          .collect(Collectors.joining(", ", "<<", ">>"));
    }
    if (value instanceof Fields fields) {
      return fields.fields().entrySet().stream()
          .map(field -> field.getKey() + " " + plain(field.getValue()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }
}
