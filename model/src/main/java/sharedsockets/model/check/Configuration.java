package sharedsockets.model.check;

import java.util.List;
import java.util.Set;

/**
 * One way to check the specification: a root module, a .cfg and what they must come to.
 *
 * @param engines names of the engines that take it
 * @param rules ids of the rules it covers; of a planted fault, those it breaks
 * @param fault what is wrong in the model on purpose; empty if nothing
 * @param about one sentence
 */
public record Configuration(
    String name,
    Model model,
    String group,
    Size size,
    Expectation expected,
    Set<String> engines,
    List<String> rules,
    String fault,
    String about) {
  public Configuration {
    engines = Set.copyOf(engines);
    rules = List.copyOf(rules);
  }
}
