package sharedsockets.model.check;

import java.util.List;

/**
 * A configuration, what an engine found, and whether that was expected.
 *
 * @param found null where the model is broken
 * @param differences from what is expected; for a broken model the complaint about it
 * @param explanation of the counterexample, line by line; empty where there is none
 * @param output what the engine printed
 */
public record Outcome(
    Configuration configuration,
    String engine,
    EngineResult found,
    List<String> differences,
    List<String> explanation,
    String output) {
  public Outcome {
    differences = List.copyOf(differences);
    explanation = List.copyOf(explanation);
  }

  /** Whether the model could not be explored. */
  public boolean isBroken() {
    return found == null;
  }

  public boolean isAsExpected() {
    return differences.isEmpty();
  }
}
