package sharedsockets.oracle;

import java.util.List;
import sharedsockets.trace.Event;

/** Which rules an event is about. */
public final class ExercisedRules {
  private ExercisedRules() {}

  /** The ids behind the specification's action for such an event. */
  public static List<String> of(Event event) {
    return new Moves(new Values()).of(event, 0).action().rules();
  }
}
