package sharedsockets.bench;

/**
 * One row of the table.
 *
 * @param name as people call it
 * @param benchmark class and method
 * @param parameter of the benchmark, or null
 */
record Measured(String name, String benchmark, String parameter) {
  /** A call on a socket that nobody else uses: a method of {@link UncontendedCalls}. */
  static Measured call(String name, String method) {
    return new Measured(name, UncontendedCalls.class.getName() + "." + method, null);
  }

  /** A method of {@link PingPong}. */
  static Measured pingPong(String name, String method, String parameter) {
    return new Measured(name, PingPong.class.getName() + "." + method, parameter);
  }
}
