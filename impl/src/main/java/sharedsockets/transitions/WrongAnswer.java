package sharedsockets.transitions;

import java.util.List;

/**
 * An answer that the model does not allow.
 *
 * @param rules ids of the rules at stake: those of the last step that may have changed something,
 *     and those of the call that was answered wrongly
 * @param machine what the implementation was configured to do where the documents are silent
 * @param path the calls from the start, as counterexamples print them
 * @param call the call after them
 * @param observed what it came to
 * @param allowed what the model allows, each answer with its rules
 */
public record WrongAnswer(
    List<String> rules,
    String machine,
    List<String> path,
    String call,
    String observed,
    List<String> allowed) {
  public WrongAnswer {
    rules = List.copyOf(rules);
    path = List.copyOf(path);
    allowed = List.copyOf(allowed);
  }
}
