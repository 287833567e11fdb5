package sharedsockets.model.check;

import java.time.Duration;
import java.util.List;

/**
 * The result of an engine.
 *
 * @param reached the counts at the end; depth 0 where the engine does not tell it
 * @param elapsed from start to end, start-up and parsing included
 * @param cpu time that all its threads and processes used
 * @param warnings what users should know though it violates nothing, each with its place
 * @param output what the engine printed, for those who ask for it
 */
public record EngineResult(
    ModelVerdict verdict,
    Counterexample counterexample,
    Progress reached,
    Duration elapsed,
    Duration cpu,
    List<String> warnings,
    String output) {
  public EngineResult {
    warnings = List.copyOf(warnings);
  }
}
