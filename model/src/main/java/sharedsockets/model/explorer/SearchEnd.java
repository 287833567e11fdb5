package sharedsockets.model.explorer;

/**
 * The reason for which a search has ended.
 *
 * @param state the number of the last state that is stored; -1 before any
 * @param successor the packed state that the offending step leads to; null where it has none
 * @param number which invariant, step property or failure
 */
record SearchEnd(Kind kind, long state, long[] successor, int number) {
  enum Kind {
    INVARIANT,
    STEP,
    DEADLOCK,
    /** A variable would get a value that its type lacks. */
    OUT_OF_RANGE,
    /** An expression has no value. */
    FAILURE
  }
}
