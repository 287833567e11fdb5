package sharedsockets.model.check;

import java.util.Objects;

/**
 * The verdict of an exploration on a model.
 *
 * @param property the name of the violated property; what is no named property has its kind's word
 *     ({@code deadlock}, {@code assumption}), and {@code OK} has the empty name
 * @param message more about it in the engine's words, such as an assumption's place; may be empty
 */
public record ModelVerdict(Kind kind, String property, String message) {
  /** Which sort of property is violated, if any. */
  public enum Kind {
    OK,
    INVARIANT,
    ACTION_PROPERTY,
    TEMPORAL_PROPERTY,
    DEADLOCK,
    ASSUMPTION
  }

  /** Everything holds. */
  public static final ModelVerdict HOLDS = new ModelVerdict(Kind.OK, "", "");

  /** A state without successor, where the .cfg does not allow it. */
  public static final ModelVerdict DEADLOCK = new ModelVerdict(Kind.DEADLOCK, "deadlock", "");

  public ModelVerdict {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(property);
    Objects.requireNonNull(message);
  }

  /** A violated invariant, action property or temporal property. */
  public static ModelVerdict violated(Kind kind, String property) {
    return new ModelVerdict(kind, property, "");
  }

  public boolean holds() {
    return kind == Kind.OK;
  }
}
