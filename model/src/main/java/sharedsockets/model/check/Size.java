package sharedsockets.model.check;

import java.util.Locale;

/** The size class of a configuration. */
public enum Size {
  /** Seconds; every call, failing ones too. */
  SMALL,
  /** A minute or two. */
  STANDARD,
  /** As long as it takes; meant for the compiled engine. */
  DEEP,
  /** A planted fault, or a hazard of the documents, that must be found. */
  NEGATIVE,
  /** Temporal properties under fairness. */
  LIVENESS;

  /** Whether starting an engine takes longer than exploring the states. */
  boolean isBrief() {
    return this != STANDARD && this != DEEP;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
