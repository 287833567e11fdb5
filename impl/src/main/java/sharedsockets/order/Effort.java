package sharedsockets.order;

/**
 * The budget of a search: its time is bounded by the number of attempts to place an event, its
 * memory by the number of orders that it keeps.
 */
final class Effort {
  /** Some seconds of tries, and what they keep in a heap of 512 MiB. */
  static final long USUAL = 1_000_000;

  /** Traces that are long but easy take no more for each event. */
  private static final long TRIES_PER_EVENT = 200;

  /** Orders are kept by a small part of the tries, and each takes about a kilobyte. */
  private static final long TRIES_PER_ORDER = 20;

  private final long most;
  private final long mostTries;
  private long tries;

  /**
   * For one search.
   *
   * @param most how many times an event may be tried at a place, beside some for each event
   */
  Effort(long most, int events) {
    this.most = most;
    mostTries = most + TRIES_PER_EVENT * events;
  }

  void oneTry() {
    tries++;
  }

  long tries() {
    return tries;
  }

  /** Whether nothing more may be tried. */
  boolean isSpent() {
    return tries > mostTries;
  }

  /** How many orders of one moment may be kept. */
  int mostOrders() {
    return (int) Math.max(1, Math.min(most / TRIES_PER_ORDER, Integer.MAX_VALUE / 2));
  }
}
