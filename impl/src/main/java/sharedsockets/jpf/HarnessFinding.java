package sharedsockets.jpf;

/**
 * What is wrong.
 *
 * @param kind in a word or two: deadlock, data race, exception, not linearizable
 * @param details some lines
 */
record HarnessFinding(String kind, String details) {}
