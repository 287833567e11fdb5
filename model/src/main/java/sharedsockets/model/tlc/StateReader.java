package sharedsockets.model.tlc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharedsockets.model.check.Counterexample;
import sharedsockets.model.value.Value;
import sharedsockets.model.value.ValueParser;

/** Reads the states of a counterexample as TLC prints them. */
final class StateReader {
  private static final Pattern HEADER = Pattern.compile("\\d+: <(\\S+)(?: (line .*))?>");
  private static final Pattern VARIABLE =
      Pattern.compile("^(?:/\\\\ )?([A-Za-z_]\\w*) = ", Pattern.MULTILINE);
  private static final String INITIAL = "Initial";

  private StateReader() {}

  /** Reads a numbered state: a line that names the action, then the variables. */
  static Counterexample.State read(String text) {
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end);
    Map<String, Value> variables = variables(end < 0 ? "" : text.substring(end + 1));
    Matcher action = HEADER.matcher(header.strip());
    if (!action.matches() || action.group(1).equals(INITIAL)) {
      return new Counterexample.State("", "", variables);
    }
    String place = action.group(2) == null ? "" : action.group(2);
    return new Counterexample.State(action.group(1), place, variables);
  }

  /** Reads the variables of a state. A value may go on over several lines, which are indented. */
  static Map<String, Value> variables(String text) {
    Map<String, Value> variables = new LinkedHashMap<>();
    Matcher variable = VARIABLE.matcher(text);
    String name = null;
    int from = 0;
    while (variable.find()) {
      if (name != null) {
        variables.put(name, ValueParser.parse(text.substring(from, variable.start())));
      }
      name = variable.group(1);
      from = variable.end();
    }
    if (name != null) {
      variables.put(name, ValueParser.parse(text.substring(from)));
    }
    return variables;
  }
}
