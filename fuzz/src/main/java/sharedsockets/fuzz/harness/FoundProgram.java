package sharedsockets.fuzz.harness;

import java.util.List;
import java.util.Map;
import sharedsockets.trace.Event;

/**
 * A program that shows that something is wrong.
 *
 * @param target that has found it
 * @param model in which it is wrong; empty where the readable oracle judged
 * @param profile what the implementation does at the disputed points; empty: anything
 * @param rules that are at stake
 * @param trace what was asked and answered, the wrong answer last
 * @param call the last one, for people
 * @param observed what it came to
 * @param allowed what may be instead
 */
public record FoundProgram(
    String target,
    String model,
    Map<String, String> profile,
    List<String> rules,
    List<Event> trace,
    String call,
    String observed,
    List<String> allowed) {
  /** The target, and the rules if there are any. */
  String heading() {
    return rules.isEmpty() ? target : target + ": " + String.join(" ", rules);
  }
}
