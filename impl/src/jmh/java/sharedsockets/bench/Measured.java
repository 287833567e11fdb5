package sharedsockets.bench;

/**
 * One row of the table.
 *
 * @param name as people call it
 * @param benchmark class and method
 * @param parameter of the benchmark, or null
 * @param threads that call at the same time
 */
record Measured(String name, String benchmark, String parameter, int threads) {
  /** A call on a socket that nobody else uses: a method of {@link UncontendedCalls}. */
  static Measured call(String name, String method) {
    return new Measured(name, UncontendedCalls.class.getName() + "." + method, null, 1);
  }

  /** A method of {@link PingPong}. */
  static Measured pingPong(String name, String method, String parameter) {
    return new Measured(name, PingPong.class.getName() + "." + method, parameter, 1);
  }

  /** A method of {@link IndependentSockets}, by so many threads. */
  static Measured independent(String method, String kind, int threads) {
    return new Measured(
        "%s, %d threads, %s".formatted(method, threads, kind),
        IndependentSockets.class.getName() + "." + method,
        kind,
        threads);
  }
}
