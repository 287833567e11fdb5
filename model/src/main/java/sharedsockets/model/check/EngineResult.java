package sharedsockets.model.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of an engine.
 *
 * @param reached the counts at the end; depth 0 where the engine does not tell it
 * @param elapsed from start to end, start-up and parsing included
 * @param cpu time that all its threads and processes used
 * @param warnings what users should know though it violates nothing, each with its place
 * @param collision the probability that a state was missed; empty where states were told apart by
 *     all that tells them apart, or the engine does not say
 * @param output what the engine printed, for those who ask for it
 */
public record EngineResult(
    ModelVerdict verdict,
    Counterexample counterexample,
    Progress reached,
    Duration elapsed,
    Duration cpu,
    List<String> warnings,
    Optional<CollisionProbability> collision,
    String output) {
  public EngineResult {
    warnings = List.copyOf(warnings);
  }

  /** The result of an engine that does not tell by what it tells states apart. */
  public EngineResult(
      ModelVerdict verdict,
      Counterexample counterexample,
      Progress reached,
      Duration elapsed,
      Duration cpu,
      List<String> warnings,
      String output) {
    this(verdict, counterexample, reached, elapsed, cpu, warnings, Optional.empty(), output);
  }
}
