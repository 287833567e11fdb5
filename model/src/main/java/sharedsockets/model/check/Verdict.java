package sharedsockets.model.check;

import java.util.Objects;

/**
 * What an exploration says of a model.
 *
 * @param property the name of the violated property; what is no named property has its kind's word
 *     ({@code deadlock}, {@code assumption}), and {@code OK} has the empty name
 * @param message more about it in the engine's words, such as an assumption's place; may be empty
 */
public record Verdict(Kind kind, String property, String message) {
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
  public static final Verdict HOLDS = new Verdict(Kind.OK, "", "");

  /** A state without successor, where the .cfg does not allow it. */
  public static final Verdict DEADLOCK = new Verdict(Kind.DEADLOCK, "deadlock", "");

  public Verdict {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(property);
    Objects.requireNonNull(message);
  }

  /** A violated invariant, action property or temporal property. */
  public static Verdict violated(Kind kind, String property) {
    return new Verdict(kind, property, "");
  }

  public boolean holds() {
    return kind == Kind.OK;
  }
}
