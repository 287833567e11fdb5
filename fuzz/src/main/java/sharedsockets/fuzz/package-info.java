/**
 * Fuzzing with Jazzer: its targets, campaigns of them, and what is made of a finding. A target is a
 * class with a method {@code fuzzerTestOneInput}; each runs in a JVM of its own.
 */
package sharedsockets.fuzz;
