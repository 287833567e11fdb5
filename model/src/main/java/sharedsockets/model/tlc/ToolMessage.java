package sharedsockets.model.tlc;

/**
 * A message of TLC's {@code -tool} output.
 *
 * @param code one of {@link Code}; text outside any message has {@link Code#PLAIN}
 */
record ToolMessage(int code, int severity, String text) {
  private static final int ERROR = 1;
  private static final int BUG = 2;
  private static final int WARNING = 3;

  boolean isError() {
    return severity == ERROR || severity == BUG;
  }

  boolean isWarning() {
    return severity == WARNING;
  }

  /** The messages that matter here, by TLC's own numbers (its class {@code EC}). */
  static final class Code {
    static final int PLAIN = -1;
    static final int GENERAL_ERROR = 1000;
    static final int NESTED_EXPRESSION = 2103;
    static final int ASSUMPTION_FALSE = 2104;
    static final int INVARIANT_VIOLATED_INITIALLY = 2107;
    static final int PROPERTY_VIOLATED_INITIALLY = 2108;
    static final int INVARIANT_VIOLATED = 2110;
    static final int ACTION_PROPERTY_VIOLATED = 2112;
    static final int DEADLOCK = 2114;
    static final int TEMPORAL_PROPERTY_VIOLATED = 2116;
    static final int BEHAVIOUR_FOLLOWS = 2121;
    static final int BACK_TO_STATE = 2122;
    static final int SUCCESS = 2193;
    static final int DEPTH = 2194;
    static final int STATISTICS = 2199;
    static final int PROGRESS = 2200;
    static final int STATE = 2217;
    static final int STUTTERING = 2218;
    static final int COUNTEREXAMPLE_FOLLOWS = 2264;
    static final int GARBAGE_COLLECTOR = 2401;
    static final int PARSING_FAILED = 3002;

    private Code() {}
  }
}
