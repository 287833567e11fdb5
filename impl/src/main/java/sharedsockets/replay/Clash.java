package sharedsockets.replay;

/**
 * A contradiction: two answers that no one profile allows.
 *
 * @param point a disputed point, or empty where it is no single one
 * @param value what is shown there
 * @param usual what was shown before
 */
record Clash(String point, String value, String usual) {
  /** Several points together. */
  static final Clash AT_SEVERAL = new Clash("", "", "");

  boolean isAtSeveral() {
    return point.isEmpty();
  }
}
