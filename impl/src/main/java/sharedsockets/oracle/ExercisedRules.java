package sharedsockets.oracle;

import java.util.List;
import sharedsockets.trace.Event;
import sharedsockets.trace.Kind;

/** Which rules an event is about. */
public final class ExercisedRules {
  private ExercisedRules() {}

  /** The ids behind the specification's action for such an event; without an outcome, a success. */
  public static List<String> of(Event event) {
    Kind kind = event.operation().result();
    boolean hasOutcome = kind == null || !event.succeeded() || event.result() != null;
    Event whole = hasOutcome ? event : event.withResult(some(kind));
    return new Moves(new Values()).of(whole, 0).action().rules();
  }

  private static Object some(Kind kind) {
    return switch (kind) {
      case NEW_DESCRIPTOR, NEW_INFO -> Candidates.ANY_NAME;
      case MESSAGE -> null;
      default -> kind.few().isEmpty() ? 0L : kind.few().get(0);
    };
  }
}
