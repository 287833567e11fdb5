package sharedsockets.fuzz.model;

import com.code_intelligence.jazzer.api.Jazzer;
import java.util.List;
import sharedsockets.fuzz.harness.Setup;

/**
 * Tells the fuzzer that inputs reach transitions of the model that none before did. Each such
 * message is a state of its own to it, so that the input is kept, as for a new branch.
 */
final class Feedback {
  /** Any number that nobody else uses. */
  private static final int FIRST_ID = 0x5EC00000;

  /** One id tells so many states apart. */
  private static final int STATES = 256;

  /** An input that is kept takes a file and a millisecond: not each transition is worth that. */
  private static final int NEW_ENOUGH = 100;

  private int told;
  private int messages;

  void hasReached(List<ModelCoverage> models) {
    int reached = 0;
    for (ModelCoverage model : models) {
      reached += model.reachedTransitions();
    }
    if (Setup.HAS_FEEDBACK && reached >= told + NEW_ENOUGH) {
      told = reached;
      Jazzer.exploreState((byte) (messages % STATES), FIRST_ID + messages / STATES);
      messages++;
    }
  }
}
