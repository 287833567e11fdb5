package sharedsockets.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * A scenario as text, of calls of a class's operations with integers: those before, those of each
 * thread, those after, such as {@code data() [ recv(0) | recv(2); send(2) ] data()}.
 */
final class Scenario {
  private final Class<?> operations;

  private Scenario(Class<?> operations) {
    this.operations = operations;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ExecutionScenario of(Class<?> operations, String text) {
    Scenario scenario = new Scenario(operations);
    int begin = text.indexOf('[');
    int end = text.indexOf(']');
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no [ threads ]: " + text);
    }
    List<List<Actor>> threads = new ArrayList<>();
    for (String thread : text.substring(begin + 1, end).split("\\|")) {
      threads.add(scenario.calls(thread));
    }
    return new ExecutionScenario(
        scenario.calls(text.substring(0, begin)),
        threads,
        scenario.calls(text.substring(end + 1)),
        null);
  }

  private List<Actor> calls(String text) {
    List<Actor> calls = new ArrayList<>();
    for (String call : text.split(";")) {
      if (!call.isBlank()) {
        calls.add(call(call.strip()));
      }
    }
    return calls;
  }

  private Actor call(String text) {
    int bracket = text.indexOf('(');
    String name = text.substring(0, bracket);
    List<Object> arguments = new ArrayList<>();
    for (String argument : text.substring(bracket + 1, text.length() - 1).split(",")) {
      if (!argument.isBlank()) {
        arguments.add(Integer.valueOf(argument.strip()));
      }
    }
    Method method =
        Arrays.stream(operations.getMethods())
            .filter(each -> each.getName().equals(name))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException("no operation: " + text));
    return new Actor(method, arguments, false, false, false, false, false);
  }
}
