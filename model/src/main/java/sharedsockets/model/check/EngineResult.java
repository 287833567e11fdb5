package sharedsockets.model.check;

import java.time.Duration;

/**
 * What an engine found.
 *
 * @param reached the counts at the end; depth 0 where the engine does not tell it
 * @param elapsed from start to end, start-up and parsing included
 * @param cpu time that all its threads and processes used
 * @param output what the engine printed, for those who ask for it
 */
public record EngineResult(
    ModelVerdict verdict,
    Counterexample counterexample,
    Progress reached,
    Duration elapsed,
    Duration cpu,
    String output) {}
