package sharedsockets.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The expected result of a configuration.
 *
 * @param violates the property that must be violated; empty where all must hold
 * @param distinct how many distinct states there must be; empty where the number does not matter
 */
public record Expectation(Optional<String> violates, OptionalLong distinct) {
  /** From so many states on TLC gains more by optimised code than that costs. */
  private static final long MANY = 3_000;

  /** All properties hold, whatever the number of states. */
  static final Expectation HOLDS = new Expectation(Optional.empty(), OptionalLong.empty());

  static Expectation ok(long distinct) {
    return new Expectation(Optional.empty(), OptionalLong.of(distinct));
  }

  static Expectation violates(String property) {
    return new Expectation(Optional.of(property), OptionalLong.empty());
  }

  /** Whether the states are so few that starting takes longer; those to a violation are. */
  boolean isOfFewStates() {
    return distinct.orElse(0) < MANY;
  }

  /** In which points the found differs from the expected; empty if in none. */
  List<String> differences(EngineResult found) {
    ModelVerdict verdict = found.verdict();
    List<String> differences = new ArrayList<>();
    if (violates.isEmpty() && !verdict.holds()) {
      differences.add(describe(verdict) + ", expected to hold");
    } else if (violates.isPresent() && verdict.holds()) {
      differences.add(
          "the planted fault was not found: " + violates.get() + " holds, expected to be violated");
    } else if (violates.isPresent() && !verdict.property().equals(violates.get())) {
      differences.add(describe(verdict) + ", expected " + violates.get() + " to be violated");
    }
    long states = found.reached().distinct();
    if (verdict.holds() && distinct.isPresent() && distinct.getAsLong() != states) {
      differences.add(states + " distinct states, expected " + distinct.getAsLong());
    }
    return differences;
  }

  private static String describe(ModelVerdict verdict) {
    return switch (verdict.kind()) {
      case DEADLOCK -> "there is a deadlock";
      case ASSUMPTION -> verdict.message();
      default -> verdict.property() + " is violated";
    };
  }

  @Override
  public String toString() {
    return violates.map(property -> "violates " + property).orElse("ok");
  }
}
